/** The quantity in transit below an opening is the sum of the goods above it, over random forms. */
import { expect, test } from 'vitest';
import { minus, sum } from '../app/decimal';
import { randomly } from '../app/randomly';
import { type Fields, judged, totals } from './typed';

test('goods under way are added up, and differ from shipped less received or do not', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const { below, oneOf } = randomly(seed);
    const inTransit = Array.from({ length: below(6) }, (_, at) => ({ deliveryNote: `LS-${at}`, quantity: `${below(90)}${oneOf(['', '.5'] as const)}`, arrives: '' }));
    const all = sum(inTransit.map((one) => one.quantity));
    const shipped = String(1_000 + below(500));
    const received = oneOf([minus(shipped, all), '900'] as const);
    const fields: Fields = { asOf: '2027-01-04', unit: 'PCE', received, shipped, since: '', lastDeliveryNote: '', inTransit, note: '', reason: '' };
    expect(totals(fields)).toEqual({ sum: all, difference: minus(shipped, received), agree: minus(shipped, received) === all });
    expect(judged(fields, false).inTransit).toBe(minus(shipped, received) === all ? undefined : 'differs');
  }
});
