import { expect, test } from 'vitest';
import { elements, rowsOf, shown, textOf } from '../app/shown';
import { Event } from './Event';
import type { EventDetail } from './event';

const stream = Buffer.from('PurchaseOrder:HENGYUE:4500099007').toString('base64url');
const event: EventDetail = {
  position: 42,
  at: '2026-12-01T08:00:00Z',
  stream,
  version: 2,
  type: 'order-changed',
  text: { en: 'HENGYUE changed order 4500099007.', zh: 'HENGYUE 变更了订单 4500099007。' },
  data: {},
  actor: { party: 'JIAXIN', user: 'P-0007', client: null, name: { en: 'Chen Min', zh: '陈敏' } },
  channel: 'interchange',
  cause: { interchange: 'I-1', message: 'M-7' },
  causedBy: 41,
  command: 'c',
  changed: [
    { view: 'orders', row: '4500099007', pointer: '/lines/0/quantity', before: '12', after: '8' },
    { view: 'orders', row: '4500099007', pointer: '/lines/0/value', before: '1250', after: '1500.5' },
    { view: 'orders', row: '4500099007', pointer: '/nextDue', before: null, after: '2026-12-09' },
    { view: 'orders', row: '4500099007', pointer: '/reference', before: '4711', after: '4712' },
  ],
  before: { orders: [{ lines: [{ line: '10', quantity: '12' }] }] },
  after: { orders: [{ lines: [{ line: '10', quantity: '8' }] }] },
  more: false,
  consequences: [43, 44],
  consequencesUntil: 99,
  segment: { interchange: 'I-1', message: 'M-7', number: 9, tag: 'QTY', text: "QTY+21:8:PCE'" },
};
const said = (position: number, en: string) => [['history', 'at', undefined, position], { ...event, position, text: { en, zh: en } }] as const;
const html = await shown(<Event />, {
  at: '/events/42?at=42&asOf=2026-12-01T08:00:00Z',
  path: '/events/:position',
  answers: [[['history', 'event'], event], said(41, 'The message came.'), said(43, 'A shortfall was announced.'), said(44, 'A document was kept.')],
});

test('an event tells what it changed in words, and only what differs', () => {
  const changed = elements(html, 'section', 'data-testid="changed"')[0] ?? '';
  const rows = rowsOf(changed, 'tbody').map((cells) => cells.map(textOf));
  expect(textOf(changed)).toContain('4 values in 2 rows changed.');
  expect(rows).toEqual([
    ['Order line 10 2 values', '12', '8', ''],
    ['quantity', '12', '8', ''],
    ['value', '1,250', '1,500.5', ''],
    ['Order 4500099007 2 values'],
    ['next due', '–', expect.stringContaining('Dec'), ''],
    ['reference', '4711', '4712', ''],
  ]);
});

test('every changed value offers the events that set it', () => {
  const asked = [...html.matchAll(/aria-label="(Who set this\?[^"]*)"/g)].map((found) => found[1]);
  expect(asked).toEqual(['Who set this? quantity', 'Who set this? value', 'Who set this? next due', 'Who set this? reference']);
});

test('an event names its person, not the code', () => {
  expect(textOf(html)).toContain('JIAXIN · Chen Min');
  expect(textOf(html)).not.toContain('P-0007');
});

test('an event leads to the words of the partner, to what caused it and to what followed', () => {
  expect(textOf(elements(html, 'section', 'data-testid="segment"')[0] ?? '')).toContain("Segment 9 (QTY) of message M-7 QTY+21:8:PCE'");
  const tree = textOf(elements(html, 'section', 'data-testid="causes"')[0] ?? '');
  for (const sentence of ['message M-7', 'The message came.', 'HENGYUE changed order 4500099007.', 'A shortfall was announced.', 'A document was kept.']) expect(tree).toContain(sentence);
});

test('every link of an event names its moment', () => {
  const links = [...html.matchAll(/href="(\/[^"]*)"/g)].map((found) => found[1] ?? '');
  expect(links.length).toBeGreaterThan(4);
  expect(links.filter((link) => !/[?&;]at=\d+/.test(link))).toEqual([]);
});
