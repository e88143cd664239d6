import { expect, test } from 'vitest';
import { apiUrl } from './http';
import { addressOf, momentIn } from './moment';

const moment = (search: string) => momentIn(new URLSearchParams(search));

test('a read names the moment once: by its position where that is known', () => {
  expect(apiUrl('/orders', { as: 'buyer', asOf: moment('at=12&asOf=2026-12-01T08:00:00Z') })).toBe('/bff/api/v1/orders?as=buyer&at=12');
  expect(apiUrl('/orders', { asOf: moment('asOf=2026-12-01T08:00:00Z') })).toBe('/bff/api/v1/orders?asOf=2026-12-01T08%3A00%3A00Z');
  expect(apiUrl('/orders', { asOf: moment('') })).toBe('/bff/api/v1/orders');
});

test('what the address says of the moment stays as it is, so that the hub can refuse it', () => {
  expect(addressOf(moment('at=x'))).toEqual({ at: 'x' });
  expect(addressOf(moment('at=12&asOf=2026-12-01T08:00:00Z'))).toEqual({ at: '12', asOf: '2026-12-01T08:00:00Z' });
  expect(moment('as=buyer')).toBeUndefined();
});
