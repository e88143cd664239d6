/**
 * One item at a time, each line ended by Enter: part, batch, quantity. Scanned and typed text are
 * treated alike.
 */
import { compare, plus, typed } from '../app/decimal';
import { unitOf } from '../labels/units';
import type { Labelled } from './labelled';
import type { Kind } from './stock';

export type Step = 'part' | 'batch' | 'quantity';
export type Way = 'in' | 'out';
/** The label's statements stay with it until it is booked. */
export type Draft = { step: Step; part: string; batch: string | null; label?: Labelled };
/** With the packages that its label names. */
export type Item = { part: string; batch: string | null; quantity: string; packages?: string[] };
export type Taken = { draft: Draft; item?: Item; fault?: 'part' | 'quantity' | 'unbooked' | 'again' };

export const nothing: Draft = { step: 'part', part: '', batch: null };

/**
 * Takes one line. An empty batch means none, an empty quantity means one. A line that is no
 * quantity is reported and asked for again.
 */
export function take(draft: Draft, line: string): Taken {
  const text = line.trim();
  switch (draft.step) {
    case 'part':
      return text === '' ? { draft, fault: 'part' } : { draft: onward({ ...draft, part: text }) };
    case 'batch':
      return { draft: { ...draft, step: 'quantity', batch: text || null } };
    case 'quantity': {
      const quantity = typed(text || '1');
      if (quantity === undefined || compare(quantity, '0') === 0) return { draft, fault: 'quantity' };
      const packages = draft.label?.packages ?? [];
      return { draft: nothing, item: { part: draft.part, batch: draft.batch, quantity, ...(packages.length > 0 && { packages }) } };
    }
  }
}

/**
 * Asks for the next unknown value. A label with part and quantity but no batch means goods without
 * one.
 */
export const onward = (draft: Draft): Draft => ({ ...draft, step: draft.part === '' ? 'part' : draft.step === 'quantity' || draft.batch !== null || draft.label?.whole ? 'quantity' : 'batch' });

/** A step back, so that a wrong scan does not mean a new start. */
export const back = (draft: Draft): Draft => (draft.step === 'quantity' ? { ...draft, step: 'batch', batch: null } : nothing);

/** The booking of a way: goods that leave are negative. */
export const booked = (way: Way, quantity: string): { kind: Kind; quantity: string } => (way === 'in' ? { kind: 'receipt', quantity } : { kind: 'issue', quantity: `-${quantity}` });

/**
 * The movement's number is known after booking; there is none if its document already moved the
 * goods. A document that covers the goods checks part, batch and quantity.
 */
export type Booking = Item & { key: string; site: string; document?: string; movement?: number; way: Way; unit: string; at: string; state: 'waiting' | 'sending' | 'done' | 'same' | 'failed' | 'undone'; error?: unknown; /** Why it is booked although it takes more than the stock. */ reason?: string };

/** The booked scans: their number, and the quantities in and out by unit. */
export function tally(bookings: readonly Booking[]): { scans: number; sums: { unit: string; in: string; out: string }[] } {
  const stand = bookings.filter((one) => one.state === 'done');
  const sums = new Map<string, { in: string; out: string }>();
  for (const { way, unit, quantity } of stand) {
    const sum = sums.get(unit) ?? { in: '0', out: '0' };
    sums.set(unit, { ...sum, [way]: plus(sum[way], quantity) });
  }
  return { scans: stand.length, sums: [...sums].map(([unit, sum]) => ({ unit, ...sum })) };
}


/**
 * A part is kept in one unit: that of the stock, otherwise the label's, otherwise the person's
 * choice.
 */
export const unitOfPart = (there: { unit: string }[], label: Pick<Labelled, 'unit'> | undefined, chosen: string): string => there[0]?.unit ?? (label?.unit ? unitOf(label.unit) : undefined) ?? chosen;
