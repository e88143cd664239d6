import type { ReactNode } from 'react';
import type { Cell } from './csv';

/**
 * A column of an export. Its words are in the reader's language; dates and numbers are in the form
 * that programs read.
 */
export type SheetColumn<Row> = { head: string; cell: (row: Row) => Cell; /** A decimal that arrived as text. The number of an order or part is none, and keeps its zeros. */ number?: boolean };

/** One column. On a narrow screen its cells stand below each other, arranged by `place`. */
export type Column<Row> = {
  name: string;
  head: string;
  cell: (row: Row) => ReactNode;
  /**
   * `lead` and `trail` share the first line, `left` and `right` one below. `labelled` cells show
   * their head.
   */
  place?: 'lead' | 'trail' | 'left' | 'right' | 'labelled';
  quiet?: boolean;
  /**
   * The value for sorting and, without `sheet`, for the export. A column without it is only
   * displayed.
   */
  value?: (row: Row) => Cell;
  /** The exported columns, if one column of the screen is several in a spreadsheet, or none. */
  sheet?: SheetColumn<Row>[];
  /**
   * The name of the row's group, for columns that can group; several names if the row has several.
   */
  group?: (row: Row) => string | string[];
  /** Rows arrive in the order of these groups, so the loaded rows are enough for grouping. */
  inOrder?: boolean;
  /** The value that is added up over chosen rows and over a group. */
  sum?: (row: Row) => { quantity: string; unit: string } | null;
  /**
   * Another source of its values besides the row. When it changes, the values are computed again.
   */
  restsOn?: string;
  /** Shown only to readers who choose it. */
  extra?: boolean;
  /** Numbers are aligned right. */
  right?: boolean;
};

export const sheetOf = <Row>(columns: readonly Column<Row>[]): SheetColumn<Row>[] =>
  columns.flatMap((column) => column.sheet ?? (column.value ? [{ head: column.head, cell: column.value, number: column.right === true || column.sum !== undefined }] : []));
