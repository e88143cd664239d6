import { expect, test } from 'vitest';
import { fieldsOf, judged, totals } from './typed';

const filled = { ...fieldsOf(undefined, 'PCE', '2026-11-30'), received: '100', shipped: '140', inTransit: [{ deliveryNote: 'LS-1', quantity: '40', arrives: '' }] };

test('what is in transit is all that was shipped and not received', () => {
  expect(totals(filled)).toEqual({ sum: '40', difference: '40', agree: true });
  expect(judged(filled, false)).toEqual({});
  expect(totals({ ...filled, shipped: '140.5' })).toEqual({ sum: '40', difference: '40.5', agree: false });
  expect(judged({ ...filled, shipped: '140.5' }, false)).toEqual({ inTransit: 'differs' });
  expect(totals({ ...filled, shipped: '' })).toBeUndefined();
});

test('cumulatives are read as the screens write them', () => {
  expect(totals({ ...filled, received: '19,143', shipped: '19,183' })).toEqual({ sum: '40', difference: '40', agree: true });
});

test('less shipped than received does not add up', () => {
  expect(judged({ ...filled, shipped: '90', inTransit: [] }, false)).toEqual({ inTransit: 'differs' });
});

test('what is missing or no number is said where it is', () => {
  expect(judged({ ...filled, received: '', shipped: '1x', inTransit: [{ deliveryNote: ' ', quantity: 'x', arrives: '' }] }, true)).toEqual({
    received: 'needed',
    shipped: 'notANumber',
    note0: 'needed',
    quantity0: 'notANumber',
    reason: 'needed',
  });
  expect(judged({ ...filled, asOf: '' }, false)).toEqual({ asOf: 'needed' });
});

test('a form begins with what was proposed, without the words', () => {
  const terms = { asOf: '2026-11-30', unit: 'KGM', received: '1', shipped: '2', since: null, lastDeliveryNote: 'LS-0', inTransit: [{ deliveryNote: 'LS-1', quantity: '1', arrives: '2026-12-02' }], note: 'ours' };
  expect(fieldsOf(terms, 'PCE', '2026-12-01')).toEqual({ asOf: '2026-11-30', unit: 'KGM', received: '1', shipped: '2', since: '', lastDeliveryNote: 'LS-0', inTransit: [{ deliveryNote: 'LS-1', quantity: '1', arrives: '2026-12-02' }], note: '', reason: '' });
});
