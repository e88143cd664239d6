import { expect, test } from 'vitest';
import { formatFor } from './format';

test('quantities are grouped without passing through a float', () => {
  expect(formatFor('en').quantity('12345678901234567.5')).toBe('12,345,678,901,234,567.5');
  expect(formatFor('en').rounded('1435.765217')).toBe('1,435.77');
  expect([formatFor('en').days('3.96'), formatFor('zh').days('4'), formatFor('en').days('0.04')]).toEqual(['3.9', '4', '0']);
  expect(formatFor('zh').signed('-1200')).toBe('−1,200');
  expect(formatFor('en').signed('50')).toBe('+50');
  expect(formatFor('en').amount('1280.50')).toBe('1,280.50');
  expect(formatFor('en').money('1280.5')).toBe('1,280.50');
  expect(formatFor('en').money('0.0525')).toBe('0.0525');
});

test('a calendar day is the same day in every time zone', () => {
  const year = new Date().getFullYear();
  expect(formatFor('en').date(`${year}-12-01`)).toBe('01 Dec');
  expect([formatFor('en').weekdayAndDate('2024-12-01'), formatFor('zh').weekdayAndDate('2024-12-01')]).toEqual(['Sun 01 Dec 2024', '2024年12月1日 周日']);
  expect(formatFor('zh').date(`${year}-12-01`)).toBe('12月1日');
  expect(formatFor('en').date('1999-12-31')).toBe('31 Dec 1999');
  expect(formatFor('zh').date('1999-01-04')).toBe('1999年1月4日');
});

test('weeks, months and units are written as people write them', () => {
  const year = new Date().getFullYear();
  expect([formatFor('en').week(`${year}-W07`), formatFor('zh').week(`${year}-W50`)]).toEqual(['W07', '第50周']);
  expect([formatFor('en').week('1999-W52'), formatFor('zh').week('1999-W52')]).toEqual(['1999 W52', '1999年第52周']);
  expect([formatFor('en').dateIn('1999-W01', '1999-01-04'), formatFor('zh').dateIn('1999-W01', '1999-01-04'), formatFor('en').dateIn('1999-W01', '1998-12-28')]).toEqual(['04 Jan', '1月4日', '28 Dec 1998']);
  expect([formatFor('en').month('2026-12'), formatFor('zh').month('2026-12')]).toEqual(['Dec 2026', '2026年12月']);
  expect([formatFor('en').unit('PCE'), formatFor('zh').unit('PCE'), formatFor('zh').unit('XYZ')]).toEqual(['pcs', '件', 'XYZ']);
});
