import { expect, test } from 'vitest';
import { measured } from '../plan/row';
import { cellKey, columnsFrom } from '../plan/sheet';
import { publicationOf, rowsOf, type Schedule } from './production';

const schedule: Schedule = { id: 'p', site: 'JX1', part: 'HY-24090', unit: 'SET', version: 3, published: 3, publishedAt: '2026-12-01T08:00:00Z', buyers: ['LINGYUN'], lines: [{ date: '2026-12-07', quantity: '40', allotments: [{ buyer: 'HENGYUE', quantity: '30' }] }] };
const known = [{ part: 'HY-1', site: 'JX1', unit: 'KGM' }, { part: 'HY-2', site: 'JX2', unit: 'PCE' }];

test('parts that were added come first, then what is wanted from the site, what is planned, and what was typed', () => {
  const rows = rowsOf([schedule], known, 'JX1', ['HENGYUE'], { added: ['NEW'], typed: ['HY-1', 'GONE'], shownTo: new Map([['NEW', []]]) });
  expect(rows.map((row) => [row.part, row.unit, row.buyers, row.begun])).toEqual([
    ['NEW', undefined, [], true],
    ['HY-1', 'KGM', ['HENGYUE'], false],
    ['HY-24090', 'SET', ['LINGYUN'], false],
    ['GONE', undefined, ['HENGYUE'], true],
  ]);
});

test('a publication names its buyers and keeps the allotments of what was not changed', () => {
  const [row] = rowsOf([schedule], [], 'JX1', [], { added: [], typed: [], shownTo: new Map([['HY-24090', ['HENGYUE']]]) });
  if (!row) throw new Error('no row');
  expect(publicationOf(new Map([[cellKey('HY-24090', '2026-12-09'), '60']]), measured(row, new Map()), 'JX1', columnsFrom('2026-12-07', 'day', 5))).toEqual({
    site: 'JX1',
    part: 'HY-24090',
    unit: 'SET',
    buyers: ['HENGYUE'],
    from: '2026-12-07',
    until: '2026-12-11',
    lines: [{ date: '2026-12-07', quantity: '40', allotments: [{ buyer: 'HENGYUE', quantity: '30' }] }, { date: '2026-12-09', quantity: '60' }],
  });
});
