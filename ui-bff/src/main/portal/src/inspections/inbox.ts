import { compare } from '../app/decimal';
import { certifiable } from './certifying';
import type { InspectionRow } from './inspections';

type Passed = Pick<InspectionRow, 'part' | 'batch' | 'stage' | 'state' | 'verdict'>;
type Left = { part: string; number: string; remaining: string | null };

/**
 * Passed inspections whose batch has something left that no certificate took. A batch that the hub
 * does not know is shown. Incoming goods have their maker's certificate.
 */
export function toCertify<Row extends Passed>(passed: readonly Row[], batches: readonly Left[]): Row[] {
  const left = new Map(batches.map((one) => [JSON.stringify([one.part, one.number]), one.remaining]));
  return passed.filter((one) => {
    const { part, batch, stage } = one;
    if (stage === 'incoming' || !certifiable(one)) return false;
    const remaining = left.get(JSON.stringify([part, batch]));
    return remaining === undefined || remaining === null || compare(remaining, '0') > 0;
  });
}
