import { expect, test } from 'vitest';
import { bodyOf, cellKey, emptyGroup, faultsOf, type Kind, pasted, typedOf, type Typed } from './stated';

const weeks = ['2026-W50', '2026-W51', '2026-W52'];
const heads = new Map<string, Kind>([['planned', 'actual'], ['agreed', 'agreed'], ['maximum', 'maximum'], ['最大', 'maximum']]);
const at = { kind: 'actual', week: '2026-W50' } as const;
const group = (change: Partial<Typed>): Typed => ({ ...emptyGroup('JX1'), code: 'MILL-5', zh: '铣床', en: 'Mills', ...change });

test('a week needs what is planned and the most that can be done, and never more of the first', () => {
  const cells = { [cellKey('actual', '2026-W50')]: '40', [cellKey('agreed', '2026-W51')]: '10', [cellKey('actual', '2026-W52')]: '1,200', [cellKey('maximum', '2026-W52')]: '90' };
  expect([...faultsOf(group({ cells }))]).toEqual([
    [cellKey('maximum', '2026-W50'), 'missing'],
    [cellKey('actual', '2026-W51'), 'missing'],
    [cellKey('maximum', '2026-W51'), 'missing'],
    [cellKey('actual', '2026-W52'), 'beyond'],
  ]);
  expect([...faultsOf(group({ code: ' ', parts: [{ part: 'A', factor: '0' }, { part: '', factor: '' }], cells: { [cellKey('agreed', '2026-W50')]: 'soon' } })).keys()]).toEqual(['code', 'factor-0', cellKey('actual', '2026-W50'), cellKey('agreed', '2026-W50'), cellKey('maximum', '2026-W50')]);
});

test('what is sent is all of the group; a blank week is left out, a blank agreement is none', () => {
  const cells = { [cellKey('maximum', '2026-W51')]: '60', [cellKey('actual', '2026-W51')]: '12,5', [cellKey('actual', '2026-W50')]: ' ' };
  expect(bodyOf(group({ cells, parts: [{ part: ' JX-881 ', factor: '2,5' }, { part: '', factor: '' }], buyers: ['HENGYUE'] }))).toEqual({
    code: 'MILL-5',
    site: 'JX1',
    names: { zh: '铣床', en: 'Mills' },
    unit: 'HUR',
    weeks: [{ week: '2026-W51', actual: '12.5', agreed: null, maximum: '60' }],
    parts: [{ part: 'JX-881', factor: '2.5' }],
    buyers: ['HENGYUE'],
  });
});

test('what stands is typed as it is sent', () => {
  const stated = [{ week: '2026-W50', actual: '40', agreed: null, maximum: '60' }];
  const standing = { id: 'x', code: 'MILL-5', site: 'JX1', supplier: 'JIAXIN', names: { zh: '铣床', en: 'Mills' }, unit: 'HUR', version: 3, parts: [{ part: 'A', factor: '2' }], weeks: stated, buyers: [] };
  expect(bodyOf(typedOf(standing))).toEqual({ code: 'MILL-5', site: 'JX1', names: standing.names, unit: 'HUR', weeks: stated, parts: standing.parts, buyers: [] });
});

test('a block without names goes from its cell on', () => {
  const found = pasted('40\t\t60\n41\t30\t61', at, weeks, heads);
  expect(found?.cells).toEqual({ [cellKey('actual', '2026-W50')]: '40', [cellKey('maximum', '2026-W50')]: '60', [cellKey('actual', '2026-W51')]: '41', [cellKey('agreed', '2026-W51')]: '30', [cellKey('maximum', '2026-W51')]: '61' });
  expect(pasted('40', at, weeks, heads)).toBeUndefined();
});

test('weeks and headings say themselves where numbers belong, down or across', () => {
  const cells = { [cellKey('maximum', '2026-W52')]: '70', [cellKey('actual', '2026-W52')]: '50' };
  expect(pasted('Week\tMaximum\tPlanned\n2026-W52\t70\t50', at, weeks, heads)?.cells).toEqual(cells);
  expect(pasted('\t2026-W51\t2026/12/24\nPlanned\t\t50\n最大\t\t70', at, weeks, heads)?.cells).toEqual(cells);
  expect(pasted('2026-W52\t50\t\t70', at, weeks, heads)?.cells).toEqual(cells);
});

test('what is no quantity and what lies outside is told, not dropped', () => {
  const found = pasted('40\tsoon\t60\t99\n1\t2\t3\n4\t5\t6\n7\t8\t9', at, weeks, heads);
  expect(found?.unread).toEqual(['soon']);
  expect(found?.outside).toBe(4);
  expect(found?.count).toBe(8);
});
