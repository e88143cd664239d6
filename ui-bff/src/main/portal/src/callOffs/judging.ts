/**
 * The answers in pasted rows: each row finds its line, and each line gets one answer from all its
 * rows.
 */
import { daysAfter, daysBetween } from '../app/days';
import { compare, minus, sum } from '../app/decimal';
import { type CallOffLine, lineKey, type Promised } from './callOffs';
import { dateOf, type DateRead, type Field, isCounted, type PastedRow, plain, quantityOf, type Typed } from './pasting';

/**
 * A fault of one cell, or of the row if `field` is null; `say` holds the words for the sentence.
 */
export type RowFault = { field: Field | null; code: FaultCode; say?: Record<string, string | number> };
export type FaultCode =
  | `${'due' | 'promised'}.${'missing' | 'unreadable' | 'ambiguous' | 'noYear' | 'serial' | 'noSuchDay'}`
  | `quantity.${'unreadable' | 'negative' | 'ambiguous' | 'more' | 'zero'}`
  | 'part.missing'
  | 'part.unknown'
  | 'due.none'
  | 'line.several'
  | 'line.times'
  | 'line.narrowed'
  | 'line.twice'
  | 'line.held';
/**
 * How the promise compares with the call-off; `same`: already promised; `blank`: the row promises
 * nothing.
 */
export type Outcome = 'accepted' | 'short' | 'late' | 'early' | 'same' | 'blank';
export type LinePromise = { line: CallOffLine; promises: Promised[]; outcome: Outcome; /** Not promised in time: `never` and `late` together. */ missing: string; never: string; late: string; daysLate: number; rows: PastedRow[] };
export type Judged = { row: PastedRow; faults: RowFault[]; line: CallOffLine | undefined; promise: Promised | undefined; answer: LinePromise | undefined; blank: boolean };
/** The names that people use for customers and plants, in either language: code and names. */
export type Names = { party: (code: string) => string[]; site: (party: string, site: string) => string[] };

export function lastDayOf({ due, bucket }: Pick<CallOffLine, 'due' | 'bucket'>): string {
  if (bucket === 'week') return daysAfter(due, 6);
  if (bucket !== 'month') return due;
  const [year = 0, month = 0, day = 0] = due.split('-').map(Number);
  const next = `${month === 12 ? year + 1 : year}-${String(month === 12 ? 1 : month + 1).padStart(2, '0')}`;
  const days = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return daysAfter(`${next}-${String(Math.min(day, days)).padStart(2, '0')}`, -1);
}

/** The first and last day in the readable rows; undefined if no row has a day. */
export function spanOf(rows: PastedRow[]): { from: string; until: string } | undefined {
  const days = rows.flatMap((row) => {
    const read = dateOf(row.typed.due);
    return 'day' in read ? [read.day] : (read.days ?? []);
  }).toSorted();
  return days[0] === undefined ? undefined : { from: days[0], until: days.at(-1) ?? days[0] };
}

/**
 * The quantity missing on its day, in two parts that add up to it: never promised, and promised for
 * later.
 */
export function partsOfMissing(wanted: string, promised: string, missing: string): { never: string; late: string } {
  const left = compare(promised, wanted) >= 0 ? '0' : minus(wanted, promised);
  const never = compare(left, missing) > 0 ? missing : left;
  return { never, late: minus(missing, never) };
}

/** How a promise compares with its line; the hub applies the same rule. */
export function standing(line: CallOffLine, promises: Promised[]): Omit<LinePromise, 'rows' | 'line' | 'promises'> {
  const last = lastDayOf(line);
  const all = sum(promises.map((one) => one.quantity));
  const inTime = sum(promises.filter((one) => one.date <= last).map((one) => one.quantity));
  const missing = compare(inTime, line.quantity) >= 0 ? '0' : minus(line.quantity, inTime);
  const parts = partsOfMissing(line.quantity, all, missing);
  const latest = promises.reduce((late, one) => (one.date > late ? one.date : late), last);
  const outcome = isSame(line, promises) ? 'same' : compare(all, line.quantity) < 0 ? 'short' : missing !== '0' ? 'late' : promises.some((one) => one.date < line.due) ? 'early' : 'accepted';
  return { outcome, missing, ...parts, daysLate: daysBetween(last, latest) };
}

const isSame = (line: CallOffLine, promises: Promised[]): boolean =>
  line.state !== 'open' && line.state !== 'changed' && line.promises.length === promises.length && promises.every((one) => line.promises.some((its) => its.date === one.date && compare(its.quantity, one.quantity) === 0));

/** The one tile that counts a pasted row, so that the tiles add up to the rows. */
export const rowOutcome = ({ answer, blank, faults }: Pick<Judged, 'answer' | 'blank' | 'faults'>): Outcome | 'fault' => (faults.length > 0 ? 'fault' : (answer?.outcome ?? (blank ? 'blank' : 'fault')));

/** The reason of an answer: the first row's own reason, otherwise the common one. */
export const reasonOf = <Reason extends { code: string; text: string }>({ rows }: Pick<LinePromise, 'rows'>, own: Record<number, Reason> | undefined, all: Reason): Reason =>
  rows.flatMap((row) => own?.[row.number] ?? []).find((one) => one.code !== '' || one.text !== '') ?? all;

export const wantsReason = ({ outcome }: Pick<LinePromise, 'outcome'>): boolean => outcome === 'short' || outcome === 'late' || outcome === 'early';

/**
 * Rows with their faults and the answers to their lines. A line with one faulty row gets no answer.
 */
export function judge(rows: PastedRow[], lines: CallOffLine[], names: Names): Judged[] {
  const byPart = grouped(lines, (line) => plain(line.part));
  const judged = rows.map((row) => judgeRow(row, byPart, names));
  const byLine = grouped(judged.filter((one) => one.line && !one.blank), (one) => lineKey(one.line as CallOffLine));
  for (const its of byLine.values()) answerOf(its);
  return judged;
}

function answerOf(its: Judged[]): void {
  const line = its[0]?.line as CallOffLine;
  for (const one of its) {
    const twin = its.find((other) => other !== one && other.promise && other.promise.date === one.promise?.date);
    if (twin) one.faults.push({ field: null, code: 'line.twice', say: { row: twin.row.number } });
    if (its.length > 1 && one.promise && Number(one.promise.quantity) === 0) one.faults.push({ field: 'quantity', code: 'quantity.zero' });
  }
  const promises = its.flatMap(({ promise }) => (promise && Number(promise.quantity) > 0 ? [promise] : []));
  const all = sum(promises.map((one) => one.quantity));
  const over = compare(all, line.quantity) > 0;
  if (over) for (const one of its) one.faults.push({ field: 'quantity', code: 'quantity.more', say: { asked: line.quantity, unit: line.unit, sum: all, rows: its.length } });
  const bad = its.find((one) => one.faults.length > 0);
  if (bad) {
    for (const one of its) if (one.faults.length === 0) one.faults.push({ field: null, code: 'line.held', say: { row: bad.row.number } });
    return;
  }
  const answer: LinePromise = { line, promises: promises.toSorted((a, b) => (a.date < b.date ? -1 : 1)), ...standing(line, promises), rows: its.map((one) => one.row) };
  for (const one of its) one.answer = answer;
}

function judgeRow(row: PastedRow, byPart: Map<string, CallOffLine[]>, names: Names): Judged {
  const { typed } = row;
  const faults: RowFault[] = [];
  const blank = typed.quantity === '' && typed.promised === '';
  const due = dueOf(typed, byPart);
  const promised = typed.promised === '' ? due : promisedOf(typed.promised, due);
  if (!blank && typed.part === '') faults.push({ field: 'part', code: 'part.missing' });
  if (!blank && 'fault' in due) faults.push({ field: 'due', code: `due.${due.fault}` });
  if (!blank && typed.promised !== '' && 'fault' in promised) faults.push({ field: 'promised', code: `promised.${promised.fault}` });
  const line = blank || faults.some((one) => one.field !== 'promised') || 'fault' in due ? undefined : found(typed, due.day, byPart, names, faults);
  const quantity = quantityOf(typed.quantity, line ? isCounted(line.unit) : true);
  if (!blank && 'fault' in quantity) faults.push({ field: 'quantity', code: quantity.fault === 'missing' ? 'quantity.unreadable' : `quantity.${quantity.fault}` });
  const promise = 'quantity' in quantity && 'day' in promised ? { date: promised.day, quantity: quantity.quantity } : undefined;
  return { row, faults, line, promise, answer: undefined, blank };
}

/** The part's due day; if the text can mean several days, the one on which a line is due. */
function dueOf({ part, due }: Typed, byPart: Map<string, CallOffLine[]>): DateRead {
  const read = dateOf(due);
  const days = 'fault' in read ? read.days : undefined;
  if (!days) return read;
  const lines = byPart.get(part) ?? [];
  const onDay = days.filter((day) => lines.some((line) => line.due === day));
  const fits = onDay.length > 0 ? onDay : days.filter((day) => lines.some((line) => line.due <= day && day <= lastDayOf(line)));
  return fits.length === 1 && fits[0] !== undefined ? { day: fits[0] } : read;
}

/** The most days between a line's due day and a promised day that resolves an ambiguous date. */
const NEAR = 45;

/** If the text can mean several promised days, the one near the due day. */
function promisedOf(text: string, due: DateRead): DateRead {
  const read = dateOf(text);
  const days = 'fault' in read ? read.days : undefined;
  if (!days || !('day' in due)) return read;
  const fits = days.filter((day) => Math.abs(daysBetween(due.day, day)) <= NEAR);
  return fits.length === 1 && fits[0] !== undefined ? { day: fits[0] } : read;
}

/** The line of a row: its part is due on that day, or in that week or month. */
function found(typed: Typed, day: string, byPart: Map<string, CallOffLine[]>, names: Names, faults: RowFault[]): CallOffLine | undefined {
  const ofPart = byPart.get(typed.part);
  if (!ofPart) {
    faults.push({ field: 'part', code: 'part.unknown', say: { part: typed.part } });
    return undefined;
  }
  const onDay = ofPart.filter((line) => line.due === day);
  const ofDay = onDay.length > 0 ? onDay : ofPart.filter((line) => line.due <= day && day <= lastDayOf(line));
  if (ofDay.length === 0) {
    faults.push({ field: 'due', code: 'due.none', say: { part: typed.part, day, near: nearest(ofPart, day).join(' ') } });
    return undefined;
  }
  const narrowed = ofDay.filter((line) => isMeant(typed, line, names));
  if (narrowed.length === 1) return narrowed[0];
  if (narrowed.length === 0) faults.push({ field: null, code: 'line.narrowed', say: { part: typed.part, day } });
  else faults.push({ field: null, code: narrowed.every((line) => line.schedule === narrowed[0]?.schedule) ? 'line.times' : 'line.several', say: { part: typed.part, day, count: narrowed.length } });
  return undefined;
}

function isMeant(typed: Typed, line: CallOffLine, names: Names): boolean {
  const fits = (said: string, all: (string | null)[]): boolean => said === '' || all.some((one) => one !== null && plain(one).toLowerCase() === said.toLowerCase());
  return fits(typed.customer, [line.buyer, ...names.party(line.buyer)]) && fits(typed.site, [line.site, ...names.site(line.buyer, line.site)]) && fits(typed.agreement, [line.agreement]);
}

/** The part's due days next to a day, shown if nothing is due on that day. */
function nearest(lines: CallOffLine[], day: string): string[] {
  return [...new Set(lines.map((line) => line.due))].toSorted((a, b) => Math.abs(daysBetween(a, day)) - Math.abs(daysBetween(b, day))).slice(0, 3).toSorted();
}

function grouped<T>(all: T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}
