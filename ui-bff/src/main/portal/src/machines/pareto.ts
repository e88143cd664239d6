import { minus, plus } from '../app/decimal';
import type { FaultCount } from './machines';
import { inPercent } from './oee';

/** The share of each fault, and the sum of the shares down to it, in percent with one decimal. */
export function paretoOf(faults: readonly Pick<FaultCount, 'share'>[]): { share: string; cumulative: string }[] {
  let exact = '0';
  let said = '0';
  return faults.map((one) => {
    exact = plus(exact, one.share ?? '0');
    const before = said;
    said = inPercent(exact);
    return { share: minus(said, before), cumulative: said };
  });
}
