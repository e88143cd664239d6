import type { ReactNode } from 'react';
import type { Cell } from './csv';

/** A column of what is taken out; its words are the reader's, dates and numbers are as programs read them. */
export type SheetColumn<Row> = { head: string; cell: (row: Row) => Cell; /** A decimal that came as text; a number of an order or a part is none, and keeps its zeros. */ number?: boolean };

/** One column; on a narrow screen its cells stand below each other, placed by `place`. */
export type Column<Row> = {
  name: string;
  head: string;
  cell: (row: Row) => ReactNode;
  /** `lead` and `trail` share the first line, `left` and `right` one below; `labelled` cells say their head. */
  place?: 'lead' | 'trail' | 'left' | 'right' | 'labelled';
  quiet?: boolean;
  /** What the column is sorted by and, if `sheet` says nothing else, taken out as; one without it is only looked at. */
  value?: (row: Row) => Cell;
  /** What it is taken out as, where one column of the screen is several of a spreadsheet, or none. */
  sheet?: SheetColumn<Row>[];
  /** The name of the group that a row belongs to, for columns by which one may group; of each of several. */
  group?: (row: Row) => string | string[];
  /** Rows come in the order of these groups, so that grouping needs none but those that were read. */
  inOrder?: boolean;
  /** What is added up of the rows that are chosen and of a group's. */
  sum?: (row: Row) => { quantity: string; unit: string } | null;
  /** What its values rest on beside the row: when that changes, they are read anew. */
  restsOn?: string;
  /** Shown to those alone who choose it. */
  extra?: boolean;
  /** Numbers stand at the right. */
  right?: boolean;
};

export const sheetOf = <Row>(columns: readonly Column<Row>[]): SheetColumn<Row>[] =>
  columns.flatMap((column) => column.sheet ?? (column.value ? [{ head: column.head, cell: column.value, number: column.right === true || column.sum !== undefined }] : []));
