import { expect, test } from 'vitest';
import { randomly } from '../app/randomly';
import { states } from './machines';
import { type Interval, marksOf, pieceAt, piecesOf, secondsByState } from './ribbon';

const at = (clock: string): number => Date.parse(`2031-01-28T${clock}:00Z`);
const interval = (from: string, until: string | null, state: Interval['state'] = 'running'): Interval => ({ from: new Date(at(from)).toISOString(), until: until === null ? null : new Date(at(until)).toISOString(), state, parts: null, good: null, kWh: null });
const shift = { from: at('08:00'), until: at('16:00') };
const said = (all: ReturnType<typeof piecesOf>): string[] => all.map(({ interval: { state }, at: begin, width, lasts }) => `${state} ${begin} ${width}${lasts ? ' lasts' : ''}`);

test('an interval that reaches beyond the window is cut at its edges', () => {
  expect(said(piecesOf([interval('07:00', '10:00'), interval('15:00', '17:00', 'down')], shift, at('18:00')))).toEqual(['running 0 0.25', 'down 0.875 0.125']);
});

test('a state that lasts ends now, and time ahead is no piece', () => {
  expect(said(piecesOf([interval('08:00', '10:00', 'setup'), interval('10:00', null)], shift, at('12:00')))).toEqual(['setup 0 0.25', 'running 0.25 0.25 lasts']);
  expect(piecesOf([interval('06:00', '07:00'), interval('17:00', null)], shift, at('18:00'))).toEqual([]);
});

test('a finger between two pieces chooses the nearer one', () => {
  const pieces = piecesOf([interval('08:00', '10:00'), interval('14:00', '16:00')], shift, at('18:00'));
  expect([0.1, 0.3, 0.45, 0.55, 1].map((share) => pieceAt(pieces, share))).toEqual([0, 0, 0, 1, 1]);
  expect(pieceAt([], 0.5)).toBe(-1);
});

test('the states of a full window add up to it, however it is cut', () => {
  const { below, oneOf } = randomly(7);
  for (let round = 0; round < 200; round++) {
    const minutes = [...new Set(Array.from({ length: 1 + below(30) }, () => below(600)))].toSorted((a, b) => a - b);
    const instant = (minute: number): string => new Date(at('07:00') + minute * 60_000).toISOString();
    const intervals = minutes.map((minute, index): Interval => ({ ...interval('07:00', null, oneOf(states)), from: index === 0 ? instant(0) : instant(minute), until: index + 1 < minutes.length ? instant(minutes[index + 1] ?? 0) : null }));
    const seconds = secondsByState(piecesOf(intervals, shift, at('20:00')));
    expect([...seconds.values()].reduce((sum, one) => sum + one, 0)).toBe(8 * 3_600);
  }
});

test('marks stand on full hours, at most ten of them in a day', () => {
  const marks = marksOf(shift);
  expect(marks.every((one) => new Date(one).getMinutes() === 0 && one >= shift.from && one <= shift.until)).toBe(true);
  expect([marks.length, marksOf({ from: at('00:00'), until: at('00:00') + 86_400_000 }).length <= 10]).toEqual([9, true]);
});
