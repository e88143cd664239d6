import { expect, test } from 'vitest';
import { attemptOf } from './attempts';

test('the same again after no answer goes under its first key and moment, so that it is taken once', () => {
  const first = attemptOf(undefined, { part: 'A', quantity: '12' });
  expect(attemptOf(first, { part: 'A', quantity: '12' })).toBe(first);
});

test('anything else goes under a key of its own, as the hub refuses one key for two bodies', () => {
  const first = attemptOf(undefined, { part: 'A', quantity: '12' });
  expect(attemptOf(first, { part: 'A', quantity: '13' }).key).not.toBe(first.key);
});
