import { expect, test } from 'vitest';
import { streamOf } from '../app/streams';
import { pageOf, partsOf } from './history';

/** A stream's id as the hub returns it. */
const idOf = (stream: string): string => Buffer.from(stream).toString('base64url');

test('an id leads to its stream, whatever its key holds', () => {
  for (const stream of ['PurchaseOrder:HENGYUE:4500099007', 'DeliverySchedule:HENGYUE:JIAXIN:PLANT1:GB%2FT5782-M24:4600090:-', 'Stock:恒岳>>??']) expect(streamOf(idOf(stream))).toBe(stream);
  expect(streamOf('!')).toBe('!');
});

test('what a stream is about is said in its own words', () =>
  expect(partsOf('DeliverySchedule:HENGYUE:JIAXIN:PLANT1:GB%2FT5782-M24:-:-')).toEqual({ type: 'DeliverySchedule', words: ['HENGYUE', 'JIAXIN', 'PLANT1', 'GB/T5782-M24'] }));

test('the way to a history leads over the page of what it is about, where that has one', () => {
  const id = idOf('DeliverySchedule:HENGYUE:JIAXIN:PLANT1:HY-24017:4600090:-');
  expect(pageOf(id)).toEqual({ to: `/call-offs/${id}`, name: 'HY-24017' });
  expect(pageOf(idOf('PurchaseOrder:HENGYUE:45%2F001'))?.name).toBe('45/001');
  expect(pageOf(idOf('Grant:HENGYUE:x'))).toBeUndefined();
  expect(pageOf('!')).toBeUndefined();
});
