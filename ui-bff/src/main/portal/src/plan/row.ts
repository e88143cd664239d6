import type { Plan, PlanLine } from './sheet';

/** A row of a sheet: a part, and a detail if the part has several rows. */
export type Row<Line extends PlanLine = PlanLine> = {
  /** Its key among all rows. */
  key: string;
  part: string;
  /** The difference from other rows of the part, in the reader's words. */
  detail?: string | undefined;
  /** Undefined if no unit is known. */
  unit: string | undefined;
  plan?: Plan<Line>;
  /** Present only because somebody added it or typed into it; it can be removed again. */
  begun?: boolean;
};
/** The same with its unit of publication, which the person `chooses` if none is known. */
export type Measured<Its extends Row> = Its & { unit: string; chooses: boolean };

/** How many different parts the rows have. */
export const partsOf = (rows: Row[]): number => new Set(rows.map((row) => row.part)).size;

/** The default unit. */
const PIECES = 'PCE';
export const measured = <Its extends Row>(row: Its, units: ReadonlyMap<string, string>): Measured<Its> => ({ ...row, unit: row.unit ?? units.get(row.key) ?? PIECES, chooses: row.unit === undefined });
