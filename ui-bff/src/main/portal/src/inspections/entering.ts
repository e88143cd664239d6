/** One characteristic and piece after the other, and what is typed judged against its limits. */
import { isOutside, measured } from '../certificates/limits';
import type { Characteristic, Result, Value } from './inspections';

/** A piece of one characteristic. */
export type Task = { characteristic: string; piece: string };
type Done = Pick<Value, 'characteristic' | 'piece'>;

const keyOf = ({ characteristic, piece }: Task): string => `${characteristic} ${piece}`;

/** Every piece of every characteristic, one gauge after the other. */
export const tasksOf = (characteristics: readonly Pick<Characteristic, 'characteristic' | 'quantity'>[]): Task[] =>
  characteristics.flatMap(({ characteristic, quantity }) => Array.from({ length: quantity }, (_, at) => ({ characteristic, piece: String(at + 1) })));

/** What is entered: the values that the hub has, and those on their way to it. A refused one is not. */
export const entered = (values: readonly Value[], onTheWay: readonly { state: string; result: Result }[]): Result[] => [...values.map(resultIn), ...onTheWay.filter((one) => one.state !== 'failed').map((one) => one.result)];
const resultIn = ({ characteristic, piece, attempt, value }: Value): Result => ({ characteristic, piece, attempt, ...(value !== null && { value }) });

/** The first task after this one that nothing was entered for, from the start again at the end; undefined when all is entered. */
export function nextAfter(tasks: readonly Task[], done: readonly Done[], after?: Task): Task | undefined {
  const filled = new Set(done.map(keyOf));
  const at = after ? tasks.findIndex((one) => keyOf(one) === keyOf(after)) : -1;
  const around = [...tasks.slice(at + 1), ...tasks.slice(0, at + 1)];
  return around.find((one) => !filled.has(keyOf(one)));
}

/** How many pieces of a characteristic are entered, each once. */
export const piecesOf = (done: readonly Done[], characteristic: string): number => new Set(done.filter((one) => one.characteristic === characteristic).map((one) => one.piece)).size;

/** How many of all tasks are entered. */
export const enteredOf = (tasks: readonly Task[], done: readonly Done[]): number => {
  const filled = new Set(done.map(keyOf));
  return tasks.filter((one) => filled.has(keyOf(one))).length;
};

export type Verdict = 'nothing' | 'number' | 'inside' | 'outside';

/** A value on a limit is inside. */
export function verdictOf(typed: string, limits: Pick<Characteristic, 'minimum' | 'maximum'>): Verdict {
  if (typed.trim() === '') return 'nothing';
  const value = measured(typed);
  if (value === undefined) return 'number';
  return isOutside(value, limits) ? 'outside' : 'inside';
}

/** What is sent for a typed value; call it for a number. */
export const resultOf = (task: Task, attempt: number, typed: string, instrument: string): Result => ({ ...task, attempt, value: measured(typed) ?? '', ...(instrument.trim() !== '' && { instrument: instrument.trim() }) });

/** The attempt that the next value of a piece is: 1, or a retest after those that are entered. */
export const attemptAt = (done: readonly (Done & { attempt: number })[], task: Task): number => Math.max(0, ...done.filter((one) => keyOf(one) === keyOf(task)).map((one) => one.attempt)) + 1;

/** What a key of the pad makes of the typed text. */
export function pressed(text: string, key: string): string {
  if (key === 'back') return text.slice(0, -1);
  if (key === 'sign') return text.startsWith('-') ? text.slice(1) : `-${text}`;
  if (key === '.') return text.includes('.') ? text : `${text === '' || text === '-' ? `${text}0` : text}.`;
  return text + key;
}

/** So many equal values in a row ask whether each piece was measured anew. */
const EQUAL = 10;

/**
 * Whether the last attempts at the pieces before it and the typed value are all the same to the last
 * digit.
 */
export function looksCopied(values: readonly Result[], { characteristic, piece }: Task, typed: string): boolean {
  const value = measured(typed);
  const earlier = values.filter((one) => one.characteristic === characteristic && Number(one.piece) < Number(piece) && one.value !== undefined).toSorted((a, b) => a.attempt - b.attempt);
  // A value on its way and the same one at the hub are one value of the piece.
  const before = [...new Map(earlier.map((one) => [one.piece, one])).values()].toSorted((a, b) => Number(b.piece) - Number(a.piece));
  return value !== undefined && before.length >= EQUAL - 1 && before.slice(0, EQUAL - 1).every((one) => one.value === value);
}
