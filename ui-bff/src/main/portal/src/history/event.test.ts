import { expect, test } from 'vitest';
import { wordsOfPointer } from './event';
import { subjectOf } from './history';

test('a pointer is read as words, and its rows are counted from one', () => {
  expect(wordsOfPointer('/lines/0/quantity')).toEqual(['lines', '1', 'quantity']);
  expect(wordsOfPointer('/terms/a~1b')).toEqual(['terms', 'a/b']);
  expect(wordsOfPointer('')).toEqual([]);
});

test('every event leads to the page of its subject, otherwise to that of its part', () => {
  const idOf = (stream: string): string => Buffer.from(stream).toString('base64url');
  const order = idOf('PurchaseOrder:HENGYUE:4500099007');
  expect(subjectOf(order)).toBe(`/orders/${order}`);
  expect(subjectOf(idOf('Stock:JIAXIN:JX1:JX-4711%2FA'))).toBe('/stock?site=JX1&part=JX-4711%2FA');
  expect(subjectOf(idOf('ProductionSchedule:JIAXIN:JX1:JX-4711%2FA'))).toBe('/parts?number=JX-4711%2FA');
  expect(subjectOf(idOf('Grant:HENGYUE:x'))).toBeUndefined();
});
