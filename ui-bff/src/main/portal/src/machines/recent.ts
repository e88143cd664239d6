import { daysAfter } from '../app/days';

/** How many days of stops the lists show. */
export const RECENT_DAYS = 7;
/** The instant at which the last days before a day begin. */
export const recently = (day: string): string => new Date(`${daysAfter(day, -RECENT_DAYS)}T00:00:00`).toISOString();
