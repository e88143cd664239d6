import { minus, plus } from '../app/decimal';
import { sameUnit } from '../app/format';
import { type Changed, type RowsByView, valuesOf } from './event';

type Row = Record<string, unknown>;
/** The changed values of one row, or of one entry of a row, such as a line of an order. */
export type ChangedRow = {
  key: string;
  view: string;
  row: string;
  /** The pointer of the entry in its row; empty for the row's own fields. */
  entry: string;
  came: 'new' | 'gone' | 'changed';
  /** The names of the entry before and after, such as its line number and part; null where it is not there. */
  named: { before: string[] | null; after: string[] | null };
  values: Changed[];
  /** Its own quantity, if the event changed that. */
  quantity: Changed | undefined;
};

/** The sum of the changed quantities of one field, before and after the event; null where none of them was there. */
export type QuantitySum = { view: string; field: string; unit: string; before: string | null; after: string | null; change: string; count: number };

/** The event's changes by row, and their sums. */
export type ChangedRows = { rows: ChangedRow[]; count: number; sums: QuantitySum[] };

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);
const wordsOf = (pointer: string): string[] => pointer.split('/').slice(1).map((word) => word.replaceAll('~1', '/').replaceAll('~0', '~'));
const keyOf = (one: Pick<Changed, 'view' | 'row'>): string => `${one.view} ${one.row}`;

/** The lists whose entries are rows of their own to a reader; a promise belongs to its line. */
const LISTS = /^\/(?:lines|packages|parts|weeks)\/\d+(?=\/|$)/;
/** The entry of a pointer: /lines/3/quantity belongs to /lines/3. */
const entryOf = (pointer: string): string => LISTS.exec(pointer)?.[0] ?? '';

function valueAt(row: Row | undefined, words: readonly string[]): unknown {
  let at: unknown = row;
  for (const word of words) at = typeof at === 'object' && at !== null ? (at as Row)[word] : undefined;
  return at;
}

/** Each whole row by view and name; none if the lists do not fit the changes. */
function wholeRows(told: readonly Changed[], rows: RowsByView, side: 'before' | 'after'): Map<string, Row> {
  const names = new Map<string, Set<string>>();
  for (const { view, row } of told) names.set(view, (names.get(view) ?? new Set()).add(row));
  const absent = new Set(told.filter((one) => one.pointer === '' && one[side] === null).map(keyOf));
  const whole = new Map<string, Row>();
  for (const [view, all] of names) {
    const there = [...all].filter((row) => !absent.has(keyOf({ view, row })));
    const listed = rows[view] ?? [];
    if (listed.length !== there.length) continue;
    for (const [at, row] of there.entries()) whole.set(keyOf({ view, row }), listed[at] as Row);
  }
  return whole;
}

/** The fields that name an entry, the most telling first. */
const NAMING = ['line', 'number', 'label', 'name', 'part', 'due', 'date', 'week', 'batch'];

function namesOf(row: Row | undefined, entry: string): string[] | null {
  const found = valueAt(row, wordsOf(entry));
  if (!isRow(found)) return null;
  return NAMING.map((name) => found[name]).filter((value): value is string => typeof value === 'string' && value !== '').slice(0, 3);
}

/** Whether the event brought the whole entry, or took it away: itself, or what holds it. */
function cameOf(told: ReadonlyMap<string, Changed>, of: string, entry: string): ChangedRow['came'] {
  for (let holder: string | undefined = entry; holder !== undefined; holder = holder === '' ? undefined : holder.slice(0, holder.lastIndexOf('/'))) {
    const whole = told.get(`${of} ${holder}`);
    if (whole) return whole.before === null ? 'new' : whole.after === null ? 'gone' : 'changed';
  }
  return 'changed';
}

/** The changes of an event row by row, in the order in which the hub lists them. */
export function changedRows(told: readonly Changed[], before: RowsByView, after: RowsByView): ChangedRows {
  const [was, is] = [wholeRows(told, before, 'before'), wholeRows(told, after, 'after')];
  const byPointer = new Map(told.map((one) => [`${keyOf(one)} ${one.pointer}`, one]));
  const rows = new Map<string, ChangedRow>();
  const values = valuesOf(told);
  for (const value of values) {
    const entry = entryOf(value.pointer);
    const key = `${keyOf(value)} ${entry}`;
    const found = rows.get(key);
    if (found) found.values.push(value);
    else {
      const of = keyOf(value);
      rows.set(key, { key, view: value.view, row: value.row, entry, came: cameOf(byPointer, of, entry), named: { before: namesOf(was.get(of), entry), after: namesOf(is.get(of), entry) }, values: [value], quantity: undefined });
    }
  }
  for (const row of rows.values()) row.quantity = row.values.find(({ pointer }) => pointer === `${row.entry}/quantity`);
  return { rows: [...rows.values()], count: values.length, sums: quantitySums(values, was, is) };
}

/** Quantities that add up from row to row. A cumulative or a price does not. */
const SUMMED = new Set(['quantity', 'shortfall', 'open', 'despatched', 'delivered', 'confirmed', 'received', 'missing', 'damaged', 'over']);
const DECIMAL = /^-?\d+(\.\d+)?$/;
const isDecimal = (value: unknown): value is string => typeof value === 'string' && DECIMAL.test(value);

/** The unit of a quantity: the nearest one that its row states beside it or around it. */
function unitOf(row: Row | undefined, pointer: string): string | undefined {
  const words = wordsOf(pointer);
  while (words.pop() !== undefined) {
    const around = valueAt(row, words);
    const unit = isRow(around) ? around['unit'] : undefined;
    if (typeof unit === 'string' && unit !== '') return sameUnit(unit);
  }
  return undefined;
}

/**
 * One sum for each field and unit with at least two changed quantities. A field of which one quantity
 * states no unit has none.
 */
function quantitySums(values: readonly Changed[], was: ReadonlyMap<string, Row>, is: ReadonlyMap<string, Row>): QuantitySum[] {
  const sums = new Map<string, QuantitySum>();
  const unknown = new Set<string>();
  for (const { view, row, pointer, before, after } of values) {
    const words = wordsOf(pointer);
    if (!SUMMED.has(words.at(-1) ?? '') || !(isDecimal(before) || isDecimal(after))) continue;
    const field = words.filter((word) => !/^\d+$/.test(word)).join('/');
    const sides = [[before, was.get(keyOf({ view, row })), 'before'], [after, is.get(keyOf({ view, row })), 'after']] as const;
    const counted = new Set<string>();
    for (const [value, whole, side] of sides) {
      if (value === null) continue;
      const unit = unitOf(whole, pointer);
      if (!isDecimal(value) || unit === undefined) {
        unknown.add(`${view} ${field}`);
        continue;
      }
      const key = `${view} ${field} ${unit}`;
      const sum = sums.get(key) ?? { view, field, unit, before: null, after: null, change: '0', count: 0 };
      sums.set(key, { ...sum, [side]: plus(sum[side] ?? '0', value), count: sum.count + (counted.has(key) ? 0 : 1) });
      counted.add(key);
    }
  }
  return [...sums.values()]
    .filter(({ view, field, count }) => count > 1 && !unknown.has(`${view} ${field}`))
    .map((sum) => ({ ...sum, change: minus(sum.after ?? '0', sum.before ?? '0') }));
}
