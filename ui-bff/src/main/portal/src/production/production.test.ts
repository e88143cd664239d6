import { expect, test } from 'vitest';
import { measured } from '../plan/row';
import { cellKey, columnsFrom } from '../plan/sheet';
import type { BalanceRow } from '../balance/balance';
import { Problem } from '../app/http';
import { check, isShownAnew, publicationOf, rowAt, rowsOf, type Schedule, triedOf } from './production';

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

const columns = columnsFrom('2026-12-07', 'day', 5);
const shownTo = (buyers: string[], its: Schedule = schedule) => {
  const [row] = rowsOf([its], [], 'JX1', [], { added: [], typed: [], shownTo: new Map([['HY-24090', buyers]]) });
  if (!row) throw new Error('no row');
  return measured(row, new Map());
};
const typed = new Map([[cellKey('HY-24090', '2026-12-09'), '60']]);

test('a publication names its buyers and keeps the allotments of what was not changed', () => {
  expect(publicationOf(typed, shownTo(['HENGYUE']), 'JX1', columns)).toEqual({
    publication: {
      site: 'JX1',
      part: 'HY-24090',
      unit: 'SET',
      buyers: ['HENGYUE'],
      from: '2026-12-07',
      until: '2026-12-11',
      lines: [{ date: '2026-12-07', quantity: '40', allotments: [{ buyer: 'HENGYUE', quantity: '30' }] }, { date: '2026-12-09', quantity: '60' }],
    },
    shown: { id: 'p', buyers: ['HENGYUE'] },
  });
});

test('to whom a plan is shown is published by itself, and only where it is another', () => {
  expect(publicationOf(new Map(), shownTo(['HENGYUE', 'LINGYUN']), 'JX1', columns)).toEqual({ publication: undefined, shown: { id: 'p', buyers: ['HENGYUE', 'LINGYUN'] } });
  expect(publicationOf(typed, shownTo(['LINGYUN']), 'JX1', columns).shown).toBeUndefined();
  expect([isShownAnew(shownTo(['LINGYUN'])), isShownAnew(shownTo([]))]).toEqual([false, true]);
});

test('what was all for the only buyer is free once it is shown to others', () => {
  const whole: Schedule = { ...schedule, lines: [{ date: '2026-12-07', quantity: '40', allotments: [{ buyer: 'LINGYUN', quantity: '40' }] }] };
  const said = (buyers: string[]) => publicationOf(typed, shownTo(buyers, whole), 'JX1', columns).publication?.lines[0];
  expect(said(['HENGYUE', 'LINGYUN'])).toEqual({ date: '2026-12-07', quantity: '40' });
  expect(said(['LINGYUN'])).toEqual(whole.lines[0]);
});

test('what is typed is tried as it would be published, and not while a number cannot be read', () => {
  const weeks = columnsFrom('2027-01-04', 'week', 2);
  const row = measured({ key: 'P1', part: 'P1', unit: 'PCE', buyers: ['HENGYUE'] }, new Map());
  const tried = (quantity: string) => triedOf(new Map([[cellKey('P1', weeks[1] ?? ''), quantity]]), row, 'JX1', weeks);
  expect(tried('40')).toEqual({ site: 'JX1', part: 'P1', unit: 'PCE', buyers: ['HENGYUE'], from: '2027-01-04', until: '2027-01-17', lines: [{ week: '2027-W02', quantity: '40' }] });
  expect(tried('4x')).toBeUndefined();
});

test('a column finds the row of the balance that ends with it, also where the first began before today', () => {
  const row = (from: string, until: string): BalanceRow => ({ from, until }) as BalanceRow;
  const rows = [row('2027-01-06', '2027-01-10'), row('2027-01-11', '2027-01-17')];
  expect(['2027-W01', '2027-W02', '2027-W03'].map((week) => rowAt(rows, week)?.until)).toEqual(['2027-01-10', '2027-01-17', undefined]);
  expect(rowAt([row('2027-01-06', '2027-01-06')], '2027-01-05')).toBeUndefined();
});

test('a check that nobody waits for any more is given up, and is no failure of the hub', async () => {
  const row = measured({ key: 'P1', part: 'P1', unit: 'PCE', buyers: [] }, new Map());
  const publication = triedOf(new Map([[cellKey('P1', '2026-12-07'), '40']]), row, 'JX1', columns);
  await expect(publication && check(publication, 'day', AbortSignal.abort())).rejects.not.toBeInstanceOf(Problem);
});
