import { expect, test } from 'vitest';
import { elements, shown, textOf } from '../app/shown';
import { Batch } from './Batch';
import type { BatchRow, Genealogy, Node } from './batches';

const batch = (more: Partial<BatchRow> = {}): BatchRow => ({ id: 'b', maker: 'JIAXIN', part: 'JX-1', partnerPart: null, number: 'LOT-1', state: 'usable', declared: true, quantity: '97', unit: 'PCE', remaining: '37', contested: false, reused: false, certificates: [], problems: [], version: 2, ...more });
const node = (id: string, maker: string, state: Node['state'] = 'usable'): Node => ({ id, maker, part: 'P', number: id.toUpperCase(), state, quantity: null, unit: null, certificates: [], missing: [] });
const origin: Genealogy = { nodes: [node('b', 'JIAXIN'), node('h', 'HONGZHU'), node('x', 'HONGZHU', null)], edges: [{ from: 'h', to: 'b', quantity: '120', unit: 'KGM', event: 7 }, { from: 'x', to: 'b', quantity: '5', unit: 'KGM', event: 7 }], continues: ['h'] };
const use: Genealogy = { nodes: [node('b', 'JIAXIN')], edges: [], continues: ['b'] };
const screen = (one: BatchRow, roles = ['quality']) =>
  shown(<Batch />, { at: '/batches/b', path: '/batches/:id', roles, answers: [[['batches', '/batches/b'], one], [['batches', '/batches/b/genealogy', { as: 'supplier', asOf: undefined }, { direction: 'origin', depth: 20 }], origin], [['batches', '/batches/b/genealogy', { as: 'supplier', asOf: undefined }, { direction: 'use', depth: 20 }], use], [['part-agreements', 'names'], { names: new Map(), numbers: { own: new Map(), partners: new Map(), all: new Map() } }]] });

test('a batch that goes on beyond what the reader may see says so in words, and not to whom or how many', async () => {
  const html = await screen(batch());
  expect(elements(html, 'span', 'data-testid="continues-use"').map(textOf)).toEqual(['Its use goes on beyond what you may see, at B.']);
  expect(elements(html, 'span', 'data-testid="continues-origin"').map(textOf)).toEqual(['Its origin goes on beyond what you may see, at H.']);
});

test('a batch that was only named as an input is no link', async () => {
  const html = await screen(batch());
  expect([html.includes('href="/batches/h"'), html.includes('href="/batches/x"')]).toEqual([true, false]);
});

test('a contested batch says so, and quality may block it', async () => {
  const html = await screen(batch({ contested: true, remaining: '-7' }));
  expect(textOf(html)).toContain('Certificates and splits take more of this batch than was made.');
  expect([html.includes('data-testid="block"'), (await screen(batch(), ['production'])).includes('data-testid="block"')]).toEqual([true, false]);
});

test('a problem is ended only by the party that opened it', async () => {
  const problem = (by: string) => ({ by, problem: `P-${by}`, criticality: 'high' as const, text: 'Cracks', decision: null, openedAt: '2031-01-28T08:00:00Z' });
  const html = await screen(batch({ state: 'blocked', problems: [problem('JIAXIN'), problem('HENGYUE')] }));
  expect([...html.matchAll(/aria-label="End problem ([^"]*)"/g)].map((one) => one[1])).toEqual(['P-JIAXIN']);
});
