/** Times of a week that repeats, as shifts and tariffs state them: days, and hours and minutes of a site's local time. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];
/** On each of the days from one time to another; not after `from`, it ends on the next day. */
export type Hours = { days: readonly Weekday[]; from: string; until: string };

export const DAY = 24 * 60;
export const WEEK = 7 * DAY;

const mod = (number: number, by: number): number => ((number % by) + by) % by;
export const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
/** Minutes since midnight. */
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
export const timeOf = (minutes: number): string => `${String(Math.floor(mod(minutes, DAY) / 60)).padStart(2, '0')}:${String(mod(minutes, 60)).padStart(2, '0')}`;
/** The minutes from one time to the next other time; 0 where both are the same. */
export const between = (from: string, until: string): number => mod(minutesOf(until) - minutesOf(from), DAY);
/** How long it lasts; a whole day where both times are the same. */
export const lengthOf = ({ from, until }: Pick<Hours, 'from' | 'until'>): number => between(from, until) || DAY;
export const ordered = (days: readonly Weekday[]): Weekday[] => weekdays.filter((one) => days.includes(one));

/** A part of one day, in minutes since its midnight. */
export type Piece = { day: number; from: number; until: number };

/** Where that many minutes after a time of a day lie; past midnight they go on with the next day, after Sunday with Monday. */
export function pieces(day: Weekday, from: number, minutes: number): Piece[] {
  const all: Piece[] = [];
  for (let at = weekdays.indexOf(day) * DAY + from, left = minutes; left > 0; ) {
    const some = Math.min(left, DAY - mod(at, DAY));
    all.push({ day: Math.floor(mod(at, WEEK) / DAY), from: mod(at, DAY), until: mod(at, DAY) + some });
    at += some;
    left -= some;
  }
  return all;
}
export const piecesOf = (hours: Hours): Piece[] => hours.days.flatMap((day) => pieces(day, minutesOf(hours.from), lengthOf(hours)));

/** The two of some hours that are at the same time, by their places; the later one first. */
export function overlapOf(all: readonly Hours[]): [number, number] | undefined {
  const taken = new Int16Array(WEEK).fill(-1);
  for (const [at, one] of all.entries()) {
    for (const { day, from, until } of piecesOf(one)) {
      const other = taken.subarray(day * DAY + from, day * DAY + until).find((before) => before >= 0);
      if (other !== undefined) return [at, other];
      taken.fill(at, day * DAY + from, day * DAY + until);
    }
  }
  return undefined;
}

/** The first time of the week that none of them covers. */
export function gapOf(all: readonly Hours[]): { day: Weekday; time: string } | undefined {
  const taken = new Uint8Array(WEEK);
  for (const one of all) for (const { day, from, until } of piecesOf(one)) taken.fill(1, day * DAY + from, day * DAY + until);
  const at = taken.indexOf(0);
  const day = weekdays[Math.floor(at / DAY)];
  return at < 0 || !day ? undefined : { day, time: timeOf(at) };
}
