import { daysAfter, daysBetween } from '../app/days';
import type { Grain } from './energy';

/** The most bars that a reader can tell apart. */
const MOST_BARS = 200;
const PER_DAY: Record<Grain, number> = { quarter: 96, hour: 24, day: 1 };

/** The grains whose bars a reader can tell apart, the coarsest last. Days are always among them. */
export function grainsFor(from: string, until: string): Grain[] {
  const days = daysBetween(from, until) + 1;
  return (['quarter', 'hour', 'day'] as const).filter((grain) => grain === 'day' || PER_DAY[grain] * days <= MOST_BARS);
}

/** The first and last day of the month of a day, or with `back` -1 of the month before. */
export function monthOf(day: string, back: 0 | -1): { from: string; until: string } {
  const [year = 0, month = 0] = day.split('-').map(Number);
  const first = (add: number): string => new Date(Date.UTC(year, month - 1 + add, 1)).toISOString().slice(0, 10);
  return { from: first(back), until: daysAfter(first(back + 1), -1) };
}
