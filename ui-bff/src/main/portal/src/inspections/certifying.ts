/** What a passed inspection says for a certificate. */
import type { Text } from '../app/http';
import type { Row } from '../certificates/sheet';
import { compareCells } from '../table/model';
import { characteristicsOf, type Inspection } from './inspections';

type Passed = Pick<Inspection, 'id' | 'number' | 'part' | 'batch' | 'lot' | 'unit' | 'characteristics' | 'values'>;

/** Whether a 3.1 may rest on it: it passed, by its values or by a second person's decision. */
export const certifiable = ({ state, verdict }: Pick<Inspection, 'state' | 'verdict'>): boolean => state === 'passed' || (state === 'overruled' && verdict === 'passed');

/** The address of the certificate's form, which reads the inspection and fills itself in. */
export const pathToCertify = ({ id, part, batch }: Pick<Inspection, 'id' | 'part' | 'batch'>, buyer: string | undefined): string =>
  `/certificates/new?${new URLSearchParams({ inspection: id, part, batch, type: '3.1', ...(buyer !== undefined && { buyer }) }).toString()}`;

/** The results as the certificate's sheet has them, the last attempt of each piece. */
export function rowsOf({ characteristics, values }: Pick<Inspection, 'characteristics' | 'values'>, say: (names: Text) => string): Row[] {
  const last = new Map(values.toSorted((a, b) => a.attempt - b.attempt).map((one) => [`${one.characteristic} ${one.piece}`, one]));
  return characteristicsOf({ characteristics }).flatMap((its) =>
    [...last.values()]
      .filter((one) => one.characteristic === its.characteristic)
      .toSorted((a, b) => compareCells(a.piece, b.piece))
      .map((one): Row => ({ characteristic: its.names ? say(its.names) : its.characteristic, unit: its.unit ?? '', minimum: its.minimum ?? '', maximum: its.maximum ?? '', value: one.value ?? one.text ?? '', method: one.instrument ?? '', batch: '' })),
  );
}

/** The fields of the certificate that the inspection fills in. */
export const filledFrom = (passed: Passed, say: (names: Text) => string) => ({ number: passed.number, part: passed.part, batches: passed.batch, quantity: passed.lot ?? '', unit: passed.unit, rows: rowsOf(passed, say) });
