/** The fields of a certificate that a passed inspection fills in. */
import { compare } from '../app/decimal';
import type { Text } from '../app/http';
import { MOST_ROWS, type Row } from '../certificates/sheet';
import { compareCells } from '../table/model';
import { type Characteristic, characteristicsOf, type Inspection, type Value } from './inspections';

type Passed = Pick<Inspection, 'id' | 'number' | 'part' | 'batch' | 'lot' | 'usable' | 'unit' | 'characteristics' | 'values'>;
/** The words of the reader's language. */
export type Words = { name: (names: Text) => string; /** The smallest or largest of several values. */ extreme: (name: string, which: 'smallest' | 'largest', count: number) => string; /** How many of its pieces have one verdict. */ share: (name: string, count: number, all: number) => string };

/** Whether a 3.1 may rest on it: it passed, by its values or by a second person's decision. */
export const certifiable = ({ state, verdict }: Pick<Inspection, 'state' | 'verdict'>): boolean => state === 'passed' || (state === 'overruled' && verdict === 'passed');

/** The address of the certificate's form, which reads the inspection and fills itself in. */
export const pathToCertify = ({ id, part, batch }: Pick<Inspection, 'id' | 'part' | 'batch'>): string => `/certificates/new?${new URLSearchParams({ inspection: id, part, batch, type: '3.1' }).toString()}`;

/** The last attempt at each piece, in the order of the pieces. */
function lastOf(values: readonly Value[], characteristic: string): Value[] {
  const last = new Map(values.filter((one) => one.characteristic === characteristic).toSorted((a, b) => a.attempt - b.attempt).map((one) => [one.piece, one]));
  return [...last.values()].toSorted((a, b) => compareCells(a.piece, b.piece));
}

const rowOf = (its: Characteristic, name: string, { value, text, instrument, minimum, maximum }: Value): Row => ({ characteristic: name, unit: its.unit ?? '', minimum: minimum ?? '', maximum: maximum ?? '', value: value ?? text ?? '', method: instrument ?? '', batch: '' });

const verdicts = ['failed', 'passed'] as const;

/** The results as the certificate's sheet has them. Where they are too many for it, it has the smallest and the largest of each characteristic, and of judged pieces how many failed and how many passed. */
export function rowsOf({ characteristics, values }: Pick<Inspection, 'characteristics' | 'values'>, words: Words): Row[] {
  const all = characteristicsOf({ characteristics }).map((its) => ({ its, name: its.names ? words.name(its.names) : its.characteristic, values: lastOf(values, its.characteristic) }));
  const whole = all.flatMap(({ its, name, values: said }) => said.map((one) => rowOf(its, name, one)));
  if (whole.length <= MOST_ROWS) return whole;
  return all.flatMap(({ its, name, values: said }) => {
    const measured = said.flatMap((one) => (one.value === null ? [] : [{ ...one, value: one.value }])).toSorted((a, b) => compare(a.value, b.value));
    const [first, last] = [measured[0], measured.at(-1)];
    const extremes = first && last ? [rowOf(its, words.extreme(name, 'smallest', measured.length), first), rowOf(its, words.extreme(name, 'largest', measured.length), last)] : [];
    const judged = said.filter((one) => one.value === null);
    const shares = verdicts.flatMap((verdict) => {
      const [one, ...others] = judged.filter((value) => value.verdict === verdict);
      return one ? [rowOf(its, words.share(name, others.length + 1, judged.length), one)] : [];
    });
    return [...extremes, ...shares];
  });
}

/** The quantity that can be certified: what passed, and no more than certificates left of the batch; empty if they left nothing. */
function quantityOf({ lot, usable }: Pick<Passed, 'lot' | 'usable'>, left: string | null): string {
  if (left !== null && compare(left, '0') <= 0) return '';
  const passed = usable !== null && compare(usable, '0') > 0 ? usable : (lot ?? '');
  return left !== null && passed !== '' && compare(left, passed) < 0 ? left : passed;
}

/** The fields of the certificate that the inspection fills in. */
export const filledFrom = (passed: Passed, left: string | null, words: Words) => ({ number: passed.number, part: passed.part, batches: passed.batch, quantity: quantityOf(passed, left), unit: passed.unit, rows: rowsOf(passed, words) });
