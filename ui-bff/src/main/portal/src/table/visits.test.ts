import { expect, test } from 'vitest';
import { beforeOf } from './visits';

const seen = '2027-01-04T08:00:00Z';
const minutes = (count: number): number => Date.parse(seen) + count * 60_000;

test('who comes back after half an hour begins a visit, and compares with the end of the one before', () => {
  expect(beforeOf('before=2027-01-03T16:40:00Z', seen, minutes(31))).toBe(seen);
  expect(beforeOf('before=2027-01-03T16:40:00Z', seen, minutes(5))).toBe('2027-01-03T16:40:00Z');
  expect(beforeOf('', seen, minutes(5))).toBeUndefined();
});
