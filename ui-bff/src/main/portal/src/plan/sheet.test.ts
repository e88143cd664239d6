import { describe, expect, test } from 'vitest';
import { cellKey, cellsOf, changesOf, columnsFrom, horizonOf, place, type Plan, type PlanLine, quantityOf, rowOfCell, shownIn, publishedBy, takenBy, usualGrain } from './sheet';

const days = columnsFrom('2026-12-07', 'day', 5);
const parts = ['HY-24090', 'HY-24091', 'GB/T5782-M24'];
const free = (): boolean => false;
const at = { part: 'HY-24090', column: '2026-12-08' };
type Allotted = PlanLine & { allotments?: { buyer: string; quantity: string }[]; open?: string; published?: number };
const again = ({ allotments }: Allotted): Partial<Allotted> => (allotments ? { allotments } : {});
const plan: Plan<Allotted> = { version: 1, lines: [{ date: '2026-12-07', quantity: '40', allotments: [{ buyer: 'HENGYUE', quantity: '30' }] }, { date: '2026-12-09', quantity: '50' }] };

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

describe('a block whose rows are told apart by a second column', () => {
  const rows = ['HY-1', 'HY-1\tJIAXIN', 'HY-2\tJIAXIN', 'HY-2\tHONGZHU'];
  const naming = { partOf: (row: string) => row.split('\t')[0] ?? '', wordOf: (text: string) => ['JIAXIN', 'HONGZHU'].find((code) => code === text.toUpperCase()), rowOf: (part: string, word: string) => (word ? `${part}\t${word}` : part) };
  const pasted = (text: string) => place(cellsOf(text), rows, days, { part: 'HY-1', column: '2026-12-07' }, free, naming);

  test('goes to the row that both name, a blank being the one without', () => {
    expect(pasted('Part\tSupplier\t2026-12-08\nHY-2\thongzhu\t5\nHY-1\t\t6\nHY-2\tJIAXIN\t7')).toEqual({
      cells: [
        { part: 'HY-2\tHONGZHU', column: '2026-12-08', quantity: '5' },
        { part: 'HY-1', column: '2026-12-08', quantity: '6' },
        { part: 'HY-2\tJIAXIN', column: '2026-12-08', quantity: '7' },
      ],
      unread: [],
      taken: [],
      outside: 0,
    });
  });

  test('says of which parts it is not clear, and what has no row', () => {
    expect(pasted('HY-2\t5\t6')).toEqual({ cells: [], unread: [], taken: [], outside: 0, unclear: ['HY-2'] });
    expect(pasted('HY-1\tHONGZHU\t5')).toMatchObject({ cells: [], outside: 0, absent: [{ part: 'HY-1\tHONGZHU', quantity: '5' }] });
    expect(pasted('HY-1\tHONGZHU\t5\nHY-1\tNobody Ltd\t6')).toMatchObject({ cells: [], outside: 1, absent: [{ quantity: '5' }] });
  });

  test('names rows of its own where it heads days, even in an empty sheet', () => {
    const headed = (text: string) => place(cellsOf(text), [], days, { part: '', column: '' }, free, naming);
    expect(headed('Part\tSupplier\t2026-12-08\nHY-9\tJIAXIN\t5\nHY-8\t\t6').absent?.map((cell) => [cell.part, cell.quantity])).toEqual([['HY-9\tJIAXIN', '5'], ['HY-8', '6']]);
    expect(headed('Part\t2026-12-08\nHY-9\t5').absent).toEqual([{ part: 'HY-9', column: '2026-12-08', quantity: '5' }]);
    expect(headed('5\t6\n7\t8')).toEqual({ cells: [], unread: [], taken: [], outside: 4 });
  });

  test('finds rows that are out of sight, and goes into none of them by place', () => {
    const sought = (text: string) => place(cellsOf(text), ['HY-1'], days, { part: 'HY-1', column: '2026-12-07' }, free, { ...naming, rows });
    expect(sought('HY-2\tHONGZHU\t5').cells).toEqual([{ part: 'HY-2\tHONGZHU', column: '2026-12-07', quantity: '5' }]);
    expect(sought('1\n2')).toMatchObject({ cells: [{ part: 'HY-1', quantity: '1' }], outside: 1 });
  });

  test('pasted beside the sheet goes nowhere unless it says where', () => {
    const beside = (text: string) => place(cellsOf(text), rows, days, { part: '', column: '' }, free, naming);
    expect(beside('1\t2\n3\t4')).toMatchObject({ cells: [], outside: 4 });
    expect(beside('HY-1\tJIAXIN\t5')).toMatchObject({ cells: [], outside: 1 });
    expect(beside('\t\t2026-12-08\nHY-1\tJIAXIN\t5').cells).toEqual([{ part: 'HY-1\tJIAXIN', column: '2026-12-08', quantity: '5' }]);
  });

  test('needs no second column where a part has one row only', () => {
    const one = place(cellsOf('HY-1\t5'), ['HY-1\tJIAXIN'], days, { part: 'HY-1\tJIAXIN', column: '2026-12-09' }, free, naming);
    expect(one.cells).toEqual([{ part: 'HY-1\tJIAXIN', column: '2026-12-09', quantity: '5' }]);
  });

  test('pasted right into the cells goes down from there', () => {
    expect(pasted('1\n2\n3').cells.map((cell) => cell.part)).toEqual(['HY-1', 'HY-1\tJIAXIN', 'HY-2\tJIAXIN']);
  });
});

test('a cell says of which row it is, whose name may be several words', () => {
  expect(['HY-1', 'HY-1\tJIAXIN'].map((row) => rowOfCell(cellKey(row, '2026-12-07')))).toEqual(['HY-1', 'HY-1\tJIAXIN']);
});

describe('a publication', () => {
  const edits = new Map([
    [cellKey('HY-24090', '2026-12-09'), '60'],
    [cellKey('HY-24090', '2026-12-11'), '1,000'],
  ]);

  test('names the whole window, so that it replaces that and nothing else', () => {
    expect(horizonOf(edits, plan, 'HY-24090', days, again)).toEqual({
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
    const said = horizonOf(new Map([[cellKey('A', '2026-W51'), '5']]), undefined, 'A', weeks);
    expect(said).toMatchObject({ from: '2026-12-07', until: '2026-12-20', lines: [{ week: '2026-W51', quantity: '5' }] });
  });

  test('changes are told before they are sent; the same typed again is none', () => {
    expect(changesOf(edits, plan, 'HY-24090', days)).toEqual({ part: 'HY-24090', before: '90', now: '1100', cells: 2, unread: [] });
    expect(changesOf(new Map([[cellKey('HY-24090', '2026-12-09'), '50.0']]), plan, 'HY-24090', days)).toBeUndefined();
    expect(changesOf(new Map([[cellKey('HY-24090', '2026-12-09'), 'x']]), plan, 'HY-24090', days)?.unread).toEqual(['x']);
    expect(changesOf(new Map([[cellKey('HY-24090', '2026-12-07'), '']]), plan, 'HY-24090', days)).toMatchObject({ before: '90', now: '50', cells: 1 });
  });

  const row = { part: 'HY-24090' };
  const weeks = columnsFrom('2026-11-23', 'week', 4);
  const mixed: Plan<Allotted> = { ...plan, lines: [{ week: '2026-W48', quantity: '33' }, { week: '2026-W49', quantity: '100' }, { date: '2026-12-10', quantity: '10', open: '10', published: 3 }, { week: '2026-W51', quantity: '31', allotments: [{ buyer: 'HENGYUE', quantity: '31' }] }] };

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
    expect(horizonOf(typed, mixed, row.part, columns, again).lines).toEqual([
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
    expect(horizonOf(typed, weekly, row.part, cut)).toMatchObject({ from: '2026-12-14', until: '2026-12-20', lines: [{ date: '2026-12-15', quantity: '5' }, { date: '2026-12-16', quantity: '6' }] });
    expect(changesOf(typed, weekly, row.part, cut)).toMatchObject({ before: '5', now: '11', cells: 1 });
    expect(horizonOf(typed, weekly, row.part, columnsFrom('2026-12-07', 'day', 14))).toMatchObject({ from: '2026-12-07', until: '2026-12-20', lines: [{ week: '2026-W50', quantity: '200' }, { date: '2026-12-15' }, { date: '2026-12-16' }] });
    expect(changesOf(typed, weekly, row.part, columnsFrom('2026-12-07', 'day', 14))).toMatchObject({ before: '205', now: '211' });
  });

  test('plans are shown as most of them are made', () => {
    const weekly = { ...plan, lines: [{ week: '2026-W50', quantity: '200' }] };
    const over = { ...plan, lines: [{ date: '2026-11-02', quantity: '5' }] };
    expect([usualGrain([], '2026-12-01'), usualGrain([weekly], '2026-12-01'), usualGrain([weekly, weekly, plan], '2026-12-01'), usualGrain([weekly, plan], '2026-12-01'), usualGrain([over, weekly], '2026-12-01')]).toEqual(['day', 'week', 'week', 'day', 'week']);
  });
});
