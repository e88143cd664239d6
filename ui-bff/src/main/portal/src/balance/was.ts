/** A number beside the one that it is compared with. */
import { compare } from '../app/decimal';
import type { BalanceRow } from './balance';

/** Of a column of the balance: what flows in, what flows out, or a stock. */
export type Sign = '+' | '−' | '';

/** A number as its column writes it; nothing that flows has no sign. */
export const signedAs = (sign: Sign, decimal: string, quantity: (decimal: string) => string): string => `${Number(decimal) === 0 ? '' : sign}${quantity(decimal)}`;

/** What stood there before; undefined where it is the same number or nothing is known. */
export function wasOf(then: BalanceRow | undefined, now: BalanceRow, numberOf: (row: BalanceRow) => string | null): string | null | undefined {
  const [before, is] = [then && numberOf(then), numberOf(now)];
  return before === undefined || before === is || (before !== null && is !== null && compare(before, is) === 0) ? undefined : before;
}
