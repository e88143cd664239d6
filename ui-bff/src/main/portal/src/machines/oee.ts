/** The steps from planned busy time to OEE: each factor reduces the rest that the factor before left (ISO 22400-2). */
import type { Oee } from './machines';

/** A ratio as an exact percentage, rounded to tenths: 0.8756 is 87.6. */
export function inPercent(ratio: string): string {
  const negative = ratio.startsWith('-');
  const [whole = '0', fraction = ''] = ratio.replace('-', '').split('.');
  const digits = BigInt(whole + fraction.padEnd(4, '0').slice(0, 4));
  const tenths = (digits + 5n) / 10n;
  const text = `${tenths / 10n}.${tenths % 10n}`;
  return negative && tenths !== 0n ? `-${text}` : text;
}

const tenths = (percent: string): number => Math.round(Number(percent) * 10);
const asPercent = (count: number): string => (count / 10).toFixed(1);

const factors = ['availability', 'performance', 'quality'] as const;
export type Factor = (typeof factors)[number];
/** The percentage of the planned busy time that a factor leaves, and the one that it takes. */
export type Step = { factor: Factor; ratio: string; lost: string; left: string };

/** The three steps; undefined if one of them is not known. Losses and OEE add up to exactly 100. */
export function stepsOf(oee: Oee): Step[] | undefined {
  if (oee.oee === null) return undefined;
  const steps: Step[] = [];
  let left = 1_000;
  let product = 1;
  for (const factor of factors) {
    const ratio = oee[factor];
    if (ratio === null) return undefined;
    product *= Number(ratio);
    // The last step ends at the hub's own figure, which is not the product of rounded factors.
    const after = factor === 'quality' ? tenths(inPercent(oee.oee)) : Math.round(product * 1_000);
    steps.push({ factor, ratio, lost: asPercent(left - after), left: asPercent(after) });
    left = after;
  }
  return steps;
}

/** Below this share of known time, the screen warns that a figure says little. */
const LITTLE = 0.9;
export const isThin = (coverage: string | null): boolean => coverage !== null && Number(coverage) < LITTLE;
