import { daysAfter } from '../app/days';

/** How far back stops are looked for that wait for a cause, in days. */
export const RECENT_DAYS = 7;
/** The beginning of the last days before a day, as an instant. */
export const recently = (day: string): string => new Date(`${daysAfter(day, -RECENT_DAYS)}T00:00:00`).toISOString();
