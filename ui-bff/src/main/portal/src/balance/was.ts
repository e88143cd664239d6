/** A number beside the one that it is compared with. */
import { compare } from '../app/decimal';
import type { BalanceRow } from './balance';

/** The sign of a column: inflow, outflow, or none for stock. */
export type Sign = '+' | '−' | '';

/** A number with its column's sign; zero has no sign. */
export const signedAs = (sign: Sign, decimal: string, quantity: (decimal: string) => string): string => `${Number(decimal) === 0 ? '' : sign}${quantity(decimal)}`;

/** The former number; undefined if it is equal or unknown. */
export function wasOf(then: BalanceRow | undefined, now: BalanceRow, numberOf: (row: BalanceRow) => string | null): string | null | undefined {
  const [before, is] = [then && numberOf(then), numberOf(now)];
  return before === undefined || before === is || (before !== null && is !== null && compare(before, is) === 0) ? undefined : before;
}
