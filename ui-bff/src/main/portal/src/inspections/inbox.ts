import { compare } from '../app/decimal';

type Passed = { part: string; batch: string };
type Left = { part: string; number: string; remaining: string | null };

/** Passed inspections whose batch has something left that no certificate took. A batch that the hub does not know is shown. */
export function toCertify<Row extends Passed>(passed: readonly Row[], batches: readonly Left[]): Row[] {
  const left = new Map(batches.map((one) => [JSON.stringify([one.part, one.number]), one.remaining]));
  return passed.filter(({ part, batch }) => {
    const remaining = left.get(JSON.stringify([part, batch]));
    return remaining === undefined || remaining === null || compare(remaining, '0') > 0;
  });
}
