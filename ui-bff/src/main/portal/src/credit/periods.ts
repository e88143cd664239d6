/** The periods to choose from, and the days of one that the hub recorded. */
import { daysAfter } from '../app/days';
import type { Evidence, Period } from './credit';

export const presets = ['7', '30', '90'] as const;
export type Preset = (typeof presets)[number];
/** A number of days, or days that the reader typed. */
export type Choice = Preset | Period;
export const isPreset = (choice: Choice): choice is Preset => typeof choice === 'string';

/** The days from which every figure of machines is recorded until they all end; undefined where no figure has any. */
export function recordedIn({ indicators }: Pick<Evidence, 'indicators'>): { from: string; until: string } | undefined {
  const spans = indicators.flatMap(({ recordedFrom: from, recordedUntil: until }) => (from && until ? [{ from, until }] : []));
  const from = spans.map((one) => one.from).toSorted().at(-1);
  const until = spans.map((one) => one.until).toSorted().at(0);
  return from !== undefined && until !== undefined && from <= until ? { from, until } : undefined;
}

/**
 * The days of a preset. They end on the last recorded day, because the hub closes a day 24 hours
 * after its last shift. `whole` are the figures of the hub's own period, which is the longest preset.
 */
export function periodOf(choice: Choice, whole: Evidence | undefined): Period | undefined {
  if (!isPreset(choice)) return choice;
  const until = whole && (recordedIn(whole)?.until ?? whole.indicators[0]?.until);
  return choice === '90' || until === undefined ? undefined : { from: daysAfter(until, 1 - Number(choice)), until };
}

/** The recorded days, where they are fewer than the period and a figure is withheld for it. */
export function fewerDays(evidence: Evidence): { from: string; until: string } | undefined {
  const recorded = recordedIn(evidence);
  return recorded && evidence.indicators.some((one) => one.withheld === 'coverage' && (recorded.from > one.from || recorded.until < one.until)) ? recorded : undefined;
}
