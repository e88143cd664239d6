import { expect, test } from 'vitest';
import { minus, sum } from '../app/decimal';
import { randomly } from '../app/randomly';
import { inPercent, isThin, stepsOf } from './oee';

test('a ratio is rounded to tenths of a percent without a float', () => {
  expect(['0.8756', '0.87549', '1', '0', '1.0374', '-0.0004', '-0.0646', '0.75'].map(inPercent)).toEqual(['87.6', '87.5', '100.0', '0.0', '103.7', '0.0', '-6.5', '75.0']);
});

test('the example of ISO 22400-2: 0.875 x 0.900 x 0.952 leaves 75.0 of 100', () => {
  expect(stepsOf({ availability: '0.875', performance: '0.900', quality: '0.952', oee: '0.750', coverage: '1' })).toEqual([
    { factor: 'availability', ratio: '0.875', lost: '12.5', left: '87.5' },
    { factor: 'performance', ratio: '0.900', lost: '8.7', left: '78.8' },
    { factor: 'quality', ratio: '0.952', lost: '3.8', left: '75.0' },
  ]);
});

test('losses and OEE add up to 100 for any factors, also above 1', () => {
  const { below } = randomly(11);
  for (let round = 0; round < 500; round++) {
    const [a, p, q] = [below(1_001), below(1_300), below(1_001)].map((one) => one / 1_000) as [number, number, number];
    const oee = (a * p * q).toFixed(3);
    const steps = stepsOf({ availability: a.toFixed(3), performance: p.toFixed(3), quality: q.toFixed(3), oee, coverage: null });
    expect(minus('100', sum((steps ?? []).map((one) => one.lost)))).toBe(minus(inPercent(oee), '0'));
  }
});

test('without an ideal time there is no way to an OEE, and nothing is taken as 0', () => {
  expect(stepsOf({ availability: '0.9', performance: null, quality: '1', oee: null, coverage: '1' })).toBeUndefined();
});

test('a figure of less than nine tenths of the time is thin; an unknown share is not judged', () => {
  expect([isThin('0.899'), isThin('0.9'), isThin(null)]).toEqual([true, false, false]);
});
