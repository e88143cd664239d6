import { expect, test } from 'vitest';
import { toCertify } from './inbox';

test('a passed inspection waits for a certificate until certificates took the whole batch', () => {
  const passed = [
    { part: 'JX-1', batch: 'A' },
    { part: 'JX-1', batch: 'B' },
    { part: 'JX-2', batch: 'A' },
  ];
  const batches = [
    { part: 'JX-1', number: 'A', remaining: '0' },
    { part: 'JX-1', number: 'B', remaining: '37' },
  ];
  expect(toCertify(passed, batches)).toEqual([passed[1], passed[2]]);
});
