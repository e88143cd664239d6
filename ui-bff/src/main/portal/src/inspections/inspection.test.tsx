import { expect, test } from 'vitest';
import { elements, shown, textOf } from '../app/shown';
import { Inspection } from './Inspection';
import type { Inspection as Inspected, Value } from './inspections';

const planned = { characteristic: 'D1', names: { en: 'Diameter', zh: '直径' }, unit: 'mm', nominal: '50', minimum: '49.95', maximum: '50.05', attribute: null, severity: 'major' as const, instrument: null };
const value = (piece: string, said: string, verdict: 'passed' | 'failed'): Value => ({ characteristic: 'D1', piece, attempt: 1, value: said, text: null, instrument: null, minimum: '49.95', maximum: '50.05', verdict, person: null, measuredAt: '2031-01-28T08:00:00Z' });
const inspection = (more: Partial<Inspected> = {}): Inspected => ({
  id: 'i', owner: 'JIAXIN', number: 'P-7', part: 'JX-1', partnerPart: null, stage: 'final', batch: 'LOT-1', lot: '30', unit: 'PCE', state: 'open', verdict: null, begunAt: '2031-01-28T07:00:00Z', planVersion: 2, edition: 'GB/T 2828.1-2012',
  characteristics: [{ of: planned, quantity: 13, accept: 0, reject: 1, measured: 1, firstPassed: 1, outside: 0 }], missing: ['D1'], usable: null, dispositions: [], doubts: [], reason: null, begunBy: null, decidedBy: null, decidedAt: null, version: 3, values: [value('1', '50.01', 'passed')], ...more,
});
const screen = (one: Inspected, roles = ['quality']) => shown(<Inspection />, { at: '/inspections/i', path: '/inspections/:id', roles, answers: [[['inspections', 'one'], one], [['people'], new Map()], [['part-agreements', 'all'], []], [['partners', 'pairs'], { items: [] }], [['part-agreements', 'names'], { names: new Map(), numbers: { own: new Map(), partners: new Map(), all: new Map() } }]] });

test('an open inspection asks for the next piece and says how far it is', async () => {
  const html = await screen(inspection());
  expect(elements(html, 'span', 'data-testid="pieces"').map(textOf)).toEqual(['1 of 13 pieces']);
  expect(html).toContain('data-characteristic="D1" data-piece="2"');
  expect(textOf(html)).toContain('49.95 – 50.05 mm');
  expect(textOf(html)).toContain('Still to measure: Diameter.');
});

test('a value says in words whether it conforms, not in colour alone', async () => {
  const html = await screen(inspection({ state: 'failed', verdict: 'failed', missing: [], values: [value('1', '50.01', 'passed'), value('2', '50.06', 'failed')] }));
  expect(elements(html, 'tr', 'data-testid="value-row"').map((row) => (textOf(row).includes('Does not conform') ? 'no' : 'yes'))).toEqual(['yes', 'no']);
});

test('only a passed inspection leads to a certificate, and only for quality', async () => {
  const passed = inspection({ state: 'passed', verdict: 'passed', missing: [] });
  const certifies = async (one: Inspected, roles?: string[]): Promise<boolean> => (await screen(one, roles)).includes('data-testid="certify"');
  expect([await certifies(passed), await certifies(passed, ['production']), await certifies(inspection({ state: 'failed', verdict: 'failed' }))]).toEqual([true, false, false]);
});

test('a customer without a grant sees the verdict, and is told that values are not shared', async () => {
  const html = await screen(inspection({ owner: 'HONGZHU', partnerPart: 'HZ-1', lot: null, state: 'passed', verdict: 'passed', missing: [], values: [], characteristics: [] }));
  expect(textOf(html)).toContain('Passed');
  expect(textOf(html)).toContain('shares the verdict with you, not the values');
  expect(html).not.toContain('data-testid="entry"');
});
