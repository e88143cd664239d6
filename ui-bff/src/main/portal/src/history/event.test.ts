import { expect, test } from 'vitest';
import { isAmount, valuesOf, wordsOfPointer, wordsOfRow } from './event';
import { subjectOf } from './history';

test('a pointer is read as words, and its rows are counted from one', () => {
  expect(wordsOfPointer('/lines/0/quantity')).toEqual(['lines', '1', 'quantity']);
  expect(wordsOfPointer('/terms/a~1b')).toEqual(['terms', 'a/b']);
  expect(wordsOfPointer('')).toEqual([]);
});

test('only amounts are written with separators', () => {
  expect(['/lines/0/quantity', '/price', '/lines/3/received'].map(isAmount)).toEqual([true, true, true]);
  expect(['/number', '/lines/0/line', '/release', '/part', ''].map(isAmount)).toEqual([false, false, false, false, false]);
});

test('a row that came is told field by field', () =>
  expect(valuesOf([{ view: 'orders', row: 'r', pointer: '', before: null, after: { state: 'open', site: null, lines: [{ quantity: '5' }] } }]).map((one) => [one.pointer, one.before, one.after])).toEqual([
    ['/state', null, 'open'],
    ['/lines/0/quantity', null, '5'],
  ]));

test('a row is named by the key of its stream, a line by its day', () => {
  const id = Buffer.from('PurchaseOrder:HENGYUE:45%2F001').toString('base64url');
  expect(wordsOfRow(id)).toEqual(['HENGYUE', '45/001']);
  expect(wordsOfRow(`${id}.10`)).toEqual(['HENGYUE', '45/001', '10']);
  expect(wordsOfRow(`${id}.2026-12-01/0`)).toEqual(['HENGYUE', '45/001', '2026-12-01']);
  expect(wordsOfRow(`${id}.2026-12-01/2`)).toEqual(['HENGYUE', '45/001', '2026-12-01', '2']);
  expect(wordsOfRow('2026-12-01/0')).toEqual(['2026-12-01']);
  expect(wordsOfRow('2026-12-01/2')).toEqual(['2026-12-01', '2']);
});

test('every event leads to the page of its subject, otherwise to that of its part', () => {
  const idOf = (stream: string): string => Buffer.from(stream).toString('base64url');
  const order = idOf('PurchaseOrder:HENGYUE:4500099007');
  expect(subjectOf(order)).toBe(`/orders/${order}`);
  expect(subjectOf(idOf('Stock:JIAXIN:JX1:JX-4711%2FA'))).toBe('/stock?site=JX1&part=JX-4711%2FA');
  expect(subjectOf(idOf('ProductionSchedule:JIAXIN:JX1:JX-4711%2FA'))).toBe('/parts?number=JX-4711%2FA');
  expect(subjectOf(idOf('Grant:HENGYUE:x'))).toBeUndefined();
});
