import { describe, expect, test } from 'vitest';
import { cellKey, cellsOf, columnsFrom, place } from '../plan/sheet';
import { measured } from '../plan/row';
import type { MaterialDemand } from './demand';
import { type DemandRow, namingOf, publicationOf, rowKey, rowsOf } from './rows';

const demand = (part: string, supplier: string | null, unit = 'PCE'): MaterialDemand => ({ id: `${part} ${supplier}`, buyer: 'HENGYUE', supplier, site: 'PLANT1', part, unit, publishedAt: '2026-12-01T08:00:00Z', lines: [{ week: '2026-W50', quantity: '40' }], version: 1 });
const NONE = { demands: [], known: [], agreed: [], wanted: [], added: [], typed: [], site: 'PLANT1' };
const told = (rows: DemandRow[]) => rows.map((row) => [row.part, row.supplier, row.unit]);

describe('rows of demand', () => {
  test('are those that were added, then parts as they run out, those needed and those that the site wanted before', () => {
    const known = [{ part: 'SHORT', site: 'PLANT1', unit: 'PCE' }, { part: 'ELSEWHERE', site: 'PLANT2', unit: 'PCE' }];
    const wanted = [{ part: 'AGREED', partner: 'JIAXIN', unit: 'KGM' }];
    const agreed = [...wanted, { part: 'UNUSED', partner: 'JIAXIN', unit: 'PCE' }];
    expect(told(rowsOf({ demands: [demand('NEEDED', null), demand('SHORT', 'JIAXIN')], known, agreed, wanted, added: [rowKey('NEW', 'HONGZHU')], typed: [], site: 'PLANT1' }))).toEqual([
      ['NEW', 'HONGZHU', undefined],
      ['SHORT', 'JIAXIN', 'PCE'],
      ['NEEDED', null, 'PCE'],
      ['AGREED', 'JIAXIN', 'KGM'],
    ]);
  });

  test('are one for each supplier of a part, and one for none; what was added and published stands once', () => {
    const rows = rowsOf({ ...NONE, demands: [demand('A', 'JIAXIN', 'SET'), demand('A', null, 'SET')], added: [rowKey('A', 'HONGZHU'), rowKey('A', 'JIAXIN')] });
    expect(told(rows)).toEqual([['A', 'HONGZHU', 'SET'], ['A', 'JIAXIN', 'SET'], ['A', null, 'SET']]);
    expect(rows.map((row) => row.plan?.lines.length)).toEqual([undefined, 1, 1]);
  });

  test('name the supplier where the part has only one, and none where it has two', () => {
    const agreed = [{ part: 'ONE', partner: 'JIAXIN', unit: 'PCE' }, { part: 'TWO', partner: 'JIAXIN', unit: 'PCE' }, { part: 'TWO', partner: 'HONGZHU', unit: 'PCE' }];
    expect(told(rowsOf({ ...NONE, agreed, wanted: agreed }))).toEqual([['ONE', 'JIAXIN', 'PCE'], ['TWO', null, 'PCE']]);
  });

  test('are there as long as something is typed in them, and can be taken off where nothing else brings them', () => {
    const agreed = [{ part: 'A', partner: 'JIAXIN', unit: 'PCE' }];
    const rows = rowsOf({ ...NONE, agreed, wanted: agreed, demands: [demand('B', null)], added: ['C'], typed: ['A', 'B'] });
    expect(rows.map((row) => [row.part, row.supplier, row.begun])).toEqual([['C', null, true], ['B', null, false], ['A', 'JIAXIN', false], ['A', null, true]]);
  });

  test('that are added count as agreed, though the site had nothing of them', () => {
    expect(told(rowsOf({ ...NONE, agreed: [{ part: 'UNUSED', partner: 'JIAXIN', unit: 'KGM' }], added: [rowKey('UNUSED', 'JIAXIN')] }))).toEqual([['UNUSED', 'JIAXIN', 'KGM']]);
  });

  test('are counted in pieces unless somebody says otherwise', () => {
    const [row] = rowsOf({ ...NONE, added: ['NEW'] });
    if (!row) throw new Error('no row');
    expect([measured(row, new Map()).unit, measured(row, new Map([['NEW', 'KGM']])).unit, measured({ ...row, unit: 'SET' }, new Map([['NEW', 'KGM']])).unit]).toEqual(['PCE', 'KGM', 'SET']);
  });
});

test('a spreadsheet names suppliers by code or name', () => {
  const naming = namingOf([{ code: 'JIAXIN', name: { en: 'Jiaxin Machining', zh: '佳鑫机械' } }]);
  expect(['jiaxin', ' 佳鑫机械 ', 'JIAXIN machining', 'Hongzhu'].map(naming.wordOf)).toEqual(['JIAXIN', 'JIAXIN', 'JIAXIN', undefined]);
  const rows = ['A', rowKey('A', 'JIAXIN')];
  expect(place(cellsOf('A\t佳鑫机械\t5\nA\t\t6'), rows, columnsFrom('2026-12-07', 'week', 4), { part: 'A', column: '2026-W50' }, () => false, naming).cells).toEqual([
    { part: rowKey('A', 'JIAXIN'), column: '2026-W50', quantity: '5' },
    { part: 'A', column: '2026-W50', quantity: '6' },
  ]);
});

test('what is published names the supplier where there is one, and the window that it replaces', () => {
  const columns = columnsFrom('2026-12-07', 'week', 2);
  const [own, its] = rowsOf({ ...NONE, demands: [demand('A', null), demand('A', 'JIAXIN')] }).map((row) => measured(row, new Map()));
  if (!own || !its) throw new Error('no rows');
  const edits = new Map([[cellKey(its.key, '2026-W51'), '1,200']]);
  expect(publicationOf(edits, its, 'PLANT1', columns)).toEqual({ site: 'PLANT1', part: 'A', unit: 'PCE', supplier: 'JIAXIN', from: '2026-12-07', until: '2026-12-20', lines: [{ week: '2026-W50', quantity: '40' }, { week: '2026-W51', quantity: '1200' }] });
  expect(publicationOf(edits, own, 'PLANT1', columns)).not.toHaveProperty('supplier');
});
