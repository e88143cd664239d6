/** Tables for spreadsheets: UTF-8 with its mark, by which they know it; RFC 4180 otherwise. */
const NUMBER = /^-?\d+(\.\d+)?$/;

/** What a spreadsheet would run as a formula gets an apostrophe before it; numbers are left alone. */
const safe = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell);

const quoted = (cell: string): string => (/[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

export type Cell = string | number | null | undefined;

const lineOf = (cells: readonly Cell[]): string => cells.map((cell) => (cell === null || cell === undefined ? '' : quoted(safe(String(cell))))).join(',');

export const csvOf = (head: readonly string[], rows: readonly (readonly Cell[])[]): string => `\uFEFF${[head, ...rows].map(lineOf).join('\r\n')}\r\n`;
