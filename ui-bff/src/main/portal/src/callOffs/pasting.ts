/** Reads spreadsheet rows: which cell holds which field, and its value. It guesses nothing. */
import type { ReasonTyped } from '../answers/ReasonFields';
import { daysAfter, isDay, today } from '../app/days';
import { typed } from '../app/decimal';

export const fields = ['part', 'due', 'quantity', 'promised', 'customer', 'site', 'agreement'] as const;
export type Field = (typeof fields)[number];
export type Typed = Record<Field, string>;
/** One pasted row; `number` counts the heading, as a spreadsheet does. */
export type PastedRow = { number: number; typed: Typed };
/**
 * `missing`: required fields without a column, all of them if no heading is known; `ignored`:
 * unknown headings.
 */
export type PastedSheet = { columns: Field[]; rows: PastedRow[]; ignored: string[]; missing: Field[]; headed: boolean };

/**
 * Pasted and unsent rows with their corrections; the reason applies to all rows that need one and
 * have none of their own.
 */
export type PasteDraft = { sheet: PastedSheet; reason: ReasonTyped; /** Keyed by row number. */ reasons?: Record<number, ReasonTyped> };
export const PASTE_DRAFT = 'call-offs.paste';
/** Text that could not be read as rows yet. */
export const PASTE_TEXT_DRAFT = 'call-offs.paste-text';

/** The most rows of one paste. */
export const MOST_ROWS = 1_000;

/**
 * A field's possible headings, in lower case and without spaces, dots and units. The first match
 * wins.
 */
const heads: [Field, string[]][] = [
  ['quantity', ['promise', 'promised', 'promisedquantity', 'promisedqty', 'committedquantity', 'committedqty', 'commitquantity', 'confirmedquantity', 'confirmedqty', 'confirmed', 'myquantity', 'myanswer', '承诺', '承诺数量', '承诺数', '答复数量', '回复数量', '确认数量', '可交数量', '可供数量']],
  ['quantity', ['quantity', 'qty', '数量', '要货数量', '需求数量']],
  ['part', ['part', 'partnumber', 'partno', 'item', 'itemnumber', 'material', 'materialnumber', 'materialno', 'article', '零件', '零件号', '零件编号', '物料', '物料号', '物料编码', '物料编号', '料号', '图号']],
  ['promised', ['promiseddate', 'promisedate', 'promisedfrom', 'promisedfor', 'commitdate', 'committeddate', 'confirmeddate', '承诺日期', '承诺交期', '最早承诺日期', '答复日期', '答复交期', '回复日期', '回复交期', '确认日期', '确认交期', '可交日期']],
  ['due', ['due', 'duedate', 'date', 'deliverydate', 'requireddate', 'requirementdate', 'needdate', 'demanddate', '需求日期', '日期', '交期', '交货日期', '要货日期', '到货日期', '到期']],
  ['customer', ['customer', 'buyer', '客户']],
  ['site', ['plant', 'site', 'shipto', '工厂', '收货工厂']],
  ['agreement', ['agreement', 'agreementnumber', '协议', '协议号']],
];
const needed: Field[] = ['part', 'due', 'quantity'];
const plainOrder: Field[] = ['part', 'due', 'quantity', 'promised'];

export const plain = (text: string): string => text.normalize('NFKC').trim();
const wordOf = (head: string): string =>
  plain(head)
    .toLowerCase()
    .replace(/\(.*?\)|\[.*?\]/g, '')
    .replaceAll(/[\s._:/-]/g, '');

/** Each column's field, by its heading; undefined if the row is no heading. */
function headed(cells: string[]): (Field | undefined)[] | undefined {
  const words = cells.map(wordOf);
  const columns: (Field | undefined)[] = words.map(() => undefined);
  for (const [field, names] of heads) {
    const at = words.findIndex((word, index) => names.includes(word) && columns[index] === undefined);
    if (at >= 0 && !columns.includes(field)) columns[at] = field;
  }
  return columns.some(Boolean) ? columns : undefined;
}

/**
 * The cells of copied rows. A cell that contains a tab, a line break or a quotation mark is quoted.
 */
export function cellsOf(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, bare, end] of `${text.replaceAll(/\r\n?/g, '\n')}\n`.matchAll(/(?:"((?:[^"]|"")*)"|([^\t\n]*))([\t\n])/g)) {
    row.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'));
    if (end === '\n') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

/**
 * Whether a first row is a heading: apart from the part it has neither a day nor a quantity, and it
 * names several things.
 */
function namesColumns(cells: string[]): boolean {
  const named = cells.filter((cell) => plain(cell) !== '');
  return named.length > 1 && named.slice(1).every((cell) => isWords(dateOf(cell)) && isWords(quantityOf(cell, true)));
}
const isWords = (read: DateRead | QuantityRead): boolean => 'fault' in read && read.fault === 'unreadable';

const blank = (cells: string[]): boolean => cells.every((cell) => plain(cell) === '');

export function readSheet(text: string): PastedSheet {
  const cells = cellsOf(text);
  const first = cells.findIndex((row) => !blank(row));
  const heading = cells[first] ?? [];
  const columns = headed(heading) ?? (namesColumns(heading) ? [] : undefined);
  const order = columns ?? plainOrder;
  const rows = cells.flatMap((row, at): PastedRow[] => {
    if (at < first || blank(row) || (columns && at === first)) return [];
    const said = Object.fromEntries(fields.map((field) => [field, plain(row[order.indexOf(field)] ?? '')])) as Typed;
    return [{ number: at + 1, typed: said }];
  });
  const widest = Math.max(0, ...cells.map((row) => row.findLastIndex((cell) => plain(cell) !== '') + 1));
  const present = columns ? fields.filter((field) => columns.includes(field)) : plainOrder.slice(0, Math.max(needed.length, widest));
  const ignored = columns ? heading.filter((head, at) => columns[at] === undefined && plain(head) !== '').map(plain) : [];
  return { columns: present, rows, ignored, missing: columns ? needed.filter((field) => !columns.includes(field)) : [], headed: columns !== undefined };
}

/** `days`: the possible days of an incomplete date. The lines decide which one is meant. */
export type DateRead = { day: string } | { fault: 'missing' | 'unreadable' | 'ambiguous' | 'noYear' | 'serial' | 'noSuchDay'; days?: string[] };

/** A day without a year lies between two months ago and a year ahead. */
const BACK = 62;
const AHEAD = 366;

const dayOf = (year: string, month: string, day: string): DateRead => {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(date) ? { day: date } : { fault: 'noSuchDay' };
};

/**
 * A day as a spreadsheet may write it. Day and month between slashes, with the year last or absent,
 * can mean several days.
 */
export function dateOf(text: string, now = today()): DateRead {
  const said = plain(text).replace(/[ T]0?0:00(:00(\.0+)?)?$/, '').replaceAll(/\s/g, '');
  if (said === '') return { fault: 'missing' };
  const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(said) ?? /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]?$/.exec(said) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(said);
  if (yearFirst) return dayOf(yearFirst[1] ?? '', yearFirst[2] ?? '', yearFirst[3] ?? '');
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(said);
  if (dotted) return dayOf(dotted[3] ?? '', dotted[2] ?? '', dotted[1] ?? '');
  const yearLast = /^(\d{1,2})[/-](\d{1,2})[/-](\d{2}|\d{4})$/.exec(said);
  if (yearLast) {
    const [, first = '', second = '', year = ''] = yearLast;
    return severalDays('ambiguous', [year.length === 2 ? `20${year}` : year], [[first, second], [second, first]]);
  }
  const monthNamed = /^(\d{1,2})月(\d{1,2})[日号]?$/.exec(said);
  const parted = /^(\d{1,2})[-/.](\d{1,2})\.?$/.exec(said);
  if (monthNamed ?? parted) {
    const [, first = '', second = ''] = monthNamed ?? parted ?? [];
    const year = Number(now.slice(0, 4));
    const read = severalDays('noYear', [year - 1, year, year + 1].map(String), monthNamed ? [[first, second]] : [[first, second], [second, first]]);
    return { ...read, ...(read.days && { days: read.days.filter((day) => day >= daysAfter(now, -BACK) && day <= daysAfter(now, AHEAD)) }) };
  }
  return { fault: /^\d{5}$/.test(said) ? 'serial' : 'unreadable' };
}

/** The possible months and days in each of these years, as far as the calendar has them. */
function severalDays(fault: 'ambiguous' | 'noYear', years: string[], both: [string, string][]): { fault: 'ambiguous' | 'noYear' | 'noSuchDay'; days?: string[] } {
  const days = [...new Set(years.flatMap((year) => both.flatMap(([month, day]) => {
    const read = dayOf(year, month, day);
    return 'day' in read ? [read.day] : [];
  })))].toSorted();
  return days.length === 0 ? { fault: 'noSuchDay' } : { fault, days };
}

/** Whether a unit counts whole pieces. */
export const isCounted = (unit: string): boolean => ['PCE', 'C62', 'EA', 'SET'].includes(unit);

export type QuantityRead = { quantity: string } | { fault: 'missing' | 'unreadable' | 'negative' | 'ambiguous' };

/**
 * A quantity as people write it. `1,200` is a thousand and more in counted units; in measured units
 * it may also be 1.2.
 */
export function quantityOf(text: string, counted: boolean): QuantityRead {
  const said = plain(text).replaceAll(/[\s'’]/g, '');
  if (said === '') return { fault: 'missing' };
  if (/^[-−–]\d/.test(said)) return { fault: 'negative' };
  if (!counted && /^[1-9]\d{0,2},\d{3}$/.test(said)) return { fault: 'ambiguous' };
  const quantity = typed(said);
  return quantity !== undefined ? { quantity: shortest(quantity) } : { fault: 'unreadable' };
}

/** 0120.50 as 120.5. */
function shortest(decimal: string): string {
  const whole = decimal.replace(/^0+(?=\d)/, '');
  return whole.includes('.') ? whole.replace(/\.?0+$/, '') : whole;
}
