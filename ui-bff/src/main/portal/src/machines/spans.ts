/** The periods that a machine's page shows, and the way from one to the next. */
import { daysAfter, mondayOf } from '../app/days';
import type { ShiftFigures } from './machines';
import type { Window } from './ribbon';

export const spans = ['shift', 'day', 'week'] as const;
export type Span = (typeof spans)[number];
/** A period by what the address says: its first day, and the name of a shift. */
export type Shown = { span: Span; on: string; shift?: string | undefined };
type Shift = Pick<ShiftFigures, 'day' | 'name' | 'from' | 'until'>;

const HOUR = 3_600_000;
/** Without a shift plan, as much of the present is shown. */
const WITHOUT_SHIFTS = 8 * HOUR;
const midnight = (day: string): number => new Date(`${day}T00:00:00`).getTime();

/** The days whose figures and shifts are asked for: the shown ones, and for shifts also their neighbours. */
export function asked({ span, on }: Shown): { from: string; until: string } {
  if (span === 'week') return daysOf(mondayOf(on), daysAfter(mondayOf(on), 7));
  return span === 'day' ? daysOf(on, daysAfter(on, 1)) : daysOf(daysAfter(on, -2), daysAfter(on, 2));
}
const daysOf = (first: string, end: string): { from: string; until: string } => ({ from: new Date(midnight(first)).toISOString(), until: new Date(midnight(end)).toISOString() });

/** The shifts that began, in order. Time outside of all shifts is none. */
export const begun = <One extends Shift>(shifts: readonly One[], now: number): One[] => shifts.filter((one) => one.name !== null && Date.parse(one.from) <= now).toSorted((a, b) => Date.parse(a.from) - Date.parse(b.from));

/** The shift that is shown: the chosen one, otherwise the last one that began. */
export function shiftIn<One extends Shift>(shifts: readonly One[], { on, shift }: Pick<Shown, 'on' | 'shift'>, now: number): One | undefined {
  const all = begun(shifts, now);
  return all.find((one) => one.day === on && one.name === shift) ?? all.at(-1);
}

/** A window that moves once an hour, so that its answers can be kept. */
const hourAfter = (now: number): number => Math.ceil(now / HOUR) * HOUR;
const length = ({ from, until }: Shift): number => Date.parse(until) - Date.parse(from);

/** The end of a shift. The hub tells one that is on only up to now; then the same shift of another day says how long it is. */
function endOf(shift: Shift, shifts: readonly Shift[]): number {
  const longest = Math.max(...shifts.filter((one) => one.name === shift.name).map(length));
  const end = Date.parse(shift.until);
  return longest > length(shift) ? Date.parse(shift.from) + longest : shifts.some((one) => Date.parse(one.until) > end) ? end : hourAfter(end);
}

export function windowOf(shown: Shown, shifts: readonly Shift[], shift: Shift | undefined, now: number): Window {
  if (shown.span === 'shift') return shift ? { from: Date.parse(shift.from), until: endOf(shift, shifts) } : { from: hourAfter(now) - WITHOUT_SHIFTS, until: hourAfter(now) };
  const { from, until } = asked(shown);
  return { from: Date.parse(from), until: Date.parse(until) };
}

/** The period before (-1) or after (1); undefined if it is not known or has not begun. */
export function stepped(shown: Shown, shifts: readonly Shift[], shift: Shift | undefined, step: -1 | 1, now: number): Shown | undefined {
  if (shown.span !== 'shift') {
    const on = daysAfter(shown.span === 'week' ? mondayOf(shown.on) : shown.on, step * (shown.span === 'week' ? 7 : 1));
    return midnight(on) <= now ? { span: shown.span, on } : undefined;
  }
  const all = begun(shifts, now);
  const next = shift && all[all.findIndex((one) => one.from === shift.from) + step];
  return next && { span: 'shift', on: next.day, shift: next.name ?? undefined };
}
