/**
 * A planning sheet: a row per part, a column per day or week. Typed and pasted values stay separate
 * from the published plan.
 */
import { daysAfter, isDay, mondayOf, mondayOfWeek, weekdayOf, weekOf } from '../app/days';
import { sum, typed } from '../app/decimal';

/** The planned quantity of a day or a week. */
export type PlanLine = { date?: string | null; week?: string | null; quantity: string };
/** A row's published plan, in both grains. */
export type Plan<Line extends PlanLine = PlanLine> = { lines: Line[]; version: number };
export type Grain = 'day' | 'week';
/** A day as 2026-12-07, a week as 2026-W50. */
export type Column = string;
export type Edits = ReadonlyMap<string, string>;

export const cellKey = (part: string, column: Column): string => `${part}\t${column}`;
/** A row's name may contain several words. */
export const rowOfCell = (cell: string): string => cell.slice(0, cell.lastIndexOf('\t'));
export const columnsFrom = (from: string, grain: Grain, count: number): Column[] =>
  Array.from({ length: count }, (_, at) => (grain === 'day' ? daysAfter(from, at) : weekOf(daysAfter(mondayOf(from), at * 7))));
export const firstDay = (column: Column): string => mondayOfWeek(column) ?? column;
export const lastDay = (column: Column): string => (mondayOfWeek(column) ? daysAfter(firstDay(column), 6) : column);
/** Weekend days, on which few work, look different. */
export const isOff = (column: Column): true | undefined => (isDay(column) && weekdayOf(column) > 5) || undefined;

const columnOf = (line: PlanLine): Column => line.week ?? line.date ?? '';

/** The published lines by column. */
export const publishedBy = <Line extends PlanLine>(plan: Plan<Line> | undefined): ReadonlyMap<Column, Line> => new Map((plan?.lines ?? []).map((line) => [columnOf(line), line]));

/**
 * Lines in the other grain, by the columns that contain them. They are shown and kept there, and
 * nothing can be typed.
 */
export type Taken<Line extends PlanLine = PlanLine> = ReadonlyMap<Column, Line[]>;

export function takenBy<Line extends PlanLine>(plan: Plan<Line> | undefined, columns: Column[]): Taken<Line> {
  const byWeek = mondayOfWeek(columns[0] ?? '') !== undefined;
  const other = (plan?.lines ?? []).filter((line) => Boolean(line.week) !== byWeek);
  const within = (column: Column): Line[] => other.filter((line) => lastDay(columnOf(line)) >= firstDay(column) && firstDay(columnOf(line)) <= lastDay(column));
  return new Map(columns.map((column): [Column, Line[]] => [column, within(column)]).filter(([, lines]) => lines.length > 0));
}

/**
 * Whether a week begins before the first of these days or ends after the last, and so lies outside.
 */
const isCut = (line: PlanLine, columns: Column[]): boolean => firstDay(columnOf(line)) < firstDay(columns[0] ?? '') || lastDay(columnOf(line)) > lastDay(columns.at(-1) ?? '');
export const cutsWeek = (taken: Taken, columns: Column[]): boolean => [...taken.values()].flat().some((line) => isCut(line, columns));
const keptOf = <Line extends PlanLine>(taken: Taken<Line>, columns: Column[]): Line[] => [...new Set([...taken.values()].flat())].filter((line) => !isCut(line, columns));

/** The grain of most of the plan from a day on; days if nothing is planned. */
export function usualGrain(plans: Plan[], from: string): Grain {
  const weekly = plans.map((plan) => plan.lines.filter((line) => lastDay(columnOf(line)) >= from)).filter((lines) => lines.length > 0).map((lines) => lines.every((line) => line.week));
  return weekly.filter(Boolean).length * 2 > weekly.length ? 'week' : 'day';
}

/**
 * A number as people and spreadsheets write it: 1,200; 12,5; １２０. Blank is none; undefined if it is
 * no quantity.
 */
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

/** `part` names the row: the part, or more if the part has several rows. */
export type Cell = { part: string; column: Column; quantity: string };
/**
 * The placed values of a block, values that are no quantity, values in closed cells, and how many
 * lie outside the sheet.
 */
export type Pasted = {
  cells: Cell[];
  unread: string[];
  taken: Cell[];
  outside: number;
  /** Cells of rows that do not exist yet. */
  absent?: Cell[];
  /** Parts with several rows, without a word that chooses one. */
  unclear?: string[];
};

/**
 * How a spreadsheet names a row: by its part and, if the part has several rows, by a word beside
 * it.
 */
export type Naming = { partOf: (row: string) => string; /** Undefined if it is no such word; blank is one. */ wordOf: (text: string) => string | undefined; rowOf: (part: string, word: string) => string; /** All rows, including hidden ones. */ rows?: string[] };
export const byPart: Naming = { partOf: (row) => row, wordOf: () => undefined, rowOf: (part) => part };

/** A column's heading in a spreadsheet: 2026-12-07, 2026/12/7, 2026-W50. */
export function headOf(text: string): Column | undefined {
  const plain = text.normalize('NFKC').trim();
  if (mondayOfWeek(plain)) return plain;
  const [, year, month = '', day = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain) ?? [];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(date) ? date : undefined;
}

/**
 * How many first columns of a block name its rows; the rows that a line can mean, and the one that
 * it means if none exists.
 */
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
 * The places of a pasted block's cells: below and right of the cursor, unless its first row names
 * days or weeks or its first column names parts. Rows that do not exist can be found only with a
 * naming.
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

/**
 * A cell's content: the typed value, otherwise the published one; in a week planned by day, the sum
 * of its days.
 */
export function shownIn(edits: Edits, published: ReadonlyMap<Column, PlanLine>, taken: Taken, part: string, column: Column): string {
  const lines = taken.get(column);
  if (lines) return mondayOfWeek(column) ? sum(lines.map((line) => line.quantity)) : '';
  return edits.get(cellKey(part, column)) ?? published.get(column)?.quantity ?? '';
}

/** The sum of a row's columns as shown, with weeks in days and days in weeks. */
export function totalOf(edits: Edits, plan: Plan | undefined, part: string, columns: Column[]): string {
  const [published, taken] = [publishedBy(plan), takenBy(plan, columns)];
  const own = columns.filter((column) => !taken.has(column)).map((column) => quantityOf(shownIn(edits, published, taken, part, column)) || '0');
  return sum([...own, ...keptOf(taken, columns).map((line) => line.quantity)]);
}

export type Changed = { part: string; before: string; now: string; cells: number; unread: string[] };

/**
 * The sheet's changes to one part; undefined if none. Lines in the other grain count and do not
 * change.
 */
export function changesOf(edits: Edits, plan: Plan | undefined, part: string, columns: Column[]): Changed | undefined {
  const [published, taken] = [publishedBy(plan), takenBy(plan, columns)];
  const own = columns.filter((column) => !taken.has(column));
  const shown = own.map((column) => shownIn(edits, published, taken, part, column));
  const read = shown.map(quantityOf);
  const changed = read.filter((quantity, at) => Number(quantity || 0) !== Number(published.get(own[at] ?? '')?.quantity ?? 0)).length;
  const unread = shown.filter((_, at) => read[at] === undefined);
  return changed + unread.length === 0 ? undefined : { part, before: totalOf(new Map(), plan, part, columns), now: totalOf(edits, plan, part, columns), cells: changed, unread };
}

/** The next version of a row's plan. It replaces everything from its first day to its last. */
export type Horizon<Line extends PlanLine = PlanLine> = { from: string; until: string; lines: Line[] };

/**
 * The next version within these columns. It repeats lines in the other grain, and leaves out days
 * of a cut week. `again` adds a line's other unchanged values.
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
