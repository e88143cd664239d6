/** Results as typed into a sheet, or pasted from a spreadsheet. */
import { compare } from '../app/decimal';
import { cellsOf } from '../plan/sheet';
import { isOutside, type Limits, measured } from './limits';

export const columns = ['characteristic', 'unit', 'minimum', 'maximum', 'value', 'method', 'batch'] as const;
export type Column = (typeof columns)[number];
export type Row = Record<Column, string>;
/** The most results. */
export const MOST_ROWS = 200;

export const emptyRow: Row = { characteristic: '', unit: '', minimum: '', maximum: '', value: '', method: '', batch: '' };
export const isBlank = (row: Row): boolean => columns.every((column) => row[column].trim() === '');

/** The limits of a row, as far as they are numbers. */
export const limitsIn = ({ minimum, maximum }: Row): Limits => ({ minimum: measured(minimum) ?? null, maximum: measured(maximum) ?? null });

/** Whether a row's value is outside its limits. A text is never outside. */
export function isBeyond(row: Row): boolean {
  const value = measured(row.value);
  return value !== undefined && isOutside(value, limitsIn(row));
}

export type RowFault = 'needed' | 'number' | 'crossed' | 'other';

/** The faults of a row in a certificate for these batches, by column. */
export function faultsIn(row: Row, batches: readonly string[]): Map<Column, RowFault> {
  const faults = new Map<Column, RowFault>();
  for (const column of ['characteristic', 'value'] as const) if (row[column].trim() === '') faults.set(column, 'needed');
  for (const column of ['minimum', 'maximum'] as const) if (row[column].trim() !== '' && measured(row[column]) === undefined) faults.set(column, 'number');
  const { minimum, maximum } = limitsIn(row);
  if (minimum !== null && maximum !== null && compare(minimum, maximum) > 0) faults.set('maximum', 'crossed');
  if (row.batch.trim() !== '' && !batches.includes(row.batch.trim())) faults.set('batch', 'other');
  return faults;
}

/** The sheet with one cell changed. */
export const changed = (rows: readonly Row[], at: number, column: Column, text: string): Row[] => [...rows, ...(at < rows.length ? [] : [emptyRow])].map((row, nth) => (nth === at ? { ...row, [column]: text } : row));

const NUMBER = String.raw`[-−]?\d[\d.,]*`;
const BETWEEN = new RegExp(`^(${NUMBER})(?:[-–—~至]|\\.{2,3}|to)(${NUMBER})$`, 'i');
const LEAST = new RegExp(`^(?:≥|>=|⩾|min\\.?|不小于|不低于)(${NUMBER})$`, 'i');
const MOST = new RegExp(`^(?:≤|<=|⩽|max\\.?|不大于|不高于|不超过)(${NUMBER})$`, 'i');

/**
 * Limits in one cell, as specifications write them: ≥500, ≤0.035, 22–30; undefined if it is none of
 * these.
 */
export function limitsOf(text: string): { minimum: string; maximum: string } | undefined {
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '');
  const [, from, until] = BETWEEN.exec(plain) ?? [];
  if (from && until) return { minimum: from, maximum: until };
  const [, least] = LEAST.exec(plain) ?? [];
  if (least) return { minimum: least, maximum: '' };
  const [, most] = MOST.exec(plain) ?? [];
  return most ? { minimum: '', maximum: most } : undefined;
}

/** A column's possible headings, in lower case and without spaces and units. */
const heads: Record<Column | 'limits', string[]> = {
  characteristic: ['characteristic', 'property', 'element', 'test', 'parameter', '项目', '检验项目', '检测项目', '试验项目', '特性', '性能', '元素', '参数', '名称'],
  unit: ['unit', 'uom', '单位'],
  minimum: ['minimum', 'min', 'lower', 'lowerlimit', 'from', '最小值', '最小', '下限', '下限值'],
  maximum: ['maximum', 'max', 'upper', 'upperlimit', 'to', '最大值', '最大', '上限', '上限值'],
  limits: ['limits', 'limit', 'requirement', 'required', 'specification', 'spec', '标准值', '标准', '标准要求', '技术要求', '要求', '规定值', '限值'],
  value: ['value', 'result', 'actual', 'measured', 'measuredvalue', '实测值', '实测', '检测值', '检验结果', '检测结果', '结果', '数值'],
  method: ['method', 'testmethod', 'standard', '方法', '试验方法', '检验方法', '检测方法', '方法标准'],
  batch: ['batch', 'heat', 'lot', 'batchno', 'heatno', 'lotno', 'serial', '批次', '批号', '炉号', '炉批号', '序列号'],
};
const wordOf = (head: string): string => head.normalize('NFKC').toLowerCase().replaceAll(/\(.*?\)|\[.*?\]|[\s._:/-]/g, '');

/** The column of each cell in a heading; undefined if the row is no heading. */
function headsOf(cells: string[]): (Column | 'limits' | undefined)[] | undefined {
  const named = cells.map((cell) => [...columns, 'limits' as const].find((column) => heads[column].includes(wordOf(cell))));
  return named.filter(Boolean).length > 1 ? named : undefined;
}

/** One cell of a block. Limits in one cell fill two. */
function filled(row: Row, column: Column | 'limits' | undefined, text: string): Row {
  if (column === undefined) return row;
  const said = text.trim();
  const limits = column === 'limits' || column === 'minimum' || column === 'maximum' ? limitsOf(said) : undefined;
  if (limits) return { ...row, ...limits };
  return { ...row, [column === 'limits' ? 'minimum' : column]: said };
}

/**
 * The sheet with a spreadsheet block placed from this cell on, to the right in the `shown` order of
 * columns and downwards. A heading in the first row names the columns instead. Undefined if the
 * text is no block.
 */
export function pasted(text: string, rows: readonly Row[], at: number, column: Column, shown: readonly Column[]): Row[] | undefined {
  const block = cellsOf(text);
  if (block.length < 2 && (block[0]?.length ?? 0) < 2) return undefined;
  const headed = headsOf(block[0] ?? []);
  const places = headed ?? shown.slice(shown.indexOf(column));
  const all = [...rows];
  block
    .slice(headed ? 1 : 0)
    .filter((cells) => cells.some((cell) => cell.trim() !== ''))
    .forEach((cells, down) => {
      all[at + down] = cells.reduce((row, cell, right) => filled(row, places[right], cell), all[at + down] ?? emptyRow);
    });
  return all;
}
