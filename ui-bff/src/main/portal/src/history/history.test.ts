import { expect, test } from 'vitest';
import { idOf, partsOf, streamOf } from './history';

test('a stream and its id lead to each other, whatever its key holds', () => {
  for (const stream of ['PurchaseOrder:HENGYUE:4500099007', 'DeliverySchedule:HENGYUE:JIAXIN:PLANT1:GB%2FT5782-M24:4600090:-', 'Stock:恒岳>>??']) expect(streamOf(idOf(stream))).toBe(stream);
  expect(idOf('a>>??')).not.toMatch(/[+/=]/);
  expect(streamOf('!')).toBe('!');
});

test('what a stream is about is said in its own words', () =>
  expect(partsOf('DeliverySchedule:HENGYUE:JIAXIN:PLANT1:GB%2FT5782-M24:-:-')).toEqual({ type: 'DeliverySchedule', words: ['HENGYUE', 'JIAXIN', 'PLANT1', 'GB/T5782-M24'] }));
