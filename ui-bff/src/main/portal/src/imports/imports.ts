import { download } from '../app/download';
import { apiUrl, get, submit, type Text } from '../app/http';
import type { Scope } from '../app/scope';
import type { What } from './roles';

export type Mode = 'preview' | 'good-rows' | 'all-or-nothing';
/** The decimal mark of a sheet whose content does not show it. */
export type Decimals = 'point' | 'comma';
export type State = 'running' | 'checked' | 'done' | 'refused' | 'failed' | 'interrupted';
export type RowFault = { row: number; column: string | null; code: string; value: string | null; text: Text };
export type Sample = { header: (string | null)[]; columns: (string | null)[]; rows: { number: number; cells: (string | null)[] }[] };
export type Imported = {
  id: string;
  what: What;
  mode: Mode;
  state: State;
  rows: number;
  good: number;
  bad: number;
  unchanged: number;
  done: number;
  ignored: string[];
  errors: RowFault[];
  sample: Sample;
};

/** Imported rows. `done` also counts rows that were already equal. */
export const putOf = (state: Imported): number => Math.max(0, state.done - (state.state === 'checked' || state.state === 'refused' ? 0 : state.unchanged));

/** A file for import. Its content type decides how it is read. */
export type Sheet = { name: string; type: string; body: Blob; decimals?: Decimals };

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * The sheet in a chosen file. Spreadsheets in China write CSV in GB18030, so a file that is not
 * UTF-8 is read as that.
 */
export async function sheetOf(file: File): Promise<Sheet> {
  const name = file.name.toLowerCase();
  if (name.endsWith('.xlsx')) return { name: file.name, type: XLSX, body: file };
  if (name.endsWith('.ndjson') || name.endsWith('.jsonl')) return { name: file.name, type: 'application/x-ndjson', body: file };
  return { name: file.name, type: isUtf8(await file.arrayBuffer()) ? 'text/csv;charset=UTF-8' : 'text/csv;charset=GB18030', body: file };
}

export function isUtf8(bytes: ArrayBuffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Text copied from a spreadsheet: cells divided by tabs. */
export const pastedSheet = (text: string, name: string): Sheet => ({ name, type: 'text/csv;charset=UTF-8', body: new Blob([text]) });

const pause = (milliseconds: number): Promise<void> => new Promise((go) => setTimeout(go, milliseconds));

/** Hands a sheet in and follows the import to its end; calls `onProgress` on the way. */
export async function handIn(what: What, sheet: Sheet, mode: Mode, as: Scope['as'], language: string, onProgress: (state: Imported) => void): Promise<Imported> {
  let state = await submit<Imported>(`/imports/${what}`, { method: 'POST', body: sheet.body, type: sheet.type, language }, { mode, as, ...(sheet.decimals && { decimals: sheet.decimals }) });
  while (state.state === 'running') {
    onProgress(state);
    await pause(700);
    state = await get<Imported>(`/imports/${state.id}`);
  }
  return state;
}

export type Format = 'csv' | 'xlsx';

export const saveExport = (what: What, format: Format, template: boolean, as: Scope['as'], language: string): Promise<void> =>
  download(apiUrl(`/exports/${what}`, { format, ...(template && { template }), as }), `${what}${template ? '-template' : ''}.${format}`, language);

const extensionOf = (sheet: Sheet): string => (sheet.type === XLSX ? 'xlsx' : sheet.type.includes('ndjson') ? 'ndjson' : 'csv');

export const saveBadRows = (state: Imported, sheet: Sheet, language: string): Promise<void> => download(apiUrl(`/imports/${state.id}/bad-rows`), `${state.what}-bad-rows.${extensionOf(sheet)}`, language);
