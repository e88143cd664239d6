import { expect, test } from 'vitest';
import type { ShiftFigures } from './machines';
import { shiftIn, stepped, windowOf } from './spans';

const local = (text: string): string => new Date(text).toISOString();
const early: ShiftFigures = { day: '2031-01-28', name: 'Early', from: local('2031-01-28T06:00'), until: local('2031-01-28T14:00') };
const late: ShiftFigures = { day: '2031-01-28', name: 'Late', from: local('2031-01-28T14:00'), until: local('2031-01-28T22:00') };
const night: ShiftFigures = { day: '2031-01-28', name: 'Night', from: local('2031-01-28T22:00'), until: local('2031-01-29T06:00') };
const shifts = [early, late, night];
const now = (text: string): number => new Date(text).getTime();

test('the shift that is on is shown, between two shifts the last one, and a chosen one first', () => {
  expect(shiftIn(shifts, undefined, now('2031-01-28T15:00'))).toBe(late);
  expect(shiftIn([early, night], undefined, now('2031-01-28T15:00'))).toBe(early);
  expect(shiftIn(shifts, early.from, now('2031-01-28T15:00'))).toBe(early);
  expect(shiftIn(shifts, undefined, now('2031-01-28T05:00'))).toBeUndefined();
});

test('a night shift is one window, though it ends on the next day', () => {
  const shown = windowOf({ span: 'shift', on: '2031-01-28' }, night, now('2031-01-29T01:00'));
  expect((shown.until - shown.from) / 3_600_000).toBe(8);
});

test('the way leads through shifts, days and weeks, and never to one that has not begun', () => {
  const at = now('2031-01-28T15:00');
  expect(stepped({ span: 'shift', on: '2031-01-28' }, shifts, late, -1, at)).toEqual({ span: 'shift', on: '2031-01-28', shift: early.from });
  expect(stepped({ span: 'shift', on: '2031-01-28' }, shifts, late, 1, at)).toBeUndefined();
  expect(stepped({ span: 'day', on: '2031-01-28' }, shifts, late, -1, at)).toEqual({ span: 'day', on: '2031-01-27' });
  expect(stepped({ span: 'day', on: '2031-01-28' }, shifts, late, 1, at)).toBeUndefined();
  expect(stepped({ span: 'week', on: '2031-01-28' }, shifts, late, -1, at)).toEqual({ span: 'week', on: '2031-01-20' });
});

test('without a shift plan the last hours are shown, and the window stays the same within an hour', () => {
  const window = (text: string) => windowOf({ span: 'shift', on: '2031-01-28' }, undefined, now(text));
  expect(window('2031-01-28T15:10')).toEqual(window('2031-01-28T15:50'));
});
