import { expect, test } from 'vitest';
import { elements, onePage, shown, textOf } from '../app/shown';
import { NextVersion } from './Editor';
import { Plan } from './Plan';
import type { Plan as Published } from './plans';

const bore = { characteristic: 'BORE', names: { en: 'Bore', zh: '孔径' }, unit: 'mm', nominal: '10.0', minimum: '9.8', maximum: '10.2', attribute: null, severity: 'major' as const, instrument: 'caliper', sample: { kind: 'aql' as const, quantity: null, level: 'II', aql: '1.0' } };
const surface = { ...bore, characteristic: 'SURFACE', names: { en: 'Surface', zh: '表面' }, unit: null, nominal: null, minimum: null, maximum: null, attribute: 'no cracks', instrument: null, sample: { kind: 'fixed' as const, quantity: 5, level: null, aql: null } };
const plan = (more: Partial<Published> = {}): Published => ({ id: 'p', owner: 'JIAXIN', part: 'JX-1', stage: 'final', planVersion: 2, edition: 'GB/T 2828.1-2012', characteristics: [bore, surface], strictness: 'normal', reason: null, publishedAt: '2031-01-28T07:00:00Z', version: 3, ...more });
const common = [[['people'], new Map()], [['part-agreements', 'all'], []], [['part-agreements', 'names'], { names: new Map(), numbers: { own: new Map(), partners: new Map(), all: new Map() } }], [['sampling-plans'], { quantity: 50, accept: 1, reject: 2 }]] as const;
const screen = (one: Published, at = '/inspection-plans/p', roles = ['quality']) =>
  shown(<Plan />, { at, path: '/inspection-plans/:id', roles, answers: [[['inspection-plans', '/inspection-plans/p/versions'], onePage([one, { ...plan(), planVersion: 1, characteristics: [bore] }])], [['inspection-plans', '/inspection-plans/p'], one], ...common] });

test('a plan shows its characteristics with the sample of a lot of 500', async () => {
  const rows = elements(await screen(plan()), 'tr', 'data-testid="characteristic-row"').map(textOf);
  expect(rows[0]).toContain('9.8 – 10.2');
  expect(rows[0]).toContain('Level II, AQL 1.0 50 pieces, 1 may fail, 2 rejects the lot');
  expect(rows[1]).toContain('no cracks');
  expect(rows[1]).toContain('5 of each lot 5 pieces, 0 may fail, 1 rejects the lot');
});

test('an earlier version stays readable', async () => {
  const html = await screen(plan(), '/inspection-plans/p?version=1');
  expect(textOf(html)).toContain('Characteristics of version 1');
  expect(elements(html, 'tr', 'data-testid="characteristic-row"')).toHaveLength(1);
});

test('only quality resumes inspection, and only where it stopped', async () => {
  const resumes = async (one: Published, roles: string[]): Promise<boolean> => (await screen(one, '/inspection-plans/p', roles)).includes('data-testid="resume"');
  expect([await resumes(plan({ strictness: 'stopped' }), ['quality']), await resumes(plan({ strictness: 'stopped' }), ['production']), await resumes(plan(), ['quality'])]).toEqual([true, false, false]);
});

test('the next version begins with the one in force, and names each field for those who cannot see the table', async () => {
  const html = await shown(<NextVersion />, { at: '/inspection-plans/p/edit', path: '/inspection-plans/:id/edit', roles: ['quality'], answers: [[['inspection-plans', '/inspection-plans/p'], plan()], ...common] });
  expect(html.match(/data-testid="line"/g)).toHaveLength(2);
  expect(html).toContain('aria-label="Lower limit, BORE"');
  expect(textOf(html)).toContain('Version 3');
});
