/**
 * The contents of a schedule's chart: bars and bands by day, and the cumulatives. The table below
 * has the same numbers.
 */
import { daysAfter, daysBetween, mondayOf } from '../app/days';
import { minus, plus, sum } from '../app/decimal';
import { type CallOffLine, type Firmness, firmnesses, type Gone, type ScheduleDetail } from './callOffs';
import { lastDayOf } from './judging';

export type Bar = { key: string; from: string; until: string; quantity: string; firmness: Firmness; promises: CallOffLine['promises']; line: CallOffLine };
/** A former quantity that is no longer wanted in this form. */
export type Ghost = { key: string; from: string; until: string; quantity: string };
export type Band = { firmness: Firmness; from: string; until: string };
export type Point = { day: string; value: string };
/** Something that was shipped or received. */
export type Moved = { day: string; quantity: string };

type Before = (line: CallOffLine) => string | null;

const byDay = <T extends { from: string }>(a: T, b: T): number => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0);

export const barsOf = (lines: CallOffLine[]): Bar[] =>
  lines.map((line) => ({ key: `${line.due}|${line.ordinal}`, from: line.due, until: lastDayOf(line), quantity: line.quantity, firmness: line.firmness, promises: line.promises, line })).toSorted(byDay);

export function ghostsOf(lines: CallOffLine[], gone: Gone[], before: Before): Ghost[] {
  const changed = lines.flatMap((line): Ghost[] => {
    const quantity = before(line);
    const from = line.movedFrom ?? line.due;
    if (quantity === null || Number(quantity) === 0 || (line.change !== 'moved' && Number(quantity) === Number(line.quantity))) return [];
    return [{ key: `${line.due}|${line.ordinal}`, from, until: daysAfter(from, daysBetween(line.due, lastDayOf(line))), quantity }];
  });
  const removed = gone.filter((one) => one.change === 'removed' && Number(one.previousQuantity ?? 0) > 0);
  return [...changed, ...removed.map((one) => ({ key: `gone ${one.due}|${one.ordinal}`, from: one.due, until: one.due, quantity: one.previousQuantity ?? '0' }))].toSorted(byDay);
}

/**
 * One week's share of a quantity over these days, so that bars of months and weeks share one scale.
 */
export function perWeek({ from, until }: { from: string; until: string }, quantity: string): number {
  const days = daysBetween(from, until) + 1;
  return days > 7 ? (Number(quantity) * 7) / days : Number(quantity);
}

/** The firmness of each stretch of time. Neighbours with the same firmness join. */
export function bandsOf(bars: Bar[]): Band[] {
  const bands: Band[] = [];
  for (const bar of bars) {
    const last = bands.at(-1);
    if (last?.firmness === bar.firmness) last.until = bar.until > last.until ? bar.until : last.until;
    else bands.push({ firmness: bar.firmness, from: bar.from, until: bar.until });
  }
  return bands;
}

/** The total demand, and the demand by firmness; the parts add up to the total. */
export function totalsOf(lines: Pick<CallOffLine, 'quantity' | 'firmness'>[]): { all: string; by: { firmness: Firmness; quantity: string; lines: number }[] } {
  const by = firmnesses.flatMap((firmness) => {
    const its = lines.filter((line) => line.firmness === firmness);
    return its.length > 0 ? [{ firmness, quantity: sum(its.map((line) => line.quantity)), lines: its.length }] : [];
  });
  return { all: sum(by.map((one) => one.quantity)), by };
}

/**
 * The base of the line count: the receipts that the release states, otherwise the rest below its
 * first cumulative.
 */
export function baseOf({ received, lines }: Pick<ScheduleDetail, 'received' | 'lines'>): string {
  const [first] = lines;
  return received.cumulative ?? (first?.cumulative ? minus(first.cumulative, first.quantity) : '0');
}

/** Steps upwards from a base, one per day. */
export function rising(base: string, moved: Moved[]): Point[] {
  const points: Point[] = [];
  let value = base;
  for (const { day, quantity } of moved.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))) {
    value = plus(value, quantity);
    const last = points.at(-1);
    if (last?.day === day) last.value = value;
    else points.push({ day, value });
  }
  return points;
}

/** The steps to a total, and the start: the total less the moved quantities. */
export type Led = { start: string; points: Point[]; moved: Moved[] };
export function ledTo(total: string, moved: Moved[]): Led {
  const start = minus(total, sum(moved.map((one) => one.quantity)));
  return { start, points: rising(start, moved), moved };
}

/** A stepped line's value on a day: that of the last step before, or the base. */
export const valueOn = (points: Point[], day: string, base: string): string => points.findLast((point) => point.day <= day)?.value ?? base;

/**
 * The days of the chart: from before today and the latest movements to the end of the last line.
 */
export function spanOfChart(bars: Bar[], ghosts: Ghost[], today: string, moved: Moved[]): { from: string; until: string } {
  const recent = moved.map((one) => one.day).filter((day) => day >= daysAfter(today, -56));
  const starts = [daysAfter(today, -7), ...recent, ...[...bars, ...ghosts].map((one) => one.from)].toSorted();
  const ends = [daysAfter(today, 14), ...[...bars, ...ghosts].map((one) => one.until), ...bars.flatMap((bar) => bar.promises.map((one) => one.date))].toSorted();
  return { from: mondayOf(starts[0] ?? today), until: ends.at(-1) ?? today };
}

/** The Mondays between two days. */
export function mondaysIn(from: string, until: string): string[] {
  const first = mondayOf(from) === from ? from : daysAfter(mondayOf(from), 7);
  return Array.from({ length: Math.max(0, Math.floor(daysBetween(first, until) / 7) + 1) }, (_, at) => daysAfter(first, at * 7));
}

/** Round ticks from the least to the most; `step` divides the span. */
export function ticksOf(low: number, high: number, step: number): number[] {
  const first = Math.floor(low / step) * step;
  return Array.from({ length: Math.ceil((high - first) / step) + 1 }, (_, at) => first + at * step);
}
