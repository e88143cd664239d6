import { minus, sum } from '../app/decimal';
import type { Inspection, Use } from './inspections';

/** Goods of a lot that failed are accepted only by a concession. */
export const usesOf = ({ state, verdict }: Pick<Inspection, 'state' | 'verdict'>): Use[] => (state === 'open' ? [] : verdict === 'passed' ? ['accept', 'rework', 'scrap', 'return', 'concession'] : ['rework', 'scrap', 'return', 'concession']);

/** The part of the lot that has no disposition yet. */
export const leftOf = ({ lot, dispositions }: Pick<Inspection, 'lot' | 'dispositions'>): string => minus(lot ?? '0', sum(dispositions.map((one) => one.quantity)));
