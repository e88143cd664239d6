import { describe, expect, test } from 'vitest';
import { daysAfter, daysBetween, isDay, mondayOf, mondayOfWeek, weekOf } from './days';

describe('days and weeks', () => {
  test('a week belongs to the year of its Thursday', () => {
    expect(['2026-12-07', '2026-12-31', '2027-01-03', '2027-01-04', '2024-12-30'].map(weekOf)).toEqual(['2026-W50', '2026-W53', '2026-W53', '2027-W01', '2025-W01']);
  });

  test('a week and its Monday lead to each other, and a week that is none has no Monday', () => {
    for (const monday of ['2026-12-07', '2026-12-28', '2027-01-04']) expect(mondayOfWeek(weekOf(monday))).toBe(monday);
    expect(mondayOfWeek('2027-W53')).toBeUndefined();
    expect(mondayOfWeek('W50')).toBeUndefined();
  });

  test('Sunday ends its week', () => expect(mondayOf('2026-12-13')).toBe('2026-12-07'));
  test('days cross months and years', () => expect([daysAfter('2026-12-31', 1), daysBetween('2026-11-27', '2027-01-01')]).toEqual(['2027-01-01', 35]));
  test('a day that is not in the calendar is none', () => expect(['2026-02-29', '2026-2-9', '2028-02-29'].map(isDay)).toEqual([false, false, true]));
});
