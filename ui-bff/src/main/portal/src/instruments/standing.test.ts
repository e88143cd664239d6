import { expect, test } from 'vitest';
import { calibrationsOf } from './calibrations';
import { dueBy, standingOf } from './standing';

const on = (calibratedUntil: string | null, foundOutOfTolerance: string | null = null) => standingOf({ calibratedUntil, foundOutOfTolerance }, '2031-01-28');

test('a calibration holds on its last day, and is due in the 30 days before', () => {
  expect(['2031-01-27', '2031-01-28', '2031-02-27', '2031-02-28'].map((day) => on(day))).toEqual(['ended', 'soon', 'soon', 'valid']);
});

test('an instrument out of tolerance may not measure, however long its calibration would hold', () => {
  expect([on('2032-01-01', '2031-01-20'), on(null)]).toEqual(['out-of-tolerance', 'never']);
});

test('the overdue end before today, and the others within 30 days', () => {
  expect([dueBy('overdue', '2031-01-28'), dueBy('soon', '2031-01-28'), dueBy(undefined, '2031-01-28')]).toEqual(['2031-01-27', '2031-02-27', undefined]);
});

const event = (position: number, type: string, data: unknown, party = 'JIAXIN') => ({ position, at: '2031-01-28T08:00:00Z', type, data, actor: { party, user: 'P-0005', client: null, name: { en: 'Lin Juan', zh: '林娟' } } });

test('calibrations are read from the history with the person who entered them', () => {
  const events = [event(9, 'instrument-out-of-tolerance', { on: '2031-01-20', lastGood: '2030-01-05' }), event(5, 'instrument-calibrated', { on: '2030-01-05', until: '2031-01-05' }), event(2, 'instrument-registered', {})];
  expect(calibrationsOf(events).map(({ position, on: day, until, result }) => [position, day, until, result])).toEqual([
    [9, '2031-01-20', null, 'out-of-tolerance'],
    [5, '2030-01-05', '2031-01-05', 'passed'],
  ]);
  expect(calibrationsOf(events)[0]?.by?.zh).toBe('林娟');
});
