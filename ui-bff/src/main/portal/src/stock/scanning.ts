/** One item at a time, each line ended by Enter: part, batch, quantity. What a scanner types and what hands type is the same. */
import { compare, plus, typed } from '../app/decimal';
import { unitOf } from '../labels/units';
import type { Labelled } from './labelled';
import type { Kind } from './stock';

export type Step = 'part' | 'batch' | 'quantity';
export type Way = 'in' | 'out';
/** What a label said stands beside it until it is booked. */
export type Draft = { step: Step; part: string; batch: string | null; label?: Labelled };
/** With the packages that its label names. */
export type Item = { part: string; batch: string | null; quantity: string; packages?: string[] };
export type Taken = { draft: Draft; item?: Item; fault?: 'part' | 'quantity' | 'unbooked' | 'again' };

export const nothing: Draft = { step: 'part', part: '', batch: null };

/** Takes one line. An empty batch is none, an empty quantity is one; what is no quantity is said and asked again. */
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

/** Asks for what is not known yet; a label that says part and quantity and no batch is of goods without one. */
export const onward = (draft: Draft): Draft => ({ ...draft, step: draft.part === '' ? 'part' : draft.step === 'quantity' || draft.batch !== null || draft.label?.whole ? 'quantity' : 'batch' });

/** A step back: who scanned the wrong thing does not begin anew. */
export const back = (draft: Draft): Draft => (draft.step === 'quantity' ? { ...draft, step: 'batch', batch: null } : nothing);

/** How a way is booked: what goes out is negative. */
export const booked = (way: Way, quantity: string): { kind: Kind; quantity: string } => (way === 'in' ? { kind: 'receipt', quantity } : { kind: 'issue', quantity: `-${quantity}` });

/** The movement's number is known once it is booked; there is none where its document had the goods already. A document that the goods belong to checks part, batch and quantity. */
export type Booking = Item & { key: string; site: string; document?: string; movement?: number; way: Way; unit: string; at: string; state: 'waiting' | 'sending' | 'done' | 'same' | 'failed' | 'undone'; error?: unknown; /** Why it is booked although it takes more than there is. */ reason?: string };

/** What was booked and stands: how many scans, and how much went in and out by unit. */
export function tally(bookings: readonly Booking[]): { scans: number; sums: { unit: string; in: string; out: string }[] } {
  const stand = bookings.filter((one) => one.state === 'done');
  const sums = new Map<string, { in: string; out: string }>();
  for (const { way, unit, quantity } of stand) {
    const sum = sums.get(unit) ?? { in: '0', out: '0' };
    sums.set(unit, { ...sum, [way]: plus(sum[way], quantity) });
  }
  return { scans: stand.length, sums: [...sums].map(([unit, sum]) => ({ unit, ...sum })) };
}


/** A part is kept in one unit: what is there says in which, else the label does, else the person. */
export const unitOfPart = (there: { unit: string }[], label: Pick<Labelled, 'unit'> | undefined, chosen: string): string => there[0]?.unit ?? (label?.unit ? unitOf(label.unit) : undefined) ?? chosen;
