import { compare, minus, sum, typed } from '../app/decimal';

export const reasonCodes = ['capacity', 'material', 'tooling', 'quality', 'transport', 'holiday', 'price', 'part-unknown', 'other'] as const;
export type ReasonCode = (typeof reasonCodes)[number];

/** One date and quantity during typing. */
export type Split = { id: number; date: string; quantity: string };
export type Promised = { date: string; quantity: string };

let next = 0;
export const split = (promised: Promised): Split => ({ id: next++, ...promised });
export const promised = (splits: Split[]): Promised[] => splits.map(({ date, quantity }) => ({ date, quantity: typed(quantity) ?? quantity }));

/** The typed sum less the requested quantity; null while a number is unreadable. */
export function balance(splits: Split[], asked: string): string | null {
  const quantities = splits.flatMap((one) => typed(one.quantity) ?? []);
  return quantities.length === splits.length ? minus(sum(quantities), asked) : null;
}

/** Whether more is typed than requested, which is no valid answer. */
export const isMore = (splits: Split[], asked: string): boolean => compare(balance(splits, asked) ?? '0', '0') > 0;

export type SplitFault = 'date' | 'quantity' | 'zero' | 'twice';

/** The row's fault that prevents sending, in the order in which a person would correct it. */
export function faultOf(one: Split, all: Split[]): SplitFault | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(one.date)) return 'date';
  const quantity = typed(one.quantity);
  if (quantity === undefined) return 'quantity';
  if (compare(quantity, '0') === 0 && all.length > 1) return 'zero';
  return all.some((other) => other !== one && other.date === one.date) ? 'twice' : null;
}

/** The pointer of a field error ends in row and field: …/promises/1/quantity. */
export function pointed(pointer: string): { row: number; field: 'date' | 'quantity' } | null {
  const match = /\/(\d+)\/(date|quantity)$/.exec(pointer);
  return match ? { row: Number(match[1]), field: match[2] as 'date' | 'quantity' } : null;
}
