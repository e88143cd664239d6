/** The form of a baseline: its typed fields, their faults, and the body that the portal sends. */
import { isDay } from '../app/days';
import { compare, typed } from '../app/decimal';
import { submit } from '../app/http';
import { measured } from '../certificates/limits';

export type TypedBaseline = { number: string; machine: string; from: string; until: string; fixed: string; perTonne: string; nonRoutine: string; /** In percent. */ uncertainty: string; kWh: string; cost: string };
export type BaselineField = keyof TypedBaseline;
export type BaselineBody = { number: string | null; site: string; machine: string | null; from: string; until: string; fixedKWh: string; kWhPerTonne: string; nonRoutine: string | null; uncertainty: string; kWh: string | null; cost: string | null };

export const emptyBaseline: TypedBaseline = { number: '', machine: '', from: '', until: '', fixed: '0', perTonne: '', nonRoutine: '', uncertainty: '5', kWh: '', cost: '' };
const MOST_WORDS = 1_000;

export type BaselineFault = 'needed' | 'number' | 'order' | 'future' | 'pair' | 'long';
/** `day` is the present one: a baseline rests on days that are over. */
export function faultsOfBaseline(said: TypedBaseline, day: string): Map<BaselineField, BaselineFault> {
  const faults = new Map<BaselineField, BaselineFault>();
  for (const field of ['from', 'until'] as const) if (!isDay(said[field])) faults.set(field, 'needed');
  if (faults.size === 0) {
    if (said.until < said.from) faults.set('until', 'order');
    else if (said.until > day) faults.set('until', 'future');
  }
  for (const field of ['fixed', 'perTonne', 'uncertainty'] as const) if (typed(said[field]) === undefined) faults.set(field, said[field].trim() === '' ? 'needed' : 'number');
  if (said.nonRoutine.trim().length > MOST_WORDS) faults.set('nonRoutine', 'long');
  const stated = [said.kWh.trim() !== '', said.cost.trim() !== ''];
  if (stated[0] !== stated[1]) faults.set(stated[0] ? 'cost' : 'kWh', 'pair');
  else if (stated[0]) {
    const kWh = typed(said.kWh);
    if (kWh === undefined || compare(kWh, '0') === 0) faults.set('kWh', 'number');
    if (measured(said.cost) === undefined) faults.set('cost', 'number');
  }
  return faults;
}

/** Percent as a share, exact: 6.5 is 0.065. */
export function shareOf(percent: string): string {
  const [whole = '0', fraction = ''] = percent.split('.');
  const digits = whole.padStart(3, '0') + fraction;
  const scale = fraction.length + 2;
  return `${digits.slice(0, digits.length - scale).replace(/^0+(?=\d)/, '')}.${digits.slice(-scale)}`.replace(/\.?0+$/, '') || '0';
}

export const baselineOf = (site: string, said: TypedBaseline): BaselineBody => ({
  number: said.number.trim() || null,
  site,
  machine: said.machine || null,
  from: said.from,
  until: said.until,
  fixedKWh: typed(said.fixed) ?? '',
  kWhPerTonne: typed(said.perTonne) ?? '',
  // The hub counts a number as kWh and keeps words as an explanation.
  nonRoutine: measured(said.nonRoutine) ?? (said.nonRoutine.trim() || null),
  uncertainty: shareOf(typed(said.uncertainty) ?? ''),
  kWh: typed(said.kWh) ?? null,
  cost: measured(said.cost) ?? null,
});
export const planBaseline = (said: BaselineBody, key: string): Promise<{ id: string }> => submit('/energy/baselines', { method: 'POST', body: JSON.stringify(said), key });
