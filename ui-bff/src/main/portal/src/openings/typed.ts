import { useDraftAbout } from '../app/draft';
import { isDay } from '../app/days';
import { compare, minus, sum, typed } from '../app/decimal';
import type { Goods, Terms } from './openings';

/** As it is typed: what is left empty is not said. */
export type GoodsFields = { deliveryNote: string; quantity: string; arrives: string };
export type Fields = { asOf: string; unit: string; received: string; shipped: string; since: string; lastDeliveryNote: string; inTransit: GoodsFields[]; note: string; reason: string };

export const typedOf = ({ deliveryNote, quantity, arrives }: Goods): GoodsFields => ({ deliveryNote, quantity, arrives: arrives ?? '' });

/** What a form begins with: the numbers that were proposed, if any were. */
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

/** What was typed and not sent; other numbers that come meanwhile are shown beside it, and do not take it away. */
export const useProposalDraft = (schedule: string) => useDraftAbout<Fields>('openings.proposing', schedule, '');

export type Fault = 'needed' | 'notANumber' | 'differs';

/** What is wrong, by field; numbers that do not add up are said where they are summed, and stop the form too. */
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

/** What is in transit, against shipped less received; nothing before both are numbers. */
export function totals({ received, shipped, inTransit }: Fields): { sum: string; difference: string; agree: boolean } | undefined {
  const [came, went] = [typed(received), typed(shipped)];
  if (came === undefined || went === undefined) return undefined;
  const all = sum(inTransit.flatMap((one) => typed(one.quantity) ?? []));
  const difference = minus(went, came);
  return { sum: all, difference, agree: compare(all, difference) === 0 };
}
