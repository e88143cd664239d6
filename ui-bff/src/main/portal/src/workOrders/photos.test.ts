import { expect, test } from 'vitest';
import { fitted, numberOf } from './photos';
import type { Report, Reporting } from './workOrders';

test('a picture is shrunk to 1600 pixels on its longest side, and a smaller one stays', () => {
  expect(fitted(4000, 3000)).toEqual({ width: 1600, height: 1200 });
  expect(fitted(3000, 4000)).toEqual({ width: 1200, height: 1600 });
  expect(fitted(800, 600)).toEqual({ width: 800, height: 600 });
  expect(fitted(100_000, 1)).toEqual({ width: 1600, height: 1 });
});

const report = (number: number, change: Partial<Report> = {}): Report => ({ number, step: 10, from: '2031-03-03T00:00:00Z', until: '2031-03-03T01:00:00Z', good: '95', scrap: '3', rework: '2', cause: null, batch: null, inputs: [], person: 'P-0007', corrections: [], photos: [], ...change });
const said: Reporting = { step: 10, from: '2031-03-03T00:00:00.000Z', until: '2031-03-03T01:00:00.000Z', good: '95.0', scrap: '3', rework: '2', cause: null, batch: null, inputs: [], person: 'P-0007' };

test('the photo of a report goes to the report of this work by this person', () => {
  expect(numberOf([report(1), report(2, { person: 'P-0008' }), report(3, { step: 20 }), report(4, { good: '90' })], said)).toBe(1);
  expect(numberOf([report(2, { person: 'P-0008' })], said)).toBeUndefined();
});
