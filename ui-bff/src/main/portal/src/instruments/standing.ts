import { daysAfter } from '../app/days';
import type { Instrument } from './instruments';

/** Days before the end of a calibration in which it is due. */
const SOON = 30;

export const standings = ['out-of-tolerance', 'never', 'ended', 'soon', 'valid'] as const;
export type Standing = (typeof standings)[number];

/** Whether an instrument may measure on a day. Its calibration holds on its last day. */
export function standingOf({ calibratedUntil, foundOutOfTolerance }: Pick<Instrument, 'calibratedUntil' | 'foundOutOfTolerance'>, day: string): Standing {
  if (foundOutOfTolerance !== null) return 'out-of-tolerance';
  if (calibratedUntil === null) return 'never';
  if (calibratedUntil < day) return 'ended';
  return calibratedUntil <= daysAfter(day, SOON) ? 'soon' : 'valid';
}

/** The filters of the list: those that may not measure, and those that may soon not. */
export const dues = ['overdue', 'soon'] as const;
export type Due = (typeof dues)[number];

/** The last day of the calibrations that a filter shows. */
export const dueBy = (due: string | undefined, day: string): string | undefined => (due === 'overdue' ? daysAfter(day, -1) : due === 'soon' ? daysAfter(day, SOON) : undefined);
