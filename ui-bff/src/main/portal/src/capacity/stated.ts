/** A capacity group as a person types it, and the request made from it. */
import { mondayOfWeek, weekOf } from '../app/days';
import { compare } from '../app/decimal';
import { cellsOf, headOf, quantityOf } from '../plan/sheet';
import type { Group } from './capacity';

export const kinds = ['actual', 'agreed', 'maximum'] as const;
export type Kind = (typeof kinds)[number];
export type Load = { part: string; factor: string };
/** Typed cells, by {@link cellKey}. */
export type Typed = { code: string; zh: string; en: string; site: string; unit: string; parts: Load[]; buyers: string[]; cells: Record<string, string> };

export const cellKey = (kind: Kind, week: string): string => `${kind}\t${week}`;
export const emptyGroup = (site: string): Typed => ({ code: '', zh: '', en: '', site, unit: 'HUR', parts: [{ part: '', factor: '' }], buyers: [], cells: {} });

/** An existing group, to be changed. */
export function typedOf(group: Group): Typed {
  const cells = group.weeks.flatMap((one) => kinds.flatMap((kind): [string, string][] => (one[kind] === null ? [] : [[cellKey(kind, one.week), one[kind]]])));
  return { code: group.code, zh: group.names.zh, en: group.names.en, site: group.site, unit: group.unit, parts: group.parts.length > 0 ? group.parts : [{ part: '', factor: '' }], buyers: group.buyers, cells: Object.fromEntries(cells) };
}

const weeksOf = ({ cells }: Typed): string[] => [...new Set(Object.entries(cells).filter(([, text]) => text.trim() !== '').map(([key]) => key.split('\t')[1] ?? ''))].toSorted();
const isBlank = ({ part, factor }: Load): boolean => part.trim() === '' && factor.trim() === '';

/** A cell's fault: no quantity, missing beside another one, or more planned than the maximum. */
export type CellFault = 'unread' | 'missing' | 'beyond';

/** Faults by field or cell. */
export function faultsOf(typed: Typed): Map<string, CellFault | 'needed'> {
  const faults = new Map<string, CellFault | 'needed'>();
  for (const field of ['code', 'zh', 'en', 'site'] as const) if (typed[field].trim() === '') faults.set(field, 'needed');
  typed.parts.forEach((one, at) => {
    if (isBlank(one)) return;
    if (one.part.trim() === '') faults.set(`part-${at}`, 'needed');
    const factor = quantityOf(one.factor);
    if (!factor || compare(factor, '0') <= 0) faults.set(`factor-${at}`, 'needed');
  });
  for (const week of weeksOf(typed)) {
    const its = new Map(kinds.map((kind) => [kind, quantityOf(typed.cells[cellKey(kind, week)] ?? '')]));
    for (const [kind, quantity] of its) {
      if (quantity === undefined) faults.set(cellKey(kind, week), 'unread');
      else if (quantity === '' && kind !== 'agreed') faults.set(cellKey(kind, week), 'missing');
    }
    const [actual, maximum] = [its.get('actual'), its.get('maximum')];
    if (actual && maximum && compare(actual, maximum) > 0) faults.set(cellKey('actual', week), 'beyond');
  }
  return faults;
}

/** The whole group as the hub takes it. A blank week is unknown, not zero. */
export function bodyOf(typed: Typed) {
  return {
    code: typed.code.trim(),
    site: typed.site,
    names: { zh: typed.zh.trim(), en: typed.en.trim() },
    unit: typed.unit,
    weeks: weeksOf(typed).map((week) => ({ week, ...Object.fromEntries(kinds.map((kind) => [kind, quantityOf(typed.cells[cellKey(kind, week)] ?? '') || null])) })),
    parts: typed.parts.filter((one) => !isBlank(one)).map(({ part, factor }) => ({ part: part.trim(), factor: quantityOf(factor) })),
    buyers: typed.buyers,
  };
}

/** A week as a spreadsheet may write it: 2026-W50, or a day in it. */
function weekIn(text: string): string | undefined {
  const head = headOf(text);
  return head && (mondayOfWeek(head) ? head : weekOf(head));
}

export type Pasted = { cells: Record<string, string>; count: number; unread: string[]; outside: number };

/**
 * A spreadsheet block placed from the cursor's cell on: weeks down and numbers across as on the
 * screen, or the other way if its first row names weeks. A first column of weeks decides the rows;
 * `heads` are the headings of the numbers.
 */
export function pasted(text: string, at: { kind: Kind; week: string }, weeks: string[], heads: ReadonlyMap<string, Kind>): Pasted | undefined {
  const block = cellsOf(text);
  if (block.length === 1 && block[0]?.length === 1) return undefined;
  const across = block.length > 1 && (block[0] ?? []).some((one) => weekIn(one) !== undefined) && block.slice(1).every((row) => weekIn(row[0] ?? '') === undefined);
  const rows = across ? (block[0] ?? []).map((_, column) => block.map((row) => row[column] ?? '')) : block;
  const named = rows.some((row) => weekIn(row[0] ?? '') !== undefined);
  const words = (rows[0] ?? []).map((one) => heads.get(one.trim().toLowerCase()));
  const headed = words.some((one) => one !== undefined);
  const [firstKind, firstWeek] = [kinds.indexOf(at.kind), weeks.indexOf(at.week)];
  const found: Pasted = { cells: {}, count: 0, unread: [], outside: 0 };
  rows.slice(headed ? 1 : 0).forEach((row, down) => {
    const week = named ? weekIn(row[0] ?? '') : weeks[firstWeek + down];
    row.forEach((cell, right) => {
      if (named && right === 0) return;
      const kind = headed ? words[right] : kinds[firstKind + right - (named ? 1 : 0)];
      const quantity = quantityOf(cell);
      if (quantity === '') return;
      if (quantity === undefined) found.unread.push(cell.trim());
      else if (kind === undefined || week === undefined) found.outside++;
      else {
        found.cells[cellKey(kind, week)] = quantity;
        found.count++;
      }
    });
  });
  return found;
}
