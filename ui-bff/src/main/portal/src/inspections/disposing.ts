import { minus, sum } from '../app/decimal';
import { type Characteristic, characteristicsOf, type Inspection, type Use } from './inspections';

/** Goods of a lot that failed are accepted only by a concession. */
export const usesOf = ({ state, verdict }: Pick<Inspection, 'state' | 'verdict'>): Use[] => (state === 'open' ? [] : verdict === 'passed' ? ['accept', 'rework', 'scrap', 'return', 'concession'] : ['rework', 'scrap', 'return', 'concession']);

/** The part of the lot that has no disposition yet. */
export const leftOf = ({ lot, dispositions }: Pick<Inspection, 'lot' | 'dispositions'>): string => minus(lot ?? '0', sum(dispositions.map((one) => one.quantity)));

/** The characteristics of a decided lot that some value did not conform to. A concession is asked for one of them. */
export function nonconformingOf({ state, characteristics }: Pick<Inspection, 'state' | 'characteristics'>): Characteristic[] {
  if (state === 'open') return [];
  const outside = new Set(characteristics.filter((one) => one.outside > 0).map((one) => one.of.characteristic));
  return characteristicsOf({ characteristics }).filter((one) => outside.has(one.characteristic));
}
