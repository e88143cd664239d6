import { describe, expect, test } from 'vitest';
import { isOutside, limitsText, measured, placed } from './limits';

describe('a value within its limits', () => {
  test('is read as laboratories write it, below zero too', () => {
    expect(['531', ' 0.027 ', '−20', '1,200.5', '0,35', '５３１', '+4'].map(measured)).toEqual(['531', '0.027', '-20', '1200.5', '0.35', '531', '4']);
    expect(['', 'ok', '<0.005', '5 3', '1.2.3'].map(measured)).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });

  test('is outside only beyond a limit, and not at it', () => {
    const limits = { minimum: '-20', maximum: '0.30' };
    expect(['-20', '0.3', '0'].map((value) => isOutside(value, limits))).toEqual([false, false, false]);
    expect(['-20.01', '0.301'].map((value) => isOutside(value, limits))).toEqual([true, true]);
    expect(isOutside('99', { minimum: null, maximum: null })).toBe(false);
  });

  test('stands in the middle part between two', () => {
    const limits = { minimum: '500', maximum: '600' };
    expect(placed('500', limits)).toEqual({ from: 0.2, until: 0.8, at: 0.2 });
    expect(placed('550', limits)?.at).toBeCloseTo(0.5);
    expect(placed('600', limits)?.at).toBeCloseTo(0.8);
    expect(placed('499', limits)?.at).toBeLessThan(0.2);
    expect(placed('9000', limits)?.at).toBeCloseTo(0.97);
  });

  test('stands beside the one limit on its own side of it, however far', () => {
    const least = { minimum: '500', maximum: null };
    expect(placed('500', least)).toEqual({ from: 0.3, until: 1, at: 0.3 });
    expect(placed('531', least)?.at).toBeGreaterThan(0.3);
    expect(placed('5000', least)?.at).toBeCloseTo(0.9);
    expect(placed('499', least)?.at).toBeLessThan(0.3);
    const most = { minimum: null, maximum: '0.035' };
    expect(placed('0.021', most)?.at).toBeLessThan(0.7);
    expect(placed('0.036', most)?.at).toBeGreaterThan(0.7);
    expect(placed('0', { minimum: '0', maximum: null })?.at).toBeCloseTo(0.3);
  });

  test('is drawn where both limits are one, and not without any', () => {
    const one = { minimum: '5', maximum: '5' };
    expect([placed('5', one)?.at, placed('4', one)?.at, placed('6', one)?.at]).toEqual([0.5, 0.03, 0.97]);
    expect(placed('5', { minimum: null, maximum: null })).toBeUndefined();
  });

  test('has its limits said with the sign of the one that there is', () => {
    const say = (decimal: string): string => decimal;
    expect(limitsText({ minimum: '22', maximum: '30' }, say)).toBe('22 – 30');
    expect(limitsText({ minimum: '22', maximum: null }, say)).toBe('≥ 22');
    expect(limitsText({ minimum: null, maximum: '0.035' }, say)).toBe('≤ 0.035');
    expect(limitsText({ minimum: null, maximum: null }, say)).toBeUndefined();
  });
});
