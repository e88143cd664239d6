import { expect, test } from 'vitest';
import { leftOf, usesOf } from './disposing';

test('goods of a lot that failed are not accepted without a concession', () => {
  expect(usesOf({ state: 'failed', verdict: 'failed' })).toEqual(['rework', 'scrap', 'return', 'concession']);
  expect(usesOf({ state: 'overruled', verdict: 'passed' })[0]).toBe('accept');
  expect(usesOf({ state: 'open', verdict: null })).toEqual([]);
});

test('no more goods are disposed of than the lot has left', () => {
  const disposed = (quantity: string) => ({ kind: 'scrap' as const, quantity, at: '2031-01-28T08:00:00Z' });
  expect(leftOf({ lot: '30', dispositions: [disposed('2.5'), disposed('7')] })).toBe('20.5');
  expect(leftOf({ lot: '30', dispositions: [] })).toBe('30');
});
