import { describe, expect, test } from 'vitest';
import english from './en.json';
import { cellsOf, dateOf, quantityOf, readSheet } from './pasting';
import chinese from './zh.json';

describe('a date', () => {
  test('is read as Excel and WPS write it, in China, in Germany and by the standard', () => {
    for (const said of ['2027-01-04', '2027/1/4', '2027年1月4日', '4.1.2027', '04.01.2027', '2027.1.4', '20270104', '2027-01-04 00:00:00', '２０２７／１／４', ' 2027/1/4 0:00 ']) expect([said, dateOf(said)]).toEqual([said, { day: '2027-01-04' }]);
  });

  test('that can be day or month first is no day by itself: the days that it may be are told', () => {
    for (const said of ['01/04/2027', '1/4/27', '01-04-2027']) expect([said, dateOf(said)]).toEqual([said, { fault: 'ambiguous', days: ['2027-01-04', '2027-04-01'] }]);
    expect(dateOf('13/04/2027')).toEqual({ fault: 'ambiguous', days: ['2027-04-13'] });
    expect(dateOf('13/14/2027')).toEqual({ fault: 'noSuchDay' });
  });

  test('without a year may be a day from two months ago to a year ahead', () => {
    const at = (said: string): unknown => dateOf(said, '2026-12-01');
    expect(at('12/3')).toEqual({ fault: 'noYear', days: ['2026-12-03', '2027-03-12'] });
    expect(at('12月3日')).toEqual({ fault: 'noYear', days: ['2026-12-03'] });
    expect(at('10.11.')).toEqual({ fault: 'noYear', days: ['2026-10-11', '2026-11-10', '2027-10-11', '2027-11-10'] });
    expect(at('2月30日')).toEqual({ fault: 'noSuchDay' });
  });

  test('says what keeps it from being one', () => {
    expect(dateOf('')).toEqual({ fault: 'missing' });
    expect(dateOf('soon')).toEqual({ fault: 'unreadable' });
    expect(dateOf('1月4日')).toMatchObject({ fault: 'noYear' });
    expect(dateOf('4.1.')).toMatchObject({ fault: 'noYear' });
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

  test('with a heading of which no word is known is no row of answers, and no column is guessed', () => {
    for (const heading of ['Teil\tTermin\tMenge', 'Los-Nr. 2\tWunschtermin\tMenge 2027', '品名\t何时\t多少']) {
      const sheet = readSheet(`${heading}\nJX-881\t2027/1/4\t40`);
      expect([sheet.headed, sheet.columns, sheet.missing, sheet.rows.length]).toEqual([true, [], ['part', 'due', 'quantity'], 1]);
    }
  });

  test('knows every name of a column that the refusal names', () => {
    for (const said of [english.paste.fault.understood, chinese.paste.fault.understood]) {
      const names = [...said.matchAll(/[（(](?:or |或)([^）)]*)[）)]/g)].flatMap(([, all = '']) => all.split(/, |、/));
      expect(names.length).toBeGreaterThan(8);
      for (const name of names) expect([name, readSheet(`${name}\tX`).columns.length]).toEqual([name, 1]);
    }
  });

  test('with a heading that names no quantity lacks it, whatever the other columns hold', () => {
    const sheet = readSheet('Part\tDue date\tMenge\nJX-881\t2027/1/4\t40');
    expect([sheet.missing, sheet.ignored, sheet.rows[0]?.typed.quantity]).toEqual([['quantity'], ['Menge'], '']);
  });

  test('takes what is confirmed before what was asked', () => {
    expect(readSheet('Part\tDue date\tQuantity\tConfirmed Qty\nJX-881\t2027/1/4\t50\t40').rows[0]?.typed.quantity).toBe('40');
    expect(readSheet('零件号\t需求日期\t数量\t确认数量\nJX-881\t2027/1/4\t50\t40').rows[0]?.typed.quantity).toBe('40');
  });

  test('without a heading may have a fault in its first row', () => {
    expect(readSheet('JX-881\tsoon\t40').headed).toBe(false);
    expect(readSheet('JX-881\t2027/1/4\tmany').headed).toBe(false);
    expect(readSheet('4711\t1/4/2027\t').headed).toBe(false);
  });

  test('takes rows of our own list: what is promised counts, not what was called off', () => {
    const [row] = readSheet('Due\tPer\tPart\tDescription\tCustomer\tQuantity\tUnit\tPromise\tPromised from\n2027-01-04\tday\tJX-881\tPin\tHengyue\t50\tPCE\t40\t2027-01-06').rows;
    expect(row?.typed).toEqual({ part: 'JX-881', due: '2027-01-04', quantity: '40', promised: '2027-01-06', customer: 'Hengyue', site: '', agreement: '' });
  });

  test('may have tabs, line breaks and quotation marks within a cell', () => {
    expect(cellsOf('"a\tb"\t"c\n""d"""\te"f')).toEqual([['a\tb', 'c\n"d"', 'e"f']]);
  });
});
