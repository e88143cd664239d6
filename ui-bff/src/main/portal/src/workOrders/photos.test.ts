import { expect, test } from 'vitest';
import { numberOf } from './photos';
import type { Report, Reporting } from './workOrders';

const report = (number: number, change: Partial<Report> = {}): Report => ({ number, step: 10, from: '2031-03-03T00:00:00Z', until: '2031-03-03T01:00:00Z', good: '95', scrap: '3', rework: '2', cause: null, batch: null, inputs: [], person: 'P-0007', corrections: [], photos: [], ...change });
const said: Reporting = { step: 10, from: '2031-03-03T00:00:00.000Z', until: '2031-03-03T01:00:00.000Z', good: '95.0', scrap: '3', rework: '2', cause: null, batch: null, inputs: [], person: 'P-0007' };

test('the photo of a report goes to the report of this work by this person', () => {
  expect(numberOf([report(1), report(2, { person: 'P-0008' }), report(3, { step: 20 }), report(4, { good: '90' })], said)).toBe(1);
  expect(numberOf([report(2, { person: 'P-0008' })], said)).toBeUndefined();
  const corrected = { before: { good: '95', scrap: '3', rework: '2' }, reason: 'Miscounted', person: 'P-0007', at: '2031-03-03T02:00:00Z' };
  expect(numberOf([report(1, { good: '90', corrections: [corrected] })], said)).toBe(1);
});
