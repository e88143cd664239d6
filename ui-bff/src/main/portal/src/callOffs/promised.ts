/** The words of an answer, and the room that they take in the list. */
import { sum } from '../app/decimal';
import type { AnswerState, CallOffLine, Promised } from './callOffs';
import { partsOfMissing } from './judging';
import type { Words } from './words';

/**
 * `promises` and `first` date by date; `own`: the promises need their own text although nothing is
 * missing.
 */
export type Told = { shortfall: string | undefined; promises: string[]; why: string; first: string[]; own: boolean };

const equal = (a: Promised[], b: Promised[]): boolean =>
  a.length === b.length && a.every((one, at) => one.date === b[at]?.date && Number(one.quantity) === Number(b[at]?.quantity));

const isAsCalled = (line: CallOffLine): boolean => equal(line.promises, [{ date: line.due, quantity: line.quantity }]);
const firstOf = ({ firstPromises, promises }: CallOffLine): Promised[] => (firstPromises && !equal(firstPromises, promises) ? firstPromises : []);

/** Whether an answer has more text than fits beside its state: a shortfall or a reason. */
export const saysMore = (line: CallOffLine): boolean => line.shortfall !== null || line.reason !== null;
/** Whether an answer says anything besides "everything comes as called off". */
export const saysDates = (line: CallOffLine): boolean => saysMore(line) || (line.promises.length > 0 && (!isAsCalled(line) || firstOf(line).length > 0));

/**
 * The quantity that does not come on its day: never promised, or promised for later. Both add up to
 * the line's shortfall.
 */
export const missingOf = ({ quantity, promises, shortfall }: Pick<CallOffLine, 'quantity' | 'promises' | 'shortfall'>): { never: string; late: string } =>
  partsOfMissing(quantity, sum(promises.map((one) => one.quantity)), shortfall ?? '0');

/** The state as people name it. A full promise that is partly late is late, not short. */
export const stateOf = (line: Pick<CallOffLine, 'state' | 'quantity' | 'promises' | 'shortfall'>): AnswerState | 'late' =>
  line.state === 'short' && line.shortfall !== null && Number(missingOf(line).never) === 0 ? 'late' : line.state;

/** Undefined if nothing is promised and nothing is missing. */
export function toldOf({ t, format }: Pick<Words, 't' | 'format'>, line: CallOffLine): Told | undefined {
  if (line.promises.length === 0 && line.shortfall === null) return undefined;
  const say = (promises: Promised[]): string[] => promises.map((one) => `${format.quantity(one.quantity)} · ${format.date(one.date)}`);
  const { never, late } = missingOf(line);
  const said = [['missing', never] as const, ['late', late] as const].flatMap(([name, quantity]) => (Number(quantity) === 0 ? [] : [t(name, { quantity: format.quantity(quantity) })]));
  const shortfall = line.shortfall === null ? undefined : said.join(' · ') || t('missing', { quantity: format.quantity(line.shortfall) });
  const reason = line.reason ? t(`answers:reason.${line.reason.code as 'other'}`, { defaultValue: line.reason.code }) : '';
  const [begin, ...others] = say(firstOf(line));
  const first = begin === undefined ? [] : [t('first', { promise: begin }), ...others];
  return {
    shortfall,
    promises: say(line.promises),
    why: [reason, line.reason?.text].filter(Boolean).join(': '),
    first,
    own: shortfall === undefined && (!isAsCalled(line) || first.length > 0),
  };
}

/** The least width of the answer's column, in pixels. */
const ROOM = 200;
const HEAD = 34;
const ROW = 16;
const OWN_ROW = 18;

/** The row height at which the whole answer is readable, in pixels. Only the reason may be cut. */
export function tallOf({ promises, why, first, own }: Told): number {
  const rows = (own ? 0 : rowsOf(promises, 12)) + (why ? 1 : 0) + rowsOf(first, 12);
  return HEAD + rows * ROW + (own ? rowsOf(promises, 14) * OWN_ROW : 0);
}

/**
 * The extra row height for an answer, 0 if it fits any row. Computed once per line, for lists of
 * ten thousand.
 */
export function tallsOf(words: Words): (line: CallOffLine) => number {
  const known = new WeakMap<CallOffLine, number>();
  return (line) => {
    const before = known.get(line);
    if (before !== undefined) return before;
    const told = saysDates(line) ? toldOf(words, line) : undefined;
    const tall = told ? tallOf(told) : 0;
    known.set(line, tall);
    return tall;
  };
}

/** How many rows texts take if they stand beside each other as far as they fit. */
function rowsOf(texts: string[], size: number): number {
  let [rows, left] = [0, 0];
  for (const text of texts) {
    const width = widthOf(`${text}, `, size);
    if (width > left) [rows, left] = [rows + 1, ROOM];
    left -= width;
  }
  return rows;
}

/**
 * A Chinese character is square; a digit is wider than most letters, and spaces and points are
 * narrow.
 */
const widthOf = (text: string, size: number): number => [...text].reduce((wide, sign) => wide + (sign > '\u2e7f' ? 1 : /[\s.,·]/.test(sign) ? 0.32 : 0.62) * size, 0);
