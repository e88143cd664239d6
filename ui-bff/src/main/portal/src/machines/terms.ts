/** The forms for a machine's terms and for its maintenance: the typed fields, their faults, and the bodies that the portal sends. */
import { compare, typed } from '../app/decimal';
import type { Text } from '../app/http';
import type { machineKinds, MachineRow } from './machines';

export type Kind = (typeof machineKinds)[number];
export type MachineBody = { code: string; site: string; names: Text | null; kind: Kind; idealSecondsPerPart: string | null; part: string | null; meter: string | null; reportEvery: string; stopAfter: string };
export type TypedTerms = { code: string; site: string; zh: string; en: string; kind: Kind; ideal: string; part: string; meter: string; /** In seconds. */ every: string; /** In minutes. */ stopAfter: string };
export type TermsField = keyof TypedTerms;

const [HOUR, DAY] = [3_600, 86_400];

/** The seconds of a duration such as PT1M30S; undefined if it is none. */
export function secondsOf(duration: string): number | undefined {
  const [found, hours = '0', minutes = '0', seconds = '0'] = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/.exec(duration) ?? [];
  return found === undefined || found === 'PT' ? undefined : Number(hours) * HOUR + Number(minutes) * 60 + Number(seconds);
}

/** A typed number of units as whole seconds within bounds; undefined if it is none. */
function wholeSeconds(text: string, unit: number, most: number): number | undefined {
  const number = typed(text);
  const all = number === undefined ? Number.NaN : Number(number) * unit;
  return Number.isInteger(all) && all >= 1 && all <= most ? all : undefined;
}

export const emptyTerms = (site: string): TypedTerms => ({ code: '', site, zh: '', en: '', kind: 'machine', ideal: '', part: '', meter: '', every: '10', stopAfter: '5' });

type Stated = Pick<MachineRow, 'code' | 'site' | 'names' | 'kind' | 'idealSecondsPerPart' | 'part' | 'meter' | 'reportEvery' | 'stopAfter'>;
export const typedTerms = (one: Stated): TypedTerms => ({
  code: one.code,
  site: one.site,
  zh: one.names?.zh ?? '',
  en: one.names?.en ?? '',
  kind: one.kind,
  ideal: one.idealSecondsPerPart ?? '',
  part: one.part ?? '',
  meter: one.meter ?? '',
  every: String(secondsOf(one.reportEvery) ?? ''),
  stopAfter: String((secondsOf(one.stopAfter) ?? 300) / 60),
});

const isPositive = (text: string): boolean => {
  const number = typed(text);
  return number !== undefined && compare(number, '0') > 0;
};
/** Whether only the other name is typed: a machine has both names or none. */
const lonely = (one: string, other: string): boolean => one.trim() === '' && other.trim() !== '';

export type TermsFault = 'needed' | 'positive' | 'every' | 'stopAfter';
export function faultsOfTerms(said: TypedTerms): Map<TermsField, TermsFault> {
  const faults = new Map<TermsField, TermsFault>();
  for (const field of ['code', 'site'] as const) if (said[field].trim() === '') faults.set(field, 'needed');
  if (lonely(said.zh, said.en)) faults.set('zh', 'needed');
  if (lonely(said.en, said.zh)) faults.set('en', 'needed');
  if (said.ideal.trim() !== '' && !isPositive(said.ideal)) faults.set('ideal', 'positive');
  if (wholeSeconds(said.every, 1, HOUR) === undefined) faults.set('every', 'every');
  if (wholeSeconds(said.stopAfter, 60, DAY) === undefined) faults.set('stopAfter', 'stopAfter');
  return faults;
}

const orNull = (text: string): string | null => text.trim() || null;
const namesOf = (zh: string, en: string): Text | null => (zh.trim() === '' ? null : { zh: zh.trim(), en: en.trim() });

/** The body of fields without a fault. */
export const termsOf = (said: TypedTerms): MachineBody => ({
  code: said.code.trim(),
  site: said.site,
  names: namesOf(said.zh, said.en),
  kind: said.kind,
  idealSecondsPerPart: typed(said.ideal) ?? null,
  part: orNull(said.part),
  meter: orNull(said.meter),
  reportEvery: `PT${wholeSeconds(said.every, 1, HOUR)}S`,
  stopAfter: `PT${wholeSeconds(said.stopAfter, 60, DAY)}S`,
});

export type TypedPlan = { code: string; zh: string; en: string; hours: string; days: string; last: string };
export type PlanField = keyof TypedPlan;
export type PlanBody = { code: string; names: Text | null; everyHours: string | null; everyDays: number | null; lastDoneOn: string | null };
export const emptyPlan: TypedPlan = { code: '', zh: '', en: '', hours: '', days: '', last: '' };
const MOST_DAYS = 3_660;
const isDays = (text: string): boolean => /^\d{1,4}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= MOST_DAYS;

export type PlanFault = 'needed' | 'positive' | 'cycle' | 'days';
export function faultsOfPlan(said: TypedPlan): Map<PlanField, PlanFault> {
  const faults = new Map<PlanField, PlanFault>();
  if (said.code.trim() === '') faults.set('code', 'needed');
  if (lonely(said.zh, said.en)) faults.set('zh', 'needed');
  if (lonely(said.en, said.zh)) faults.set('en', 'needed');
  if (said.hours.trim() === '' && said.days.trim() === '') faults.set('hours', 'cycle');
  else if (said.hours.trim() !== '' && !isPositive(said.hours)) faults.set('hours', 'positive');
  if (said.days.trim() !== '' && !isDays(said.days)) faults.set('days', 'days');
  return faults;
}
export const planOf = (said: TypedPlan): PlanBody => ({
  code: said.code.trim(),
  names: namesOf(said.zh, said.en),
  everyHours: typed(said.hours) ?? null,
  everyDays: said.days.trim() === '' ? null : Number(said.days),
  lastDoneOn: orNull(said.last),
});
