/** The periods that a machine's page shows, and the way from one to the next. */
import { daysAfter, mondayOf } from '../app/days';
import type { ShiftFigures } from './machines';
import type { Window } from './ribbon';

export const spans = ['shift', 'day', 'week'] as const;
export type Span = (typeof spans)[number];
/** A period by what the address says: its first day, and of a shift its beginning. */
export type Shown = { span: Span; on: string; shift?: string | undefined };

const HOUR = 3_600_000;
/** Without a shift plan, as much of the present is shown. */
const WITHOUT_SHIFTS = 8 * HOUR;
const midnight = (day: string): number => new Date(`${day}T00:00:00`).getTime();

/** The days whose figures and shifts are asked for: the shown ones, and for shifts also their neighbours. */
export function asked({ span, on }: Shown): { from: string; until: string } {
  if (span === 'week') return daysOf(mondayOf(on), daysAfter(mondayOf(on), 7));
  return span === 'day' ? daysOf(on, daysAfter(on, 1)) : daysOf(daysAfter(on, -1), daysAfter(on, 2));
}
const daysOf = (first: string, end: string): { from: string; until: string } => ({ from: new Date(midnight(first)).toISOString(), until: new Date(midnight(end)).toISOString() });

/** The shift that is shown: the chosen one, otherwise the one that is on, otherwise the last one that began. */
export function shiftIn(shifts: readonly ShiftFigures[], chosen: string | undefined, now: number): ShiftFigures | undefined {
  const begun = shifts.filter((one) => Date.parse(one.from) <= now);
  return shifts.find((one) => one.from === chosen) ?? begun.find((one) => now < Date.parse(one.until)) ?? begun.at(-1);
}

/** A window that moves once an hour, so that its answers can be kept. */
const hourAfter = (now: number): number => Math.ceil(now / HOUR) * HOUR;

export function windowOf(shown: Shown, shift: ShiftFigures | undefined, now: number): Window {
  if (shown.span === 'shift') return shift ? { from: Date.parse(shift.from), until: Date.parse(shift.until) } : { from: hourAfter(now) - WITHOUT_SHIFTS, until: hourAfter(now) };
  const { from, until } = asked(shown);
  return { from: Date.parse(from), until: Date.parse(until) };
}

/** The period before (-1) or after (1); undefined if it is not known or has not begun. */
export function stepped(shown: Shown, shifts: readonly ShiftFigures[], shift: ShiftFigures | undefined, step: -1 | 1, now: number): Shown | undefined {
  if (shown.span !== 'shift') {
    const on = daysAfter(shown.span === 'week' ? mondayOf(shown.on) : shown.on, step * (shown.span === 'week' ? 7 : 1));
    return midnight(on) <= now ? { span: shown.span, on } : undefined;
  }
  if (!shift) return undefined;
  const sorted = shifts.toSorted((a, b) => Date.parse(a.from) - Date.parse(b.from));
  const next = sorted[sorted.findIndex((one) => one.from === shift.from) + step];
  return next && Date.parse(next.from) <= now ? { span: 'shift', on: next.day, shift: next.from } : undefined;
}
