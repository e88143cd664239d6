import { expect, test } from 'vitest';
import { read } from '../labels/label';
import { boxesOf, contentsOf, count, namesIn, packageCalled, progress, within } from './contents';
import type { HandlingUnit, Receipt } from './shipments';

const unit = (label: string, inside: string | null, ...contents: [string, string, string | null][]): HandlingUnit => ({ label, type: null, within: inside, contents: contents.map(([part, quantity, batch]) => ({ part, quantity, batch })) });
const all = [unit('PAL', null), unit('A', 'PAL', ['P1', '30', 'B1']), unit('B', 'PAL', ['P1', '30', 'B1'], ['P2', '5', null]), unit('C', null, ['P1', '12.5', 'B2'])];
const lines = [{ key: 'b1', part: 'P1', batch: 'B1' }, { key: 'b2', part: 'P1', batch: 'B2' }, { key: 'p2', part: 'P2', batch: 'X' }];
const none = { packages: [], quantities: {} };

test('a pallet holds what its boxes hold', () => {
  expect(contentsOf(within(all, 'PAL'))).toEqual([{ part: 'P1', batch: 'B1', quantity: '60' }, { part: 'P2', batch: null, quantity: '5' }]);
  expect(boxesOf(all).map((one) => one.label)).toEqual(['A', 'B', 'C']);
  expect(within([unit('A', 'B'), unit('B', 'A')], 'A').map((one) => one.label)).toEqual(['A', 'B']);
});

test('packages are counted one by one; of what was not scanned there is nothing', () => {
  const one = count(all, lines, none, ['A']);
  expect(one).toEqual({ label: 'A', counted: { packages: ['A'], quantities: { b1: '30', b2: '0', p2: '0' } } });
  if (!('counted' in one)) throw new Error('A is counted');
  expect(count(all, lines, one.counted, ['XX', 'C'])).toMatchObject({ counted: { packages: ['A', 'C'], quantities: { b1: '30', b2: '12.5', p2: '0' } } });
});

test('a box counts once, alone or with its pallet', () => {
  const box = count(all, lines, none, ['A']);
  if (!('counted' in box)) throw new Error('A is counted');
  const pallet = count(all, lines, box.counted, ['PAL']);
  expect(pallet).toMatchObject({ counted: { packages: ['A', 'PAL', 'B'], quantities: { b1: '60', p2: '5' } } });
  if (!('counted' in pallet)) throw new Error('the pallet is counted');
  for (const label of ['A', 'B', 'PAL']) expect(count(all, lines, pallet.counted, [label])).toEqual({ why: 'again', label });
});

test('what is not of the shipment, or of no line that is expected, is said', () => {
  expect(count(all, lines, none, ['Z'])).toEqual({ why: 'unknown', label: 'Z' });
  expect(count(all, lines.slice(0, 1), none, ['C'])).toEqual({ why: 'elsewhere', label: 'C' });
});

test('what was typed before the first scan gives way to what is scanned', () => {
  expect(count(all, lines, { packages: [], quantities: { b1: '99' } }, ['C'])).toMatchObject({ counted: { quantities: { b1: '0', b2: '12.5', p2: '0' } } });
});

test('what was typed between two scans counts, if it is a quantity', () => {
  const typed = (b1: string) => count(all, lines, { packages: ['A'], quantities: { b1, b2: '0', p2: '0' } }, ['C']);
  expect(typed('29')).toMatchObject({ counted: { quantities: { b1: '29', b2: '12.5' } } });
  expect(typed('a few')).toMatchObject({ counted: { quantities: { b1: '0' } } });
});

test('goods in no package stay as announced, or as somebody typed them', () => {
  const more = [...lines, { key: 'loose', part: 'P3', batch: null }];
  const one = count(all, more, none, ['A']);
  expect(one).toEqual({ label: 'A', counted: { packages: ['A'], quantities: { b1: '30', b2: '0', p2: '0' } } });
  expect(count(all, more, { packages: [], quantities: { loose: '7' } }, ['A'])).toMatchObject({ counted: { quantities: { loose: '7', b1: '30' } } });
});

test('a package is found by what its label says with and without the identifier, as the shipment spells it', () => {
  const named = [unit('S000412', null), unit('000413', null), unit('340123450000000017', null)];
  const found = (code: string) => packageCalled(named, namesIn(read(code)));
  expect(['S000412', 'S000413', ']C100340123450000000017', '(00)340123450000000017', '340123450000000017', 'M000412'].map(found)).toEqual(['S000412', '000413', '340123450000000017', '340123450000000017', '340123450000000017', undefined]);
});

test('a number that a partner announced is its package, be it no good SSCC', () => {
  const named = [unit('00340123450000000018', null), unit('340123450000000025', null)];
  for (const [code, label] of [['00340123450000000018', '00340123450000000018'], ['(00)340123450000000025', '340123450000000025'], ['00340123450000000025', '340123450000000025']] as const) expect([code, packageCalled(named, namesIn(read(code)))]).toEqual([code, label]);
});

test('after a receipt nobody knows which packages came, and none is called missing', () => {
  const receipt: Receipt = { received: '2026-11-28', lines: [] };
  expect(progress({ packages: all, receipts: [] }, ['A', 'PAL'])).toEqual({ scanned: 1, of: 3, missing: ['B', 'C'] });
  expect(progress({ packages: all, receipts: [receipt] }, ['A'])).toEqual({ scanned: 1, missing: [] });
});
