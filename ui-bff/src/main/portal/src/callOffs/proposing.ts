/** One proposal for several lines, and an answer typed in its row. */
import { daysAfter, isDay, today } from '../app/days';
import { compare } from '../app/decimal';
import { type CallOffLine, isOverdue, type Promised, type Reason } from './callOffs';
import { lastDayOf, type Outcome, standing } from './judging';
import { isCounted, quantityOf } from './pasting';

export type Way = 'asked' | 'shift' | 'date';
/** The typed values: days to shift by, such as `-3`, and the one day for all. */
export type Bulk = { way: Way; days: string; date: string };
/** `past`: the day is over, so nothing can be promised for it. */
export type Proposed = { line: CallOffLine; promise: Promised; outcome: Outcome | 'past'; missing: string; daysLate: number };

/** A shift of at most a year either way; undefined if the text is no number of days. */
export function daysOf(typed: string): number | undefined {
  const plain = typed.normalize('NFKC').replaceAll(/\s/g, '').replace(/^[−–]/, '-');
  return /^[+-]?\d{1,3}$/.test(plain) && Math.abs(Number(plain)) <= 366 ? Number(plain) : undefined;
}

/** The day proposed for a line; undefined until the typed value is a day. */
function dayFor(line: CallOffLine, { way, days, date }: Bulk): string | undefined {
  if (way === 'asked') return line.due;
  if (way === 'date') return isDay(date) ? date : undefined;
  const by = daysOf(days);
  return by === undefined ? undefined : daysAfter(line.due, by);
}

/** The answer to each line: its whole quantity, on the day proposed for it. */
export function proposed(lines: CallOffLine[], bulk: Bulk): Proposed[] {
  return lines.flatMap((line): Proposed[] => {
    const date = dayFor(line, bulk);
    if (date === undefined) return [];
    const promise = { date, quantity: line.quantity };
    const how = standing(line, [promise]);
    const over = date < today() && !(date === line.due && (isOverdue(line) || today() <= lastDayOf(line)));
    return [{ line, promise, ...how, ...(over && { outcome: 'past' as const }) }];
  });
}

/** An answer typed in its row; `asked` is the called-off quantity when typing began. */
export type RowDraft = { quantity: string; date: string; reason: string; asked: string };
export type RowDrafts = Record<string, RowDraft>;
export const ROW_DRAFTS = 'call-offs.rows';

export const draftOf = (line: CallOffLine): RowDraft => ({ quantity: line.promises[0]?.quantity ?? line.quantity, date: line.promises[0]?.date ?? line.due, reason: line.reason?.code ?? '', asked: line.quantity });

export type RowRead = { fault: 'quantity' | 'date' | 'more' | 'reason' | null; wantsReason: boolean; promises: Promised[]; reason: Reason | null; outcome: Outcome | undefined; missing: string; daysLate: number };

/** The typed values of a row, as the hub would read them. */
export function readRow(line: CallOffLine, draft: RowDraft): RowRead {
  const read = quantityOf(draft.quantity, isCounted(line.unit));
  const none = { wantsReason: false, promises: [], reason: null, outcome: undefined, missing: '0', daysLate: 0 };
  if ('fault' in read) return { fault: 'quantity', ...none };
  if (!isDay(draft.date)) return { fault: 'date', ...none };
  if (compare(read.quantity, line.quantity) > 0) return { fault: 'more', ...none };
  const promises = Number(read.quantity) === 0 ? [] : [{ date: draft.date, quantity: read.quantity }];
  const how = standing(line, promises);
  const wantsReason = how.missing !== '0' || how.outcome === 'early' || promises.some((one) => one.date < line.due);
  return { fault: wantsReason && draft.reason === '' ? 'reason' : null, wantsReason, promises, reason: wantsReason ? { code: draft.reason, text: line.reason?.code === draft.reason ? line.reason.text : '' } : null, ...how };
}
