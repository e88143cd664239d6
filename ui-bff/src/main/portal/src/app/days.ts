/**
 * Calendar days and weeks as the API writes them: 2026-12-07, 2026-W50. Time zones play no part.
 */
const DAY = 86_400_000;
const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const dayAt = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** The reader's own today, or the day of a moment in their time zone. */
export function today(moment?: string): string {
  const now = moment === undefined ? new Date() : new Date(moment);
  return dayAt(now.getTime() - now.getTimezoneOffset() * 60_000);
}

export const daysAfter = (day: string, days: number): string => dayAt(at(day) + days * DAY);
export const daysBetween = (from: string, until: string): number => Math.round((at(until) - at(from)) / DAY);
/** 1 is Monday, 7 Sunday. */
export const weekdayOf = (day: string): number => new Date(at(day)).getUTCDay() || 7;
export const mondayOf = (day: string): string => daysAfter(day, 1 - weekdayOf(day));

/** The ISO week of a day. It belongs to the year of its Thursday. */
export function weekOf(day: string): string {
  const thursday = daysAfter(mondayOf(day), 3);
  const first = `${thursday.slice(0, 4)}-01-01`;
  return `${thursday.slice(0, 4)}-W${String(Math.floor(daysBetween(first, thursday) / 7) + 1).padStart(2, '0')}`;
}

/** The Monday of an ISO week; undefined if there is none, as in 2027-W53. */
export function mondayOfWeek(week: string): string | undefined {
  const [, year, number] = /^(\d{4})-W(\d{2})$/.exec(week) ?? [];
  if (!year || !number) return undefined;
  const monday = daysAfter(mondayOf(`${year}-01-04`), (Number(number) - 1) * 7);
  return weekOf(monday) === week ? monday : undefined;
}

export const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at(text)) && dayAt(at(text)) === text;
