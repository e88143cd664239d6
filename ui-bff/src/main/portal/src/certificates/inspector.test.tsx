import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { shown, textOf } from '../app/shown';
import { Certificate } from './Certificate';
import type { Certificate as Row } from './certificates';

beforeEach(() => void vi.stubGlobal('window', { location: { origin: 'https://hub.example' } }));
afterEach(() => void vi.unstubAllGlobals());

const row = (change: Partial<Row>): Row => ({
  id: 'c', number: 'HZ-QC-1', buyer: 'HENGYUE', supplier: 'HONGZHU', type: '3.2', state: 'awaits-validation', inForce: false, contested: false, part: 'HY-1', partnerPart: 'HZ-1', quantity: '20', unit: 'PCE', batches: ['H1'], order: null, specification: null, statement: null, results: [], outside: 0, concession: null, issued: '2026-11-30',
  validations: [{ party: 'HONGZHU', person: 'P-0008', name: null, function: null, department: 'quality', at: '2026-11-30T08:00:00Z' }],
  reasons: [], revoked: null, replaces: null, replacesNumber: null, replacedBy: null, replacedByNumber: null, inspector: null, sha256: 'ab', issuedAt: '2026-11-30T08:00:00Z', version: 1, ...change,
});
const numbers = [['part-agreements', 'names'], { names: new Map(), numbers: { own: new Map(), partners: new Map(), all: new Map() } }] as const;
const page = (certificate: Row, roles = ['quality']) => shown(<Certificate />, { at: '/certificates/c', path: '/certificates/:id', as: 'buyer', roles, answers: [[['certificates', 'one'], certificate], [['part-agreements'], []], [['people'], new Map()], numbers] });
const has = (html: string, testId: string): boolean => html.includes(`data-testid="${testId}"`);

test('the agreed inspector validates a 3.2, and neither accepts nor rejects it', async () => {
  const html = await page(row({ inspector: 'JIAXIN' }));
  expect(['validate', 'accept', 'reject', 'revoke'].map((one) => has(html, one))).toEqual([true, false, false, false]);
  expect(textOf(html)).toContain('Not in force yet: your company has to validate it as well.');
  expect(html).not.toContain('/history');
  expect(has(await page(row({ inspector: 'JIAXIN' }), ['buyer']), 'validate')).toBe(false);
});

test('the customer of a 3.2 that an inspector validates sees who it is, and has no button for it', async () => {
  const html = await page(row({ buyer: 'JIAXIN', inspector: 'HENGYUE' }));
  expect(['validate', 'reject'].map((one) => has(html, one))).toEqual([false, true]);
  expect(textOf(html)).toContain('HENGYUE: validation missing');
  expect(has(await page(row({ buyer: 'JIAXIN' })), 'validate')).toBe(true);
});
