/** Energy over time as stacked bars, one part for each tariff band. */
import { compare, plus, sum } from '../app/decimal';
import type { Bucket, OfBand } from './energy';

/** The bands of a day in their usual order, the dearest first; others follow by name. */
const ORDER = ['critical', 'peak', 'flat', 'valley', 'deep-valley'];
const rank = (band: string | null): number => {
  const at = band === null ? -1 : ORDER.indexOf(band);
  return at < 0 ? ORDER.length + (band === null ? 1 : 0) : at;
};

/** All bands of some buckets, in one order for every bar and legend. */
export function bandsIn(all: readonly { bands: readonly OfBand[] }[]): (string | null)[] {
  const names = new Set(all.flatMap((one) => one.bands.map(({ band }) => band)));
  return [...names].toSorted((a, b) => rank(a) - rank(b) || String(a).localeCompare(String(b)));
}

/** The bands of several answers added up. A cost with an unknown part is not known. */
export function addedUp(all: readonly OfBand[]): OfBand[] {
  return bandsIn([{ bands: all }]).map((band) => {
    const its = all.filter((one) => one.band === band);
    const costs = its.map((one) => one.cost);
    return { band, kWh: sum(its.map((one) => one.kWh)), cost: costs.every((one) => one !== null) ? sum(costs) : null, provisional: its.some((one) => one.provisional) };
  });
}

export const most = (buckets: readonly Bucket[]): string => buckets.reduce((top, { kWh }) => (kWh !== null && compare(kWh, top) > 0 ? kWh : top), '0');

export type Layer = { band: string | null; kWh: string; /** Shares of the tallest bar. */ bottom: number; height: number };
/** The layers of one bar from below, the cheapest band first. */
export function layersOf({ bands }: Bucket, order: readonly (string | null)[], top: string): Layer[] {
  let below = '0';
  return order.toReversed().flatMap((band) => {
    const its = bands.filter((one) => one.band === band);
    if (its.length === 0 || top === '0') return [];
    const kWh = sum(its.map((one) => one.kWh));
    const layer = { band, kWh, bottom: Number(below) / Number(top), height: Number(kWh) / Number(top) };
    below = plus(below, kWh);
    return [layer];
  });
}
