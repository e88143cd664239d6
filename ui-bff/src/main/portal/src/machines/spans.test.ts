import { expect, test } from 'vitest';
import { asked, shiftIn, stepped, windowOf } from './spans';

const local = (text: string): string => new Date(text).toISOString();
const shift = (day: string, name: string | null, from: string, until: string) => ({ day, name, from: local(from), until: local(until) });
const before = shift('2031-01-27', 'Late', '2031-01-27T14:00', '2031-01-27T22:00');
const night = shift('2031-01-27', 'Night', '2031-01-27T22:00', '2031-01-28T06:00');
const early = shift('2031-01-28', 'Early', '2031-01-28T06:00', '2031-01-28T14:00');
/** The hub tells the shift that is on up to now. */
const late = shift('2031-01-28', 'Late', '2031-01-28T14:00', '2031-01-28T15:00');
const shifts = [before, night, early, shift('2031-01-28', null, '2031-01-28T00:00', '2031-01-28T00:00'), late];
const now = (text: string): number => new Date(text).getTime();
const at = now('2031-01-28T15:00');

test('the last shift that began is shown, and a chosen one of its day first', () => {
  expect(shiftIn(shifts, { on: '2031-01-28' }, at)).toBe(late);
  expect(shiftIn(shifts, { on: '2031-01-27', shift: 'Late' }, at)).toBe(before);
  expect(shiftIn(shifts, { on: '2031-01-28', shift: 'Night' }, at)).toBe(late);
  expect(shiftIn([shift('2031-01-28', null, '2031-01-28T00:00', '2031-01-28T15:00')], { on: '2031-01-28' }, at)).toBeUndefined();
});

test('a night shift belongs to the day on which it began, and is one window', () => {
  expect(shiftIn(shifts, { on: '2031-01-28' }, now('2031-01-28T01:00'))).toBe(night);
  const window = windowOf({ span: 'shift', on: '2031-01-27' }, shifts, night, at);
  expect((window.until - window.from) / 3_600_000).toBe(8);
});

test('the shift that is on is shown up to its end, which the same shift of another day tells', () => {
  const window = windowOf({ span: 'shift', on: '2031-01-28' }, shifts, late, at);
  expect(new Date(window.until).toISOString()).toBe(local('2031-01-28T22:00'));
  expect(windowOf({ span: 'shift', on: '2031-01-28' }, [late], { ...late, until: local('2031-01-28T15:10') }, at).until).toBe(now('2031-01-28T16:00'));
});

test('the way leads through shifts, days and weeks, and never to one that has not begun', () => {
  expect(stepped({ span: 'shift', on: '2031-01-28' }, shifts, late, -1, at)).toEqual({ span: 'shift', on: '2031-01-28', shift: 'Early' });
  expect(stepped({ span: 'shift', on: '2031-01-28' }, shifts, early, -1, at)).toEqual({ span: 'shift', on: '2031-01-27', shift: 'Night' });
  expect(stepped({ span: 'shift', on: '2031-01-28' }, shifts, late, 1, at)).toBeUndefined();
  expect(stepped({ span: 'shift', on: '2031-01-27' }, shifts, before, -1, at)).toBeUndefined();
  expect(stepped({ span: 'day', on: '2031-01-28' }, shifts, late, -1, at)).toEqual({ span: 'day', on: '2031-01-27' });
  expect(stepped({ span: 'day', on: '2031-01-28' }, shifts, late, 1, at)).toBeUndefined();
  expect(stepped({ span: 'week', on: '2031-01-28' }, shifts, late, -1, at)).toEqual({ span: 'week', on: '2031-01-20' });
});

test('a shift is asked for with two days before it, so that its whole length and the one before are known', () => {
  expect(asked({ span: 'shift', on: '2031-01-28' })).toEqual({ from: local('2031-01-26T00:00'), until: local('2031-01-30T00:00') });
});

test('without a shift plan the last hours are shown, and the window stays the same within an hour', () => {
  const window = (text: string) => windowOf({ span: 'shift', on: '2031-01-28' }, [], undefined, now(text));
  expect(window('2031-01-28T15:10')).toEqual(window('2031-01-28T15:50'));
});
