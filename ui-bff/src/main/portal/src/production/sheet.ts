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

/** A plan that stands in the other grain within these columns: it is shown there, and not overwritten from here. */
export function isOtherGrain(schedule: Schedule | undefined, columns: Column[]): boolean {
  const [first, last] = [columns[0], columns.at(-1)];
  if (!first || !last) return false;
  const byWeek = mondayOfWeek(first) !== undefined;
  return (schedule?.lines ?? []).some((line) => {
    const column = columnOf(line);
    return (line.week ? !byWeek : byWeek) && lastDay(column) >= firstDay(first) && firstDay(column) <= lastDay(last);
  });
}

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

export type Pasted = { cells: { part: string; column: Column; quantity: string }[]; unread: string[]; outside: number };

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
export function place(block: string[][], parts: string[], columns: Column[], at: { part: string; column: Column }): Pasted {
  const known = new Set(parts);
  const named = block.some((row, index) => (index > 0 || row.length > 1) && known.has(row[0]?.trim() ?? ''));
  const headed = block.length > 1 && (block[0] ?? []).slice(named ? 1 : 0).some((text) => headOf(text) !== undefined);
  const heads = headed ? (block[0] ?? []).slice(named ? 1 : 0).map(headOf) : undefined;
  const [firstRow, firstColumn] = [parts.indexOf(at.part), columns.indexOf(at.column)];
  const pasted: Pasted = { cells: [], unread: [], outside: 0 };
  block.slice(headed ? 1 : 0).forEach((row, down) => {
    const part = named ? row[0]?.trim() : parts[firstRow + down];
    row.slice(named ? 1 : 0).forEach((text, right) => {
      const quantity = quantityOf(text);
      if (quantity === '') return;
      const column = heads ? heads[right] : columns[firstColumn + right];
      if (quantity === undefined) pasted.unread.push(text);
      else if (part === undefined || !known.has(part) || column === undefined || !columns.includes(column)) pasted.outside++;
      else pasted.cells.push({ part, column, quantity });
    });
  });
  return pasted;
}

/** What a cell shows: what was typed, else what is published. */
export const shownIn = (edits: Edits, published: ReadonlyMap<Column, OutputLine>, part: string, column: Column): string => edits.get(cellKey(part, column)) ?? published.get(column)?.quantity ?? '';

export type Changed = { part: string; before: string; now: string; cells: number; unread: string[] };

/** What the sheet changes of one part; undefined where nothing. */
export function changesOf(edits: Edits, schedule: Schedule | undefined, part: string, columns: Column[]): Changed | undefined {
  const published = publishedBy(schedule);
  const before = columns.map((column) => published.get(column)?.quantity ?? '0');
  const shown = columns.map((column) => shownIn(edits, published, part, column));
  const read = shown.map(quantityOf);
  const changed = read.filter((quantity, at) => Number(quantity || 0) !== Number(before[at])).length;
  const unread = shown.filter((_, at) => read[at] === undefined);
  return changed + unread.length === 0 ? undefined : { part, before: sum(before), now: sum(read.map((one) => one || '0')), cells: changed, unread };
}

/** The next version of a part's plan within these columns; what was not changed keeps its allotments. */
export function publicationOf(edits: Edits, schedule: Schedule | undefined, row: { site: string; part: string; unit: string; buyers: string[] }, columns: Column[]): Publication {
  const published = publishedBy(schedule);
  const lines = columns.flatMap((column): OutputLine[] => {
    const quantity = quantityOf(shownIn(edits, published, row.part, column));
    if (!quantity || Number(quantity) === 0) return [];
    const was = published.get(column);
    const kept = was && Number(was.quantity) === Number(quantity) && was.allotments?.length ? { allotments: was.allotments } : {};
    return [{ ...(mondayOfWeek(column) ? { week: column } : { date: column }), quantity, ...kept }];
  });
  return { ...row, from: firstDay(columns[0] ?? ''), until: lastDay(columns.at(-1) ?? ''), lines };
}
