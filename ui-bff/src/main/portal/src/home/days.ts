import { compare, plus } from '../app/decimal';
import { sameUnit } from '../app/format';

export type Amount = { unit: string; quantity: string; lines: number };
/** The quantities due and shipped on each day, as the hub sums them by unit. */
export type Report = { today: string; days: { date: string; calledOff: Amount[]; ordered: Amount[]; shipped: Amount[] }[]; otherDue: number };

/** Both bars of a day; `list` is the list that holds what is due. */
export type Bar = { date: string; due: string; shipped: string; list: '/call-offs' | '/orders' };

/** The units of a report, the one with the most lines first. */
export function unitsOf({ days }: Report): string[] {
  const lines = new Map<string, number>();
  for (const one of days.flatMap((day) => [...day.calledOff, ...day.ordered, ...day.shipped])) lines.set(sameUnit(one.unit), (lines.get(sameUnit(one.unit)) ?? 0) + one.lines);
  return [...lines].toSorted(([a, x], [b, y]) => y - x || a.localeCompare(b)).map(([unit]) => unit);
}

const inUnit = (amounts: readonly Amount[], unit: string): string => amounts.filter((one) => sameUnit(one.unit) === unit).reduce((all, one) => plus(all, one.quantity), '0');

/** The bars of one unit. Units are never added to one another. */
export const barsOf = ({ days }: Report, unit: string): Bar[] =>
  days.map(({ date, calledOff, ordered, shipped }) => ({
    date,
    due: inUnit([...calledOff, ...ordered], unit),
    shipped: inUnit(shipped, unit),
    list: inUnit(calledOff, unit) === '0' && inUnit(ordered, unit) !== '0' ? '/orders' : '/call-offs',
  }));

/** The tallest bar. */
export const tallest = (bars: readonly Bar[]): string => bars.flatMap(({ due, shipped }) => [due, shipped]).reduce((most, one) => (compare(one, most) > 0 ? one : most), '0');
