import { describe, expect, test } from 'vitest';
import { randomly } from './randomly';
import { DAY, gapOf, type Hours, lengthOf, overlapOf, pieces, piecesOf, timeOf, WEEK, weekdays } from './week';

const night: Hours = { days: ['sun'], from: '22:00', until: '06:00' };

describe('hours of a week', () => {
  test('that end before they begin go on with the next day, after Sunday with Monday', () => {
    expect(piecesOf(night)).toEqual([{ day: 6, from: 1_320, until: DAY }, { day: 0, from: 0, until: 360 }]);
  });

  test('last a whole day where both times are the same', () => {
    expect(lengthOf({ from: '06:00', until: '06:00' })).toBe(DAY);
    expect(piecesOf({ days: ['mon'], from: '00:00', until: '00:00' })).toEqual([{ day: 0, from: 0, until: DAY }]);
  });

  test('that meet at the end of one do not overlap; a minute earlier they do', () => {
    expect(overlapOf([night, { days: ['mon'], from: '06:00', until: '14:00' }])).toBeUndefined();
    expect(overlapOf([{ days: ['tue'], from: '06:00', until: '14:00' }, night, { days: ['mon'], from: '05:59', until: '14:00' }])).toEqual([2, 1]);
  });

  test('leave a gap at the first time that none of them covers', () => {
    expect(gapOf([{ days: weekdays, from: '00:00', until: '00:00' }])).toBeUndefined();
    expect(gapOf([{ days: weekdays, from: '08:00', until: '07:00' }])).toEqual({ day: 'mon', time: '07:00' });
    expect(gapOf([])).toEqual({ day: 'mon', time: '00:00' });
  });

  test('at random are as long as their pieces, and a minute is taken twice only where they overlap', () => {
    const { below, oneOf } = randomly(41);
    for (let round = 0; round < 200; round++) {
      const all = Array.from({ length: 1 + below(4) }, (): Hours => ({ days: [...new Set([oneOf(weekdays), oneOf(weekdays)])], from: timeOf(below(96) * 15), until: timeOf(below(96) * 15) }));
      const times = Array.from({ length: WEEK }, () => 0);
      for (const one of all) for (const { day, from, until } of piecesOf(one)) for (let at = from; at < until; at++) times[day * DAY + at] = (times[day * DAY + at] ?? 0) + 1;
      expect(times.reduce((sum, one) => sum + one, 0)).toBe(all.reduce((sum, one) => sum + one.days.length * lengthOf(one), 0));
      expect(overlapOf(all) !== undefined).toBe(times.some((one) => one > 1));
      expect(gapOf(all) !== undefined).toBe(times.includes(0));
    }
    expect(pieces('mon', 0, 0)).toEqual([]);
  });
});
