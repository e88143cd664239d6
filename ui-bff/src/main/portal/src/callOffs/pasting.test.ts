import { describe, expect, test } from 'vitest';
import { cellsOf, dateOf, quantityOf, readSheet } from './pasting';

describe('a date', () => {
  test('is read as Excel and WPS write it, in China, in Germany and by the standard', () => {
    for (const said of ['2027-01-04', '2027/1/4', '2027年1月4日', '4.1.2027', '04.01.2027', '2027.1.4', '20270104', '2027-01-04 00:00:00', '２０２７／１／４', ' 2027/1/4 0:00 ']) expect([said, dateOf(said)]).toEqual([said, { day: '2027-01-04' }]);
  });

  test('that can be day or month first is refused, even where one of them is beyond twelve', () => {
    for (const said of ['01/04/2027', '1/4/27', '13/04/2027', '01-04-2027']) expect([said, dateOf(said)]).toEqual([said, { fault: 'ambiguous' }]);
  });

  test('says what keeps it from being one', () => {
    expect(dateOf('')).toEqual({ fault: 'missing' });
    expect(dateOf('soon')).toEqual({ fault: 'unreadable' });
    expect(dateOf('1月4日')).toEqual({ fault: 'noYear' });
    expect(dateOf('4.1.')).toEqual({ fault: 'noYear' });
    expect(dateOf('46391')).toEqual({ fault: 'serial' });
    expect(dateOf('2027-02-30')).toEqual({ fault: 'noSuchDay' });
    expect(dateOf('31.4.2027')).toEqual({ fault: 'noSuchDay' });
  });
});

describe('a quantity', () => {
  const of = (text: string, counted = true): unknown => Object.values(quantityOf(text, counted))[0];
  test('is read as people write it', () => {
    expect(['120', '1,200', "1'200", '１２０', '12.50', '0012', '1,234,567.5', '12,5'].map((text) => of(text))).toEqual(['120', '1200', '1200', '120', '12.5', '12', '1234567.5', '12.5']);
  });
  test('of kilograms with one comma before three digits can be read two ways', () => {
    expect(of('1,200', false)).toBe('ambiguous');
    expect(of('1,200.0', false)).toBe('1200');
  });
  test('is no other text', () => {
    expect(['', '-5', '－5', '12 pcs', '1.2.3'].map((text) => of(text))).toEqual(['missing', 'negative', 'negative', 'unreadable', 'unreadable']);
  });
});

describe('what was pasted', () => {
  test('has part, due date and quantity in that order where it has no heading', () => {
    const sheet = readSheet('JX-881\t2027/1/4\t40\r\nJX-882\t2027/1/5\t20\t2027/1/9\r\n');
    expect(sheet.columns).toEqual(['part', 'due', 'quantity', 'promised']);
    expect(sheet.rows.map((row) => [row.number, row.typed.part, row.typed.quantity, row.typed.promised])).toEqual([[1, 'JX-881', '40', ''], [2, 'JX-882', '20', '2027/1/9']]);
    expect(readSheet('JX-881\t2027/1/4\t40').columns).toEqual(['part', 'due', 'quantity']);
  });

  test('finds its columns by a heading in either language, whatever their order', () => {
    const zh = readSheet('数量\t备注\t零件号\t需求日期\n40\t急\tJX-881\t2027年1月4日\n\n');
    expect([zh.headed, zh.ignored, zh.missing, zh.rows]).toEqual([true, ['备注'], [], [{ number: 2, typed: { part: 'JX-881', due: '2027年1月4日', quantity: '40', promised: '', customer: '', site: '', agreement: '' } }]]);
    expect(readSheet('Promised date\tPart No.\tDue Date\tQty (pcs)\n').columns).toEqual(['part', 'due', 'quantity', 'promised']);
    expect(readSheet('Part\tNote\nA\tb').missing).toEqual(['due', 'quantity']);
  });

  test('takes rows of our own list: what is promised counts, not what was called off', () => {
    const [row] = readSheet('Due\tPer\tPart\tDescription\tCustomer\tQuantity\tUnit\tPromise\tPromised from\n2027-01-04\tday\tJX-881\tPin\tHengyue\t50\tPCE\t40\t2027-01-06').rows;
    expect(row?.typed).toEqual({ part: 'JX-881', due: '2027-01-04', quantity: '40', promised: '2027-01-06', customer: 'Hengyue', site: '', agreement: '' });
  });

  test('may have tabs, line breaks and quotation marks within a cell', () => {
    expect(cellsOf('"a\tb"\t"c\n""d"""\te"f')).toEqual([['a\tb', 'c\n"d"', 'e"f']]);
  });
});
