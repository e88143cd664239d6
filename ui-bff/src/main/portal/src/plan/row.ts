import type { Plan, PlanLine } from './sheet';

/** A row of a sheet: a part, and where one part has several rows what tells them apart. */
export type Row<Line extends PlanLine = PlanLine> = {
  /** Names it among all rows. */
  key: string;
  part: string;
  /** What tells it from other rows of the part, in the reader's words. */
  detail?: string | undefined;
  /** Undefined where nobody said it yet. */
  unit: string | undefined;
  plan?: Plan<Line>;
  /** It is there only because somebody added it or typed into it, and can be taken off again. */
  begun?: boolean;
};
/** The same with the unit that it is published in, which one `chooses` where nobody said it yet. */
export type Measured<Its extends Row> = Its & { unit: string; chooses: boolean };

/** How many parts rows are of. */
export const partsOf = (rows: Row[]): number => new Set(rows.map((row) => row.part)).size;

/** What is counted where nobody said otherwise. */
const PIECES = 'PCE';
export const measured = <Its extends Row>(row: Its, units: ReadonlyMap<string, string>): Measured<Its> => ({ ...row, unit: row.unit ?? units.get(row.key) ?? PIECES, chooses: row.unit === undefined });
