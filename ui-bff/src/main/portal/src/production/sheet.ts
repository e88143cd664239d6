/** A sheet of planned output: a row per part, a column per day or week. What is typed or pasted stays apart from what is published. */
import { daysAfter, isDay, mondayOf, mondayOfWeek, weekOf } from '../app/days';
import { isQuantity, sum } from '../app/decimal';
import type { OutputLine, Publication, Schedule } from './production';

export type Grain = 'day' | 'week';
/** A day as 2026-12-07, a week as 2026-W50. */
export type Column = string;
export type Edits = ReadonlyMap<string, string>;

export const cellKey = (part: string, column: Column): string => `${part}\t${column}`;
export const columnsFrom = (from: string, grain: Grain, count: number): Column[] =>
  Array.from({ length: count }, (_, at) => (grain === 'day' ? daysAfter(from, at) : weekOf(daysAfter(mondayOf(from), at * 7))));
export const firstDay = (column: Column): string => mondayOfWeek(column) ?? column;
export const lastDay = (column: Column): string => (mondayOfWeek(column) ? daysAfter(firstDay(column), 6) : column);

const columnOf = (line: OutputLine): Column => line.week ?? line.date ?? '';

/** What is published by day and column. */
export const publishedBy = (schedule: Schedule | undefined): ReadonlyMap<Column, OutputLine> => new Map((schedule?.lines ?? []).map((line) => [columnOf(line), line]));

/** Lines in the other grain, by the columns in which they lie: there they are shown and kept, and nothing is typed. */
export type Taken = ReadonlyMap<Column, OutputLine[]>;

export function takenBy(schedule: Schedule | undefined, columns: Column[]): Taken {
  const byWeek = mondayOfWeek(columns[0] ?? '') !== undefined;
  const other = (schedule?.lines ?? []).filter((line) => Boolean(line.week) !== byWeek);
  const within = (column: Column): OutputLine[] => other.filter((line) => lastDay(columnOf(line)) >= firstDay(column) && firstDay(columnOf(line)) <= lastDay(column));
  return new Map(columns.map((column): [Column, OutputLine[]] => [column, within(column)]).filter(([, lines]) => lines.length > 0));
}

/** Whether a week begins before the first of these days, or ends after the last: it is none of theirs. */
const isCut = (line: OutputLine, columns: Column[]): boolean => firstDay(columnOf(line)) < firstDay(columns[0] ?? '') || lastDay(columnOf(line)) > lastDay(columns.at(-1) ?? '');
export const cutsWeek = (taken: Taken, columns: Column[]): boolean => [...taken.values()].flat().some((line) => isCut(line, columns));
const keptOf = (taken: Taken, columns: Column[]): OutputLine[] => [...new Set([...taken.values()].flat())].filter((line) => !isCut(line, columns));

/** How most of what is planned from a day on is planned; by day where nothing is. */
export function usualGrain(schedules: Schedule[], from: string): Grain {
  const weekly = schedules.map((schedule) => schedule.lines.filter((line) => lastDay(columnOf(line)) >= from)).filter((lines) => lines.length > 0).map((lines) => lines.every((line) => line.week));
  return weekly.filter(Boolean).length * 2 > weekly.length ? 'week' : 'day';
}

/** A number as people and spreadsheets write it: 1,200; 12,5; １２０; blank is none; undefined where it is no quantity. */
export function quantityOf(text: string): string | undefined {
  const plain = text.normalize('NFKC').replaceAll(/[\s']/g, '');
  if (plain === '' || plain === '-' || plain === '–') return '';
  const pointed = /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : plain.replace(',', '.');
  return isQuantity(pointed) ? pointed : undefined;
}

/** The cells of a block copied from a spreadsheet. */
export const cellsOf = (text: string): string[][] =>
  text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((line) => line.split('\t'));

export type Cell = { part: string; column: Column; quantity: string };
/** What of a block goes where; what is no quantity, what lies where nothing can be typed, and how much outside of the sheet. */
export type Pasted = { cells: Cell[]; unread: string[]; taken: Cell[]; outside: number };

/** A column as a spreadsheet may head it: 2026-12-07, 2026/12/7, 2026-W50. */
function headOf(text: string): Column | undefined {
  const plain = text.normalize('NFKC').trim();
  if (mondayOfWeek(plain)) return plain;
  const [, year, month = '', day = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain) ?? [];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(date) ? date : undefined;
}

/**
 * Where the cells of a pasted block belong: below and right of where it was pasted, unless its first row names days or
 * weeks, or its first column parts; then they say so themselves.
 */
export function place(block: string[][], parts: string[], columns: Column[], at: { part: string; column: Column }, isTaken: (part: string, column: Column) => boolean): Pasted {
  const known = new Set(parts);
  const named = block.some((row, index) => (index > 0 || row.length > 1) && known.has(row[0]?.trim() ?? ''));
  const headed = block.length > 1 && (block[0] ?? []).slice(named ? 1 : 0).some((text) => headOf(text) !== undefined);
  const heads = headed ? (block[0] ?? []).slice(named ? 1 : 0).map(headOf) : undefined;
  const [firstRow, firstColumn] = [parts.indexOf(at.part), columns.indexOf(at.column)];
  const pasted: Pasted = { cells: [], unread: [], taken: [], outside: 0 };
  block.slice(headed ? 1 : 0).forEach((row, down) => {
    const part = named ? row[0]?.trim() : parts[firstRow + down];
    row.slice(named ? 1 : 0).forEach((text, right) => {
      const quantity = quantityOf(text);
      if (quantity === '') return;
      const column = heads ? heads[right] : columns[firstColumn + right];
      if (quantity === undefined) pasted.unread.push(text);
      else if (part === undefined || !known.has(part) || column === undefined || !columns.includes(column)) pasted.outside++;
      else (isTaken(part, column) ? pasted.taken : pasted.cells).push({ part, column, quantity });
    });
  });
  return pasted;
}

/** What a cell shows: what was typed, else what is published; in a week planned by day, the sum of its days. */
export function shownIn(edits: Edits, published: ReadonlyMap<Column, OutputLine>, taken: Taken, part: string, column: Column): string {
  const lines = taken.get(column);
  if (lines) return mondayOfWeek(column) ? sum(lines.map((line) => line.quantity)) : '';
  return edits.get(cellKey(part, column)) ?? published.get(column)?.quantity ?? '';
}

/** What a row's columns make together as they are shown, weeks in days and days in weeks included. */
export function totalOf(edits: Edits, schedule: Schedule | undefined, part: string, columns: Column[]): string {
  const [published, taken] = [publishedBy(schedule), takenBy(schedule, columns)];
  const own = columns.filter((column) => !taken.has(column)).map((column) => quantityOf(shownIn(edits, published, taken, part, column)) || '0');
  return sum([...own, ...keptOf(taken, columns).map((line) => line.quantity)]);
}

export type Changed = { part: string; before: string; now: string; cells: number; unread: string[] };

/** What the sheet changes of one part; undefined where nothing. What stands in the other grain counts, and does not change. */
export function changesOf(edits: Edits, schedule: Schedule | undefined, part: string, columns: Column[]): Changed | undefined {
  const [published, taken] = [publishedBy(schedule), takenBy(schedule, columns)];
  const own = columns.filter((column) => !taken.has(column));
  const shown = own.map((column) => shownIn(edits, published, taken, part, column));
  const read = shown.map(quantityOf);
  const changed = read.filter((quantity, at) => Number(quantity || 0) !== Number(published.get(own[at] ?? '')?.quantity ?? 0)).length;
  const unread = shown.filter((_, at) => read[at] === undefined);
  return changed + unread.length === 0 ? undefined : { part, before: totalOf(new Map(), schedule, part, columns), now: totalOf(edits, schedule, part, columns), cells: changed, unread };
}

const said = ({ week, date, quantity, allotments }: OutputLine): OutputLine => ({ ...(week ? { week } : { date: date ?? '' }), quantity, ...(allotments?.length ? { allotments } : {}) });

/**
 * The next version of a part's plan within these columns; what was not changed keeps its allotments. It replaces all
 * from its first day to its last, so what stands there in the other grain is said again, and days of a week that is cut
 * are left out.
 */
export function publicationOf(edits: Edits, schedule: Schedule | undefined, row: { site: string; part: string; unit: string; buyers: string[] }, columns: Column[]): Publication {
  const [published, taken] = [publishedBy(schedule), takenBy(schedule, columns)];
  const whole = columns.filter((column) => !taken.get(column)?.some((line) => isCut(line, columns)));
  const own = whole.flatMap((column): OutputLine[] => {
    const quantity = taken.has(column) ? '' : quantityOf(shownIn(edits, published, taken, row.part, column));
    if (!quantity || Number(quantity) === 0) return [];
    const was = published.get(column);
    if (was && Number(was.quantity) === Number(quantity)) return [said({ ...was, quantity })];
    return [said(mondayOfWeek(column) ? { week: column, quantity } : { date: column, quantity })];
  });
  const lines = [...own, ...keptOf(taken, columns).map(said)].toSorted((one, other) => firstDay(columnOf(one)).localeCompare(firstDay(columnOf(other))));
  return { ...row, from: firstDay(whole[0] ?? ''), until: lastDay(whole.at(-1) ?? ''), lines };
}
