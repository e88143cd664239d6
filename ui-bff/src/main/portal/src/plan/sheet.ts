/** A sheet of what is planned: a row per part, a column per day or week. What is typed or pasted stays apart from what is published. */
import { daysAfter, isDay, mondayOf, mondayOfWeek, weekdayOf, weekOf } from '../app/days';
import { sum, typed } from '../app/decimal';

/** What is planned for a day or a week. */
export type PlanLine = { date?: string | null; week?: string | null; quantity: string };
/** A row's plan as it stands, in both grains. */
export type Plan<Line extends PlanLine = PlanLine> = { lines: Line[]; version: number };
export type Grain = 'day' | 'week';
/** A day as 2026-12-07, a week as 2026-W50. */
export type Column = string;
export type Edits = ReadonlyMap<string, string>;

export const cellKey = (part: string, column: Column): string => `${part}\t${column}`;
/** A row's name may itself be several words. */
export const rowOfCell = (cell: string): string => cell.slice(0, cell.lastIndexOf('\t'));
export const columnsFrom = (from: string, grain: Grain, count: number): Column[] =>
  Array.from({ length: count }, (_, at) => (grain === 'day' ? daysAfter(from, at) : weekOf(daysAfter(mondayOf(from), at * 7))));
export const firstDay = (column: Column): string => mondayOfWeek(column) ?? column;
export const lastDay = (column: Column): string => (mondayOfWeek(column) ? daysAfter(firstDay(column), 6) : column);
/** Days on which few work are set off. */
export const isOff = (column: Column): true | undefined => (isDay(column) && weekdayOf(column) > 5) || undefined;

const columnOf = (line: PlanLine): Column => line.week ?? line.date ?? '';

/** What is published by day and column. */
export const publishedBy = <Line extends PlanLine>(plan: Plan<Line> | undefined): ReadonlyMap<Column, Line> => new Map((plan?.lines ?? []).map((line) => [columnOf(line), line]));

/** Lines in the other grain, by the columns in which they lie: there they are shown and kept, and nothing is typed. */
export type Taken<Line extends PlanLine = PlanLine> = ReadonlyMap<Column, Line[]>;

export function takenBy<Line extends PlanLine>(plan: Plan<Line> | undefined, columns: Column[]): Taken<Line> {
  const byWeek = mondayOfWeek(columns[0] ?? '') !== undefined;
  const other = (plan?.lines ?? []).filter((line) => Boolean(line.week) !== byWeek);
  const within = (column: Column): Line[] => other.filter((line) => lastDay(columnOf(line)) >= firstDay(column) && firstDay(columnOf(line)) <= lastDay(column));
  return new Map(columns.map((column): [Column, Line[]] => [column, within(column)]).filter(([, lines]) => lines.length > 0));
}

/** Whether a week begins before the first of these days, or ends after the last: it is none of theirs. */
const isCut = (line: PlanLine, columns: Column[]): boolean => firstDay(columnOf(line)) < firstDay(columns[0] ?? '') || lastDay(columnOf(line)) > lastDay(columns.at(-1) ?? '');
export const cutsWeek = (taken: Taken, columns: Column[]): boolean => [...taken.values()].flat().some((line) => isCut(line, columns));
const keptOf = <Line extends PlanLine>(taken: Taken<Line>, columns: Column[]): Line[] => [...new Set([...taken.values()].flat())].filter((line) => !isCut(line, columns));

/** How most of what is planned from a day on is planned; by day where nothing is. */
export function usualGrain(plans: Plan[], from: string): Grain {
  const weekly = plans.map((plan) => plan.lines.filter((line) => lastDay(columnOf(line)) >= from)).filter((lines) => lines.length > 0).map((lines) => lines.every((line) => line.week));
  return weekly.filter(Boolean).length * 2 > weekly.length ? 'week' : 'day';
}

/** A number as people and spreadsheets write it: 1,200; 12,5; １２０; blank is none; undefined where it is no quantity. */
export function quantityOf(text: string): string | undefined {
  const plain = text.normalize('NFKC').replaceAll(/[\s']/g, '');
  if (plain === '' || plain === '-' || plain === '–') return '';
  return typed(plain);
}

/** The cells of a block copied from a spreadsheet. */
export const cellsOf = (text: string): string[][] =>
  text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((line) => line.split('\t'));

/** `part` names the row: it is the part, or more where one part has several rows. */
export type Cell = { part: string; column: Column; quantity: string };
/** What of a block goes where; what is no quantity, what lies where nothing can be typed, and how much outside of the sheet. */
export type Pasted = {
  cells: Cell[];
  unread: string[];
  taken: Cell[];
  outside: number;
  /** Of rows that are not there yet. */
  absent?: Cell[];
  /** Parts of which several rows are there, and which of them was not said. */
  unclear?: string[];
};

/** How a spreadsheet names a row: by its part, and where one part has several rows, by a word beside it. */
export type Naming = { partOf: (row: string) => string; /** Undefined where it is no such word; blank is one. */ wordOf: (text: string) => string | undefined; rowOf: (part: string, word: string) => string; /** All rows, those out of sight too. */ rows?: string[] };
export const byPart: Naming = { partOf: (row) => row, wordOf: () => undefined, rowOf: (part) => part };

/** A column as a spreadsheet may head it: 2026-12-07, 2026/12/7, 2026-W50. */
export function headOf(text: string): Column | undefined {
  const plain = text.normalize('NFKC').trim();
  if (mondayOfWeek(plain)) return plain;
  const [, year, month = '', day = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain) ?? [];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(date) ? date : undefined;
}

/** So many first columns of a block name its rows; which rows a line may mean, and which it means where there is none. */
function namesIn(block: string[][], heads: number, rows: string[], { partOf, wordOf, rowOf }: Naming): { width: number; rowsNamed: (cells: string[]) => string[]; rowMeant: (cells: string[]) => string | undefined } {
  const part = (cells: string[]): string => cells[0]?.trim() ?? '';
  const word = (cells: string[]): string | undefined => (cells[1]?.trim() === '' ? '' : wordOf(cells[1] ?? ''));
  const ofPart = (cells: string[]): string[] => rows.filter((row) => partOf(row) === part(cells));
  const naming = block.filter((cells, at) => (heads > 0 ? at > 0 && part(cells) !== '' : (at > 0 || cells.length > 1) && ofPart(cells).length > 0));
  const worded = naming.some(word) && naming.every((cells) => word(cells) !== undefined || quantityOf(cells[1] ?? '') === undefined);
  if (!worded) return { width: naming.length > 0 ? 1 : 0, rowsNamed: ofPart, rowMeant: (cells) => rowOf(part(cells), '') };
  const rowMeant = (cells: string[]): string | undefined => {
    const said = word(cells);
    return said === undefined ? undefined : rowOf(part(cells), said);
  };
  return { width: 2, rowsNamed: (cells) => ofPart(cells).filter((row) => row === rowMeant(cells)), rowMeant };
}

/**
 * Where the cells of a pasted block belong: below and right of where it was pasted, unless its first row names days or
 * weeks, or its first column parts; then they say so themselves. Rows that are not there can be told only where one
 * says how rows are named.
 */
export function place(block: string[][], parts: string[], columns: Column[], at: { part: string; column: Column }, isTaken: (part: string, column: Column) => boolean, naming?: Naming): Pasted {
  const rows = naming?.rows ?? parts;
  const known = new Set(rows);
  const dated = block.length > 1 ? (block[0] ?? []).findIndex((text) => headOf(text) !== undefined) : -1;
  const { width, rowsNamed, rowMeant } = namesIn(block, naming ? dated : -1, rows, naming ?? byPart);
  const headed = dated >= 0 && (block[0] ?? []).slice(width).some((text) => headOf(text) !== undefined);
  const heads = headed ? (block[0] ?? []).slice(width).map(headOf) : undefined;
  const rowsBelow = parts.includes(at.part) ? parts.slice(parts.indexOf(at.part)) : [];
  const columnsBeyond = columns.includes(at.column) ? columns.slice(columns.indexOf(at.column)) : [];
  const pasted = { cells: [] as Cell[], unread: [] as string[], taken: [] as Cell[], outside: 0 };
  const absent: Cell[] = [];
  const unclear = new Set<string>();
  block.slice(headed ? 1 : 0).forEach((row, down) => {
    const [part = naming && width > 0 && row[0]?.trim() ? rowMeant(row) : undefined, other] = width > 0 ? rowsNamed(row) : [rowsBelow[down]];
    if (other !== undefined) {
      unclear.add(row[0]?.trim() ?? '');
      return;
    }
    row.slice(width).forEach((text, right) => {
      const quantity = quantityOf(text);
      if (quantity === '') return;
      const column = heads ? heads[right] : columnsBeyond[right];
      if (quantity === undefined) pasted.unread.push(text);
      else if (part === undefined || column === undefined || !columns.includes(column)) pasted.outside++;
      else (known.has(part) ? (isTaken(part, column) ? pasted.taken : pasted.cells) : absent).push({ part, column, quantity });
    });
  });
  return { ...pasted, ...(absent.length > 0 && { absent }), ...(unclear.size > 0 && { unclear: [...unclear] }) };
}

/** What a cell shows: what was typed, else what is published; in a week planned by day, the sum of its days. */
export function shownIn(edits: Edits, published: ReadonlyMap<Column, PlanLine>, taken: Taken, part: string, column: Column): string {
  const lines = taken.get(column);
  if (lines) return mondayOfWeek(column) ? sum(lines.map((line) => line.quantity)) : '';
  return edits.get(cellKey(part, column)) ?? published.get(column)?.quantity ?? '';
}

/** What a row's columns make together as they are shown, weeks in days and days in weeks included. */
export function totalOf(edits: Edits, plan: Plan | undefined, part: string, columns: Column[]): string {
  const [published, taken] = [publishedBy(plan), takenBy(plan, columns)];
  const own = columns.filter((column) => !taken.has(column)).map((column) => quantityOf(shownIn(edits, published, taken, part, column)) || '0');
  return sum([...own, ...keptOf(taken, columns).map((line) => line.quantity)]);
}

export type Changed = { part: string; before: string; now: string; cells: number; unread: string[] };

/** What the sheet changes of one part; undefined where nothing. What stands in the other grain counts, and does not change. */
export function changesOf(edits: Edits, plan: Plan | undefined, part: string, columns: Column[]): Changed | undefined {
  const [published, taken] = [publishedBy(plan), takenBy(plan, columns)];
  const own = columns.filter((column) => !taken.has(column));
  const shown = own.map((column) => shownIn(edits, published, taken, part, column));
  const read = shown.map(quantityOf);
  const changed = read.filter((quantity, at) => Number(quantity || 0) !== Number(published.get(own[at] ?? '')?.quantity ?? 0)).length;
  const unread = shown.filter((_, at) => read[at] === undefined);
  return changed + unread.length === 0 ? undefined : { part, before: totalOf(new Map(), plan, part, columns), now: totalOf(edits, plan, part, columns), cells: changed, unread };
}

/** The next version of a row's plan: it replaces all from its first day to its last. */
export type Horizon<Line extends PlanLine = PlanLine> = { from: string; until: string; lines: Line[] };

/**
 * The next version within these columns. What stands there in the other grain is said again, and days of a week that is
 * cut are left out. `again` is what else a line says again that was not changed.
 */
export function horizonOf<Line extends PlanLine>(edits: Edits, plan: Plan<Line> | undefined, part: string, columns: Column[], again: (line: Line) => Partial<Line> = () => ({})): Horizon<PlanLine & Partial<Line>> {
  type Said = PlanLine & Partial<Line>;
  const [published, taken] = [publishedBy(plan), takenBy(plan, columns)];
  const whole = columns.filter((column) => !taken.get(column)?.some((line) => isCut(line, columns)));
  const stated = (column: Column, quantity: string): PlanLine => (mondayOfWeek(column) ? { week: column, quantity } : { date: column, quantity });
  const kept = (line: Line, quantity: string): Said => ({ ...again(line), ...stated(columnOf(line), quantity) });
  const own = whole.flatMap((column): Said[] => {
    const quantity = taken.has(column) ? '' : quantityOf(shownIn(edits, published, taken, part, column));
    if (!quantity || Number(quantity) === 0) return [];
    const was = published.get(column);
    return [was && Number(was.quantity) === Number(quantity) ? kept(was, quantity) : (stated(column, quantity) as Said)];
  });
  const lines = [...own, ...keptOf(taken, columns).map((line) => kept(line, line.quantity))].toSorted((one, other) => firstDay(columnOf(one)).localeCompare(firstDay(columnOf(other))));
  return { from: firstDay(whole[0] ?? ''), until: lastDay(whole.at(-1) ?? ''), lines };
}
