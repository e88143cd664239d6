/** The shift plan of a site, as the hub keeps it and as it is typed. */
import { submit } from '../app/http';
import { useRows } from '../app/reading';
import { between, type Hours, isTime, lengthOf, minutesOf, overlapOf, type Piece, pieces, piecesOf, type Weekday, weekdays } from '../app/week';

export type Break = { from: string; until: string };
export type Shift = Hours & { name: string; days: Weekday[]; breaks: Break[] };
export type ShiftPlan = { id: string; owner: string; site: string; shifts: Shift[]; version: number };

export const SHIFTS = 'shifts';
export const useShiftPlans = () => useRows<ShiftPlan>(SHIFTS, '/shifts');

export const MOST_SHIFTS = 50;
export const MOST_BREAKS = 20;
export const emptyShift: Shift = { name: '', days: weekdays.slice(0, 5), from: '', until: '', breaks: [] };

/** A part of a shift on one day; `shift` is its place in the plan. */
export type ShiftPiece = Piece & { shift: number; rest: boolean; of: Break };

/** Shifts and their breaks on the days of a week, without those that are not fully typed yet. */
export function shiftPieces(shifts: readonly Shift[]): ShiftPiece[] {
  return shifts.flatMap((shift, at) => {
    if (!isTime(shift.from) || !isTime(shift.until)) return [];
    const work = piecesOf(shift).map((one) => ({ ...one, shift: at, rest: false, of: { from: shift.from, until: shift.until } }));
    const rests = shift.breaks.filter((one) => isTime(one.from) && isTime(one.until)).flatMap((one) => shift.days.flatMap((day) => restPieces(shift, day, one).map((piece) => ({ ...piece, shift: at, rest: true, of: one }))));
    return [...work, ...rests];
  });
}

/** A break after midnight is on the day after its shift began. */
const restPieces = (shift: Shift, day: Weekday, rest: Break): Piece[] => pieces(day, minutesOf(shift.from) + between(shift.from, rest.from), between(rest.from, rest.until));

/** The minutes of work in a week. */
export const workedMinutes = (shifts: readonly Shift[]): number =>
  shifts.reduce((all, shift) => (isTime(shift.from) && isTime(shift.until) ? all + shift.days.length * (lengthOf(shift) - restOf(shift)) : all), 0);
const restOf = ({ breaks }: Shift): number => breaks.reduce((all, one) => (isTime(one.from) && isTime(one.until) ? all + between(one.from, one.until) : all), 0);

export type ShiftFault = { fault: 'name' | 'days' | 'time' | 'break' | 'rest' } | { fault: 'overlap'; other: number };

/** Breaks lie within their shift, in order, and leave time to work. */
function faultOfBreaks(shift: Shift): 'break' | 'rest' | undefined {
  let free = 0;
  for (const one of shift.breaks) {
    if (!isTime(one.from) || !isTime(one.until)) return 'break';
    const begin = between(shift.from, one.from);
    const length = between(one.from, one.until);
    if (length === 0 || begin < free || begin + length > lengthOf(shift)) return 'break';
    free = begin + length;
  }
  return restOf(shift) >= lengthOf(shift) ? 'rest' : undefined;
}

/** The first fault of each shift, by its place. */
export function faultsOfShifts(shifts: readonly Shift[]): Map<number, ShiftFault> {
  const faults = new Map<number, ShiftFault>();
  for (const [at, shift] of shifts.entries()) {
    const timed = isTime(shift.from) && isTime(shift.until);
    const fault = shift.name.trim() === '' ? 'name' : shift.days.length === 0 ? 'days' : timed ? faultOfBreaks(shift) : 'time';
    if (fault) faults.set(at, { fault });
  }
  const timed = [...shifts.entries()].filter(([, { from, until }]) => isTime(from) && isTime(until));
  const [at, other] = (overlapOf(timed.map(([, shift]) => shift)) ?? []).map((place) => timed[place]?.[0]);
  if (at !== undefined && other !== undefined && !faults.has(at)) faults.set(at, { fault: 'overlap', other });
  return faults;
}

export const shiftsOf = (shifts: readonly Shift[]): Shift[] => shifts.map(({ name, days, from, until, breaks }) => ({ name: name.trim(), days, from, until, breaks }));
/** Without a plan there is no version: the first plan is refused if somebody else was faster. */
export const stateShifts = (site: string, version: number | undefined, shifts: readonly Shift[], key: string): Promise<unknown> =>
  submit(`/shifts/${encodeURIComponent(site)}`, { method: 'PUT', body: JSON.stringify(shifts), ...(version !== undefined && { version }), key });
