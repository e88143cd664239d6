import { expect, test } from 'vitest';
import { nearest, placed } from './placing';

const MINUTE = 60_000;

test('a long pause is shortened on the bar and said', () => {
  const times = [0, 1, 2, 3, 3 + 60 * 24 * 30, 3 + 60 * 24 * 30 + 1].map((minute) => minute * MINUTE);
  const { places, breaks } = placed(times);
  expect(breaks).toHaveLength(1);
  expect(breaks[0]?.milliseconds).toBe(60 * 24 * 30 * MINUTE);
  // The others keep a visible distance from each other.
  expect((places[1] ?? 0) - (places[0] ?? 0)).toBeGreaterThan(0.05);
  expect(breaks[0]?.at).toBeGreaterThan(places[3] ?? 1);
  expect(breaks[0]?.at).toBeLessThan(places[4] ?? 0);
});

test('without a long pause events stand in proportion to their times', () => {
  const { places, breaks } = placed([0, 10, 30, 40]);
  expect(breaks).toEqual([]);
  expect(places).toEqual([0, 0.25, 0.75, 1]);
});

test('events of one moment stand beside each other', () => {
  const { places } = placed([5, 5, 5]);
  expect(new Set(places).size).toBe(3);
  expect(places.at(-1)).toBe(1);
  expect(placed([])).toEqual({ places: [], breaks: [] });
  expect(placed([7]).places).toEqual([0]);
});

test('a point on the bar belongs to the nearest event', () => {
  expect([-1, 0.1, 0.13, 0.3, 0.8, 2].map((point) => nearest([0, 0.25, 0.5, 1], point))).toEqual([0, 0, 1, 1, 3, 3]);
});
