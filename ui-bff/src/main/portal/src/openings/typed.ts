import { useDraftAbout } from '../app/draft';
import { isDay } from '../app/days';
import { compare, minus, sum, typed } from '../app/decimal';
import type { Goods, Terms } from './openings';

/** Typed values; an empty field is not stated. */
export type GoodsFields = { deliveryNote: string; quantity: string; arrives: string };
export type Fields = { asOf: string; unit: string; received: string; shipped: string; since: string; lastDeliveryNote: string; inTransit: GoodsFields[]; note: string; reason: string };

export const typedOf = ({ deliveryNote, quantity, arrives }: Goods): GoodsFields => ({ deliveryNote, quantity, arrives: arrives ?? '' });

/** The form's first values: the proposed numbers, if any. */
export const fieldsOf = (terms: Terms | undefined, unit: string, yesterday: string): Fields => ({
  asOf: terms?.asOf ?? yesterday,
  unit: terms?.unit ?? unit,
  received: terms?.received ?? '',
  shipped: terms?.shipped ?? '',
  since: terms?.since ?? '',
  lastDeliveryNote: terms?.lastDeliveryNote ?? '',
  inTransit: terms?.inTransit.map(typedOf) ?? [],
  note: '',
  reason: '',
});

/** Typed unsent values. Other numbers that arrive meanwhile appear beside them. */
export const useProposalDraft = (schedule: string) => useDraftAbout<Fields>('openings.proposing', schedule, '');

export type Fault = 'needed' | 'notANumber' | 'differs';

/** Faults by field. Sums that do not agree are reported at the sum, and also stop the form. */
export function judged(fields: Fields, reasoned: boolean): Record<string, Fault> {
  const faults: Record<string, Fault> = {};
  const number = (name: string, text: string): void => {
    if (text === '') faults[name] = 'needed';
    else if (typed(text) === undefined) faults[name] = 'notANumber';
  };
  if (!isDay(fields.asOf)) faults.asOf = 'needed';
  number('received', fields.received);
  number('shipped', fields.shipped);
  for (const [at, one] of fields.inTransit.entries()) {
    if (one.deliveryNote.trim() === '') faults[`note${at}`] = 'needed';
    number(`quantity${at}`, one.quantity);
  }
  if (reasoned && fields.reason.trim() === '') faults.reason = 'needed';
  if (totals(fields)?.agree === false) faults.inTransit = 'differs';
  return faults;
}

/** Goods in transit against shipped less received; undefined until both are numbers. */
export function totals({ received, shipped, inTransit }: Fields): { sum: string; difference: string; agree: boolean } | undefined {
  const [came, went] = [typed(received), typed(shipped)];
  if (came === undefined || went === undefined) return undefined;
  const all = sum(inTransit.flatMap((one) => typed(one.quantity) ?? []));
  const difference = minus(went, came);
  return { sum: all, difference, agree: compare(all, difference) === 0 };
}
