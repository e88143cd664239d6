import { describe, expect, test } from 'vitest';
import type { Schedule } from './production';
import { cellKey, cellsOf, changesOf, columnsFrom, place, publicationOf, quantityOf, shownIn, publishedBy, takenBy, usualGrain } from './sheet';

const days = columnsFrom('2026-12-07', 'day', 5);
const parts = ['HY-24090', 'HY-24091', 'GB/T5782-M24'];
const free = (): boolean => false;
const at = { part: 'HY-24090', column: '2026-12-08' };
const plan: Schedule = { id: 'p', site: 'JX1', part: 'HY-24090', unit: 'PCE', version: 3, published: 3, publishedAt: '2026-12-01T08:00:00Z', buyers: [], lines: [{ date: '2026-12-07', quantity: '40', allotments: [{ buyer: 'HENGYUE', quantity: '30' }] }, { date: '2026-12-09', quantity: '50' }] };

describe('numbers from a spreadsheet', () => {
  test('are read as people write them', () => expect(['1,200', '12,5', ' 40 ', '１２０', "1'000", '1,200.5'].map(quantityOf)).toEqual(['1200', '12.5', '40', '120', '1000', '1200.5']));
  test('blank is none, and what is no quantity is said', () => expect(['', '-', 'HY-1', '-5', '1e3'].map(quantityOf)).toEqual(['', '', undefined, undefined, undefined]));
});

describe('a pasted block', () => {
  test('goes down and right from where it was pasted, and blanks leave cells as they are', () => {
    expect(place(cellsOf('10\t\t30\r\n40\t50\r\n'), parts, days, at, free).cells).toEqual([
      { part: 'HY-24090', column: '2026-12-08', quantity: '10' },
      { part: 'HY-24090', column: '2026-12-10', quantity: '30' },
      { part: 'HY-24091', column: '2026-12-08', quantity: '40' },
      { part: 'HY-24091', column: '2026-12-09', quantity: '50' },
    ]);
  });

  test('whose first column names parts goes to those parts, in whatever order', () => {
    expect(place(cellsOf('GB/T5782-M24\t7\nHY-24090\t8'), parts, days, at, free).cells).toEqual([
      { part: 'GB/T5782-M24', column: '2026-12-08', quantity: '7' },
      { part: 'HY-24090', column: '2026-12-08', quantity: '8' },
    ]);
  });

  test('whose first row names days goes to those days', () => {
    expect(place(cellsOf('Part\t2026/12/11\t2026-12-07\nHY-24091\t5\t6'), parts, days, at, free).cells).toEqual([
      { part: 'HY-24091', column: '2026-12-11', quantity: '5' },
      { part: 'HY-24091', column: '2026-12-07', quantity: '6' },
    ]);
  });

  test('says what it could not read and what lies outside of the sheet, and takes the rest', () => {
    const { cells, unread, outside } = place(cellsOf('10\tn/a\t1\t2\t3\n'), parts, days, at, free);
    expect([cells.length, unread, outside]).toEqual([3, ['n/a'], 1]);
    expect(place(cellsOf('HY-24090\t1\nHY-99999\t2'), parts, days, at, free)).toMatchObject({ outside: 1 });
  });
});

describe('a publication', () => {
  const edits = new Map([
    [cellKey('HY-24090', '2026-12-09'), '60'],
    [cellKey('HY-24090', '2026-12-11'), '1,000'],
  ]);

  test('names the whole window, so that it replaces that and nothing else', () => {
    expect(publicationOf(edits, plan, { site: 'JX1', part: 'HY-24090', unit: 'PCE', buyers: ['HENGYUE'] }, days)).toEqual({
      site: 'JX1',
      part: 'HY-24090',
      unit: 'PCE',
      buyers: ['HENGYUE'],
      from: '2026-12-07',
      until: '2026-12-11',
      lines: [
        { date: '2026-12-07', quantity: '40', allotments: [{ buyer: 'HENGYUE', quantity: '30' }] },
        { date: '2026-12-09', quantity: '60' },
        { date: '2026-12-11', quantity: '1000' },
      ],
    });
  });

  test('weeks end with their Sunday', () => {
    const weeks = columnsFrom('2026-12-09', 'week', 2);
    expect(weeks).toEqual(['2026-W50', '2026-W51']);
    const said = publicationOf(new Map([[cellKey('A', '2026-W51'), '5']]), undefined, { site: 'JX1', part: 'A', unit: 'PCE', buyers: [] }, weeks);
    expect(said).toMatchObject({ from: '2026-12-07', until: '2026-12-20', lines: [{ week: '2026-W51', quantity: '5' }] });
  });

  test('changes are told before they are sent; the same typed again is none', () => {
    expect(changesOf(edits, plan, 'HY-24090', days)).toEqual({ part: 'HY-24090', before: '90', now: '1100', cells: 2, unread: [] });
    expect(changesOf(new Map([[cellKey('HY-24090', '2026-12-09'), '50.0']]), plan, 'HY-24090', days)).toBeUndefined();
    expect(changesOf(new Map([[cellKey('HY-24090', '2026-12-09'), 'x']]), plan, 'HY-24090', days)?.unread).toEqual(['x']);
    expect(changesOf(new Map([[cellKey('HY-24090', '2026-12-07'), '']]), plan, 'HY-24090', days)).toMatchObject({ before: '90', now: '50', cells: 1 });
  });

  const row = { site: 'JX1', part: 'HY-24090', unit: 'PCE', buyers: [] };
  const weeks = columnsFrom('2026-11-23', 'week', 4);
  const mixed = { ...plan, lines: [{ week: '2026-W48', quantity: '33' }, { week: '2026-W49', quantity: '100' }, { date: '2026-12-10', quantity: '10', open: '10', published: 3 }, { week: '2026-W51', quantity: '31', allotments: [{ buyer: 'HENGYUE', quantity: '31' }] }] };

  test('a week planned by day shows its sum, and takes nothing that is pasted', () => {
    const taken = takenBy(mixed, [...weeks, '2026-W51']);
    expect([[...taken.keys()], shownIn(new Map([[cellKey(row.part, '2026-W50'), '7']]), publishedBy(mixed), taken, row.part, '2026-W50')]).toEqual([['2026-W50'], '10']);
    const pasted = place(cellsOf('18\n7\t8'), ['HY-1', row.part], [...weeks, '2026-W51'], { part: 'HY-1', column: '2026-W50' }, (part, column) => part === row.part && taken.has(column));
    expect(pasted).toEqual({
      cells: [
        { part: 'HY-1', column: '2026-W50', quantity: '18' },
        { part: row.part, column: '2026-W51', quantity: '8' },
      ],
      unread: [],
      taken: [{ part: row.part, column: '2026-W50', quantity: '7' }],
      outside: 0,
    });
  });

  test('days among weeks are said again with the weeks that change, and count before and after', () => {
    const columns = columnsFrom('2026-11-23', 'week', 12);
    const typed = new Map([
      [cellKey(row.part, '2026-W49'), '107'],
      [cellKey(row.part, '2026-W50'), '7'],
    ]);
    expect(changesOf(typed, mixed, row.part, columns)).toEqual({ part: row.part, before: '174', now: '181', cells: 1, unread: [] });
    expect(publicationOf(typed, mixed, row, columns).lines).toEqual([
      { week: '2026-W48', quantity: '33' },
      { week: '2026-W49', quantity: '107' },
      { date: '2026-12-10', quantity: '10' },
      { week: '2026-W51', quantity: '31', allotments: [{ buyer: 'HENGYUE', quantity: '31' }] },
    ]);
    expect(changesOf(new Map([[cellKey(row.part, '2026-W50'), '7']]), mixed, row.part, columns)).toBeUndefined();
  });

  test('weeks among days are kept, and one that the days cut is none of theirs', () => {
    const weekly = { ...plan, lines: [{ week: '2026-W50', quantity: '200' }, { date: '2026-12-15', quantity: '5' }, { week: '2026-W52', quantity: '40' }] };
    const cut = columnsFrom('2026-12-09', 'day', 14);
    const typed = new Map([[cellKey(row.part, '2026-12-16'), '6'], [cellKey(row.part, '2026-12-10'), '9']]);
    expect(publicationOf(typed, weekly, row, cut)).toMatchObject({ from: '2026-12-14', until: '2026-12-20', lines: [{ date: '2026-12-15', quantity: '5' }, { date: '2026-12-16', quantity: '6' }] });
    expect(changesOf(typed, weekly, row.part, cut)).toMatchObject({ before: '5', now: '11', cells: 1 });
    expect(publicationOf(typed, weekly, row, columnsFrom('2026-12-07', 'day', 14))).toMatchObject({ from: '2026-12-07', until: '2026-12-20', lines: [{ week: '2026-W50', quantity: '200' }, { date: '2026-12-15' }, { date: '2026-12-16' }] });
    expect(changesOf(typed, weekly, row.part, columnsFrom('2026-12-07', 'day', 14))).toMatchObject({ before: '205', now: '211' });
  });

  test('plans are shown as most of them are made', () => {
    const weekly = { ...plan, lines: [{ week: '2026-W50', quantity: '200' }] };
    const over = { ...plan, lines: [{ date: '2026-11-02', quantity: '5' }] };
    expect([usualGrain([], '2026-12-01'), usualGrain([weekly], '2026-12-01'), usualGrain([weekly, weekly, plan], '2026-12-01'), usualGrain([weekly, plan], '2026-12-01'), usualGrain([over, weekly], '2026-12-01')]).toEqual(['day', 'week', 'week', 'day', 'week']);
  });
});
