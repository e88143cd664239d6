/** The forms of a meter: the typed fields, their faults, and the bodies that the portal sends. */
import { compare, typed } from '../app/decimal';
import type { Text } from '../app/http';
import { localOf, momentOf } from '../app/localTime';
import type { MeterRow, Replacement } from './meters';

export type TypedMeter = { code: string; zh: string; en: string; serial: string };
export type MeterField = keyof TypedMeter;
export type MeterBody = { code: string; site: string; names: Text | null; serial: string | null };

export const emptyMeter: TypedMeter = { code: '', zh: '', en: '', serial: '' };
export const typedMeter = ({ code, names, serial }: Pick<MeterRow, 'code' | 'names' | 'serial'>): TypedMeter => ({ code, zh: names?.zh ?? '', en: names?.en ?? '', serial: serial ?? '' });

/** A meter has a code, and a name in both languages or in none. */
export function faultsOfMeter({ code, zh, en }: TypedMeter): Set<MeterField> {
  const faults = new Set<MeterField>();
  if (code.trim() === '') faults.add('code');
  if (zh.trim() === '' && en.trim() !== '') faults.add('zh');
  if (en.trim() === '' && zh.trim() !== '') faults.add('en');
  return faults;
}
/** The body of fields without a fault. */
export const meterOf = (site: string, said: TypedMeter): MeterBody => ({ code: said.code.trim(), site, names: said.zh.trim() === '' ? null : { zh: said.zh.trim(), en: said.en.trim() }, serial: said.serial.trim() || null });

export type TypedReplacement = { /** In the time zone of the reader's device. */ at: string; /** Registers in kWh. */ final: string; first: string; serial: string };
export type ReplacementField = keyof TypedReplacement;
export type ReplacementBody = { at: string; finalRegister: string; firstRegister: string; serial: string | null };

export const emptyReplacement: TypedReplacement = { at: '', final: '', first: '0', serial: '' };
export const typedReplacement = (one: Replacement): TypedReplacement => ({ at: localOf(one.at), final: one.finalRegister, first: one.firstRegister, serial: one.serial ?? '' });

export type ReplacementFault = 'needed' | 'number' | 'future' | 'order' | 'below';
/** The hub takes a moment this far ahead of its own clock, in milliseconds. */
const AHEAD = 300_000;

/** `before` is the replacement before this one: the old meter began with it. */
export function faultsOfReplacement(said: TypedReplacement, before: Replacement | undefined, now: number): Map<ReplacementField, ReplacementFault> {
  const faults = new Map<ReplacementField, ReplacementFault>();
  const at = momentOf(said.at);
  if (Number.isNaN(at)) faults.set('at', 'needed');
  else if (at > now + AHEAD) faults.set('at', 'future');
  else if (before && at <= Date.parse(before.at)) faults.set('at', 'order');
  for (const field of ['final', 'first'] as const) if (typed(said[field]) === undefined) faults.set(field, said[field].trim() === '' ? 'needed' : 'number');
  const final = typed(said.final);
  if (before && final !== undefined && compare(final, before.firstRegister) < 0) faults.set('final', 'below');
  return faults;
}
/** The body of fields without a fault. A correction that leaves the time alone keeps its fractions of a second. */
export const replacementOf = (said: TypedReplacement, corrected?: Replacement): ReplacementBody => ({
  at: corrected && said.at === localOf(corrected.at) ? corrected.at : new Date(momentOf(said.at)).toISOString(),
  finalRegister: typed(said.final) ?? '',
  firstRegister: typed(said.first) ?? '',
  serial: said.serial.trim() || null,
});
