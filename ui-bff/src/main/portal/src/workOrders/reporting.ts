/** A report as a foreman types it: all good at first, then scrap and rework. */
import { compare, minus, plus, sum, typed } from '../app/decimal';
import type { Correcting, Input, Left, Report, Reporting, Started } from './workOrders';

export type InputRow = { part: string; batch: string; maker: string; quantity: string; unit: string };
export type Typed = { good: string; scrap: string; rework: string; cause: string; batch: string; from: string; until: string; inputs: InputRow[] };
export type Fault = 'number' | 'nothing' | 'beyond' | 'cause' | 'order' | 'input';

const isNothing = (quantity: string): boolean => compare(quantity, '0') === 0;

/** The first tap: all that is left is good. Open rework is offered when nothing else is left. */
export const allGood = ({ unreported, openRework }: Left): string => (isNothing(unreported) ? openRework : unreported);
export const emptyInput: InputRow = { part: '', batch: '', maker: '', quantity: '', unit: 'PCE' };

/** A moment as the fields of a form take it, in the reader's own time zone. */
export function localOf(moment: Date): string {
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
const momentOf = (local: string): string | undefined => {
  const time = new Date(local).getTime();
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
};

export const emptyReport = (left: Left, startedAt: string | null, now: Date): Typed => ({
  good: allGood(left),
  scrap: '',
  rework: '',
  cause: '',
  batch: '',
  from: localOf(startedAt === null ? now : new Date(startedAt)),
  until: localOf(now),
  inputs: [],
});

/** An empty field is none. */
const said = (text: string): string | undefined => (text.trim() === '' ? '0' : typed(text));

/** One piece more or fewer, never below nothing. */
export function stepped(text: string, by: 1 | -1): string {
  const now = said(text) ?? '0';
  const next = by === 1 ? plus(now, '1') : minus(now, '1');
  return compare(next, '0') <= 0 ? '' : next;
}

/** Scrap and rework take from the good of the first tap; a good that a person typed stays. */
export function changed(report: Typed, field: 'scrap' | 'rework', text: string, left: Left): Typed {
  const rest = (of: Typed): string | undefined => {
    const [scrap, rework] = [said(of.scrap), said(of.rework)];
    if (scrap === undefined || rework === undefined) return undefined;
    const good = minus(allGood(left), plus(scrap, rework));
    return compare(good, '0') < 0 ? '0' : good;
  };
  const next = { ...report, [field]: text };
  const follows = report.good === rest(report);
  return follows ? { ...next, good: rest(next) ?? report.good } : next;
}

export const isBlank = ({ part, batch, maker, quantity }: InputRow): boolean => [part, batch, maker, quantity].every((one) => one.trim() === '');

/** The faults that prevent sending, by field. */
export function faultsOf(report: Typed, left: Left): Map<string, Fault> {
  const faults = new Map<string, Fault>();
  const [good, scrap, rework] = [said(report.good), said(report.scrap), said(report.rework)];
  if (good === undefined) faults.set('good', 'number');
  if (scrap === undefined) faults.set('scrap', 'number');
  if (rework === undefined) faults.set('rework', 'number');
  if (good !== undefined && scrap !== undefined && rework !== undefined) {
    const all = sum([good, scrap, rework]);
    if (isNothing(all)) faults.set('good', 'nothing');
    else if (compare(all, plus(left.unreported, left.openRework)) > 0) faults.set('good', 'beyond');
    if (!isNothing(plus(scrap, rework)) && report.cause.trim() === '') faults.set('cause', 'cause');
  }
  const [from, until] = [momentOf(report.from), momentOf(report.until)];
  if (from === undefined || until === undefined || from > until) faults.set('until', 'order');
  report.inputs.forEach((row, at) => {
    if (!isBlank(row) && (row.part.trim() === '' || row.batch.trim() === '' || compare(typed(row.quantity) ?? '0', '0') <= 0)) faults.set(`inputs/${at}`, 'input');
  });
  return faults;
}

/** When the work to be reported began: at the last start of the step, or at the end of its last report. */
export function begunAt(step: number, starts: readonly Pick<Started, 'step' | 'at'>[], reports: readonly Pick<Report, 'step' | 'until'>[]): string | null {
  const moments = [...starts.filter((one) => one.step === step).map((one) => one.at), ...reports.filter((one) => one.step === step).map((one) => one.until)];
  return moments.toSorted((a, b) => Date.parse(a) - Date.parse(b)).at(-1) ?? null;
}

const orNull = (text: string): string | null => text.trim() || null;
const inputOf = (row: InputRow): Input => ({ part: row.part.trim(), batch: row.batch.trim(), maker: orNull(row.maker), quantity: typed(row.quantity) ?? '', unit: row.unit });

/** The request's body; call it without faults. */
export function bodyOf(report: Typed, step: number, person: string | null): Reporting {
  return {
    step,
    from: momentOf(report.from) ?? '',
    until: momentOf(report.until) ?? '',
    good: said(report.good) ?? '0',
    scrap: said(report.scrap) ?? '0',
    rework: said(report.rework) ?? '0',
    cause: orNull(report.cause),
    batch: orNull(report.batch),
    inputs: report.inputs.filter((row) => !isBlank(row)).map(inputOf),
    person,
  };
}

/** The body of a correction, which replaces the counts of a report; call it without faults. */
export const correctionOf = (report: Typed, reason: string, person: string | null): Correcting => ({ good: said(report.good) ?? '0', scrap: said(report.scrap) ?? '0', rework: said(report.rework) ?? '0', cause: orNull(report.cause), reason: reason.trim(), person });
