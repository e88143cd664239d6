import type { Kind, Sample } from './plans';

/** A rule as it is typed or published. */
export type Rule = { kind: Kind; quantity: string; level: string; aql: string };

/** The pieces of a typed lot; undefined unless it is a whole number above zero. */
export function lotOf(typed: string): number | undefined {
  const plain = typed.normalize('NFKC').replaceAll(/[\s,]/g, '');
  return /^[1-9]\d{0,8}$/.test(plain) ? Number(plain) : undefined;
}

/** The sample of a rule that needs no table: no failure is accepted. Undefined for AQL, or without a number. */
export function plainSample({ kind, quantity }: Rule, lot: number): Sample | undefined {
  const pieces = kind === 'all' ? lot : kind === 'fixed' ? lotOf(quantity) : undefined;
  return pieces === undefined ? undefined : { quantity: Math.min(pieces, lot), accept: 0, reject: 1 };
}
