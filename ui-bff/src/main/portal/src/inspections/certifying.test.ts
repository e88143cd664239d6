import { expect, test } from 'vitest';
import { certifiable, filledFrom, pathToCertify } from './certifying';
import type { Value } from './inspections';

const diameter = { of: { characteristic: 'D1', names: { en: 'Diameter', zh: '直径' }, unit: 'mm', nominal: '50', minimum: '49.95', maximum: '50.05', attribute: null, severity: 'major' as const, instrument: null }, quantity: 2, accept: 0, reject: 1, measured: 2, firstPassed: 1, outside: 1 };
const value = (piece: string, attempt: number, said: string): Value => ({ characteristic: 'D1', piece, attempt, value: said, text: null, verdict: 'passed', instrument: null, person: null, measuredAt: '2031-01-28T08:00:00Z', minimum: '49.95', maximum: '50.05' });
const inspection = { id: 'aW5z', number: 'P-7', part: 'JX-1', batch: 'LOT-1', lot: '97', usable: '96', unit: 'PCE', characteristics: [diameter], values: [value('2', 1, '50.01'), value('1', 1, '50.09'), value('1', 2, '50.02')] };

const words = { name: (names: { en: string }) => names.en, extreme: (name: string, which: string, count: number) => `${name} ${which} of ${count}`, share: (name: string, count: number, all: number) => `${name}, ${count} of ${all}` };

test('a certificate is filled in from its inspection, with the last attempt at each piece', () => {
  const filled = filledFrom(inspection, null, words);
  expect({ ...filled, rows: filled.rows.map((row) => `${row.characteristic} ${row.minimum}–${row.maximum} ${row.value}`) }).toEqual({ number: 'P-7', part: 'JX-1', batches: 'LOT-1', quantity: '96', unit: 'PCE', rows: ['Diameter 49.95–50.05 50.02', 'Diameter 49.95–50.05 50.01'] });
});

test('the way to the certificate names the inspection', () => {
  expect(pathToCertify(inspection)).toBe('/certificates/new?inspection=aW5z&part=JX-1&batch=LOT-1&type=3.1');
});

test('only an inspection that passed leads to a certificate', () => {
  expect((['open', 'passed', 'failed', 'overruled'] as const).map((state) => certifiable({ state, verdict: state === 'overruled' ? 'passed' : null }))).toEqual([false, true, false, true]);
  expect(certifiable({ state: 'overruled', verdict: 'failed' })).toBe(false);
});

test('a certificate takes no more than other certificates left of the batch', () => {
  expect([filledFrom(inspection, '37', words).quantity, filledFrom(inspection, '500', words).quantity, filledFrom({ ...inspection, usable: null }, null, words).quantity]).toEqual(['37', '96', '97']);
});

test('more values than a certificate takes become the smallest and the largest', () => {
  const values = Array.from({ length: 201 }, (_, at) => value(String(at + 1), 1, `50.${String(at).padStart(3, '0')}`));
  expect(filledFrom({ ...inspection, values }, null, words).rows.map((row) => `${row.characteristic}: ${row.value}`)).toEqual(['Diameter smallest of 201: 50.000', 'Diameter largest of 201: 50.200']);
});

test('more judgements than a certificate takes become one row of the failed and one of the passed, with their counts', () => {
  const surface = { ...diameter, of: { ...diameter.of, characteristic: 'S', names: null, unit: null, minimum: null, maximum: null, attribute: 'no cracks' } };
  const judged = (failed: number): Value[] => Array.from({ length: 201 }, (_, at) => ({ ...value(String(at + 1), 1, ''), characteristic: 'S', value: null, text: at > 0 && at <= failed ? 'failed' : 'passed', verdict: at > 0 && at <= failed ? 'failed' : 'passed', minimum: null, maximum: null }));
  const rows = (failed: number) => filledFrom({ ...inspection, characteristics: [surface], values: judged(failed) }, null, words).rows.map((row) => `${row.characteristic}: ${row.value}`);
  expect(rows(3)).toEqual(['S, 3 of 201: failed', 'S, 198 of 201: passed']);
  expect(rows(0)).toEqual(['S, 201 of 201: passed']);
});

test('a batch of which certificates left nothing gets no quantity', () => {
  expect([filledFrom(inspection, '0', words).quantity, filledFrom(inspection, '-3', words).quantity]).toEqual(['', '']);
});
