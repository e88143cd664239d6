/**
 * Tables for spreadsheets: UTF-8 with a byte order mark, by which they recognise it; otherwise RFC
 * 4180.
 */
const NUMBER = /^-?\d+(\.\d+)?$/;

/**
 * A cell that a spreadsheet would run as a formula gets an apostrophe in front; numbers do not.
 * Chinese spreadsheets read wide signs too.
 */
const safe = (cell: string): string => (/^[=+\-@＝＋－＠\t\r\n]/.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell);

const quoted = (cell: string): string => (/[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

export type Cell = string | number | null | undefined;

/** The head of a column, and whether its cells are numbers. */
export type Head = { head: string; number?: boolean };

/** A file that grows by rows until it is complete. */
export type Sink = { add: (rows: readonly (readonly Cell[])[]) => Promise<void>; end: () => Promise<Blob> };

const lineOf = (cells: readonly Cell[]): string => `${cells.map((cell) => (cell === null || cell === undefined ? '' : quoted(safe(String(cell))))).join(',')}\r\n`;

export function csvInto(columns: readonly Head[]): Sink {
  const parts = ['\uFEFF', lineOf(columns.map((column) => column.head))];
  return {
    add: async (rows) => void parts.push(rows.map(lineOf).join('')),
    end: async () => new Blob(parts, { type: 'text/csv;charset=utf-8' }),
  };
}
