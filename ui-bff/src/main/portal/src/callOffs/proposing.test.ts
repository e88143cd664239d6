import { expect, test } from 'vitest';
import { daysAfter, today } from '../app/days';
import type { CallOffLine } from './callOffs';
import { daysOf, draftOf, proposed, readRow } from './proposing';

const day = (days: number): string => daysAfter(today(), days);
const line = (due: string, more: Partial<CallOffLine> = {}): CallOffLine => ({ schedule: 's', due, ordinal: 0, bucket: 'day', quantity: '100', unit: 'PCE', state: 'open', promises: [], reason: null, ...more }) as CallOffLine;
const bulk = { way: 'shift' as const, days: '3', date: '' };

test('days are whole, either way, and no more than a year', () => {
  expect(['3', '+3', '-3', '−3', ' 12 ', '3.5', 'x', '', '400'].map(daysOf)).toEqual([3, 3, -3, -3, 12, undefined, undefined, undefined, undefined]);
});

test('a shift moves each line from its own day, and a day is the same for all', () => {
  const lines = [line(day(4)), line(day(9), { bucket: 'week' })];
  expect(proposed(lines, bulk).map((one) => [one.promise.date, one.outcome, one.daysLate])).toEqual([[day(7), 'late', 3], [day(12), 'accepted', 0]]);
  expect(proposed(lines, { ...bulk, days: '-1' }).map((one) => one.outcome)).toEqual(['early', 'early']);
  expect(proposed(lines, { ...bulk, way: 'date', date: day(9) }).map((one) => [one.promise.date, one.outcome])).toEqual([[day(9), 'late'], [day(9), 'accepted']]);
  expect(proposed(lines, { ...bulk, way: 'asked' }).map((one) => one.outcome)).toEqual(['accepted', 'accepted']);
  expect(proposed(lines, { ...bulk, days: '' })).toEqual([]);
});

test('nothing is proposed for a day that is over, but what is overdue may be confirmed as it was called off', () => {
  expect(proposed([line(day(2))], { ...bulk, days: '-5' })[0]?.outcome).toBe('past');
  expect(proposed([line(day(-2))], { ...bulk, way: 'asked' })[0]?.outcome).toBe('accepted');
});

test('an answer in the row wants a reason where it is less, later or earlier', () => {
  const asked = line(day(5));
  const typed = (quantity: string, date = day(5), reason = '') => readRow(asked, { ...draftOf(asked), quantity, date, reason });
  expect(typed('100')).toMatchObject({ fault: null, wantsReason: false, outcome: 'accepted', reason: null });
  expect(typed('80')).toMatchObject({ fault: 'reason', outcome: 'short', missing: '20' });
  expect(typed('80', day(5), 'capacity')).toMatchObject({ fault: null, reason: { code: 'capacity', text: '' } });
  expect(typed('100', day(7)).fault).toBe('reason');
  expect(typed('100', day(4)).fault).toBe('reason');
  expect([typed('101').fault, typed('x').fault, typed('100', '').fault]).toEqual(['more', 'quantity', 'date']);
  expect(typed('0', day(5), 'material')).toMatchObject({ fault: null, promises: [], missing: '100' });
});

test('an answer in the row begins with what is promised', () => {
  const promised = line(day(5), { state: 'short', promises: [{ date: day(6), quantity: '60' }], reason: { code: 'material', text: 'x' } });
  expect(draftOf(promised)).toEqual({ quantity: '60', date: day(6), reason: 'material', asked: '100' });
});
