import { expect, test } from 'vitest';
import type { BalanceRow, Course } from './balance';
import { extremes } from './chart';
import { bandOf, boundLine, courseLine, lowestOf, scaleOfCourse } from './course';

const course = (more: Partial<Course> = {}): Course => ({ days: 7, lowest: ['40', '10', '-20'], minimum: null, maximum: null, ...more });

test('the small picture holds all of its numbers, zero among them', () => {
  const { x, y } = scaleOfCourse(course({ maximum: ['60', '60', null] }), 106, 26);
  expect([x(0), x(2)]).toEqual([3, 103]);
  expect([y(60), y(-20), y(0)]).toEqual([3, 23, 18]);
  expect(courseLine(['40', '-20'], x, y)).toBe('M3 8L53 23');
  expect(lowestOf(course())).toEqual({ at: 2, quantity: '-20' });
});

test('the band lies between minimum and maximum, and ends where the horizon tells no more', () => {
  const ranged = course({ minimum: ['5', '5', null], maximum: ['60', '60', '60'] });
  const { x, y } = scaleOfCourse(ranged, 106, 26);
  expect(bandOf(ranged, x, y)).toBe('M3 3L53 3L53 16.8L3 16.8Z');
  expect(bandOf(course(), x, y)).toBeUndefined();
  expect(bandOf(course({ minimum: ['5', '5', '5'] }), x, y)).toContain('M3 0');
});

test('the chart has room for minimum and maximum, and draws them where they are known', () => {
  const row = (minimum: string | null): BalanceRow => ({ in: { confirmed: '0', planned: '0' }, out: '0', closing: '10', minimum, maximum: '80' }) as unknown as BalanceRow;
  expect(extremes([row('-5')])).toEqual([-5, 80]);
  expect(boundLine([row('5'), row(null), row('6')], 'minimum', (at) => at * 10, 10, (value) => value)).toBe('M0 5H10M20 6H30');
});
