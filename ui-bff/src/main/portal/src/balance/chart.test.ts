import { describe, expect, test } from 'vitest';
import type { BalanceRow } from './balance';
import { everyHow, extremes, scaleOf, stepFor, sumsOf } from './chart';

const row = (planned: string, out: string | null, closing: string | null): BalanceRow => ({ from: '2026-12-07', until: '2026-12-07', opening: null, cover: null, coverAtLeast: null, in: { confirmed: '10', planned }, out, outFirm: out, closing });

describe('the chart of a balance', () => {
  test('holds all that is drawn: what comes in above zero, what goes out below, and the stock', () => {
    expect(extremes([row('50', '90', '30'), row('0', '20', '-40')])).toEqual([-90, 60]);
    const { top, bottom, y } = scaleOf(extremes([row('50', '90', '30')]), 100);
    expect([y(top), y(bottom)]).toEqual([0, 100]);
    expect(top).toBeGreaterThanOrEqual(60);
    expect(bottom).toBeLessThanOrEqual(-90);
  });

  test('has zero among its ticks, whatever the numbers are', () => {
    for (const closing of ['3', '47', '-12', '1234567', '0.4']) expect(scaleOf(extremes([row('7', '9', closing)]), 200).ticks).toContain(0);
  });

  test('draws nothing for a demand that is not shared', () => expect(extremes([row('50', null, null)])).toEqual([0, 60]));

  test('sums up both sides, and the stock is their distance', () => {
    expect(sumsOf('30', [row('0.5', '20', '20.5'), row('0', '40.25', '-9.75')])).toEqual([
      { demand: '20', firm: '20', supply: '40.5' },
      { demand: '60.25', firm: '60.25', supply: '50.5' },
    ]);
  });

  test('knows no sum behind a demand that is not shared', () =>
    expect(sumsOf('0', [row('0', '5', '5'), row('0', null, null), row('0', '5', null)]).map(({ demand }) => demand)).toEqual(['5', null, null]));

  test('steps are round', () => expect([9, 12, 48, 130, 0.9].map((span) => stepFor(span, 5))).toEqual([2, 5, 10, 50, 0.2]));
  test('names do not touch', () => expect([everyHow(8, 44), everyHow(60, 44)]).toEqual([6, 1]));
});
