/** The parameters of a start, judged against the sheet while they are typed. */
import { isOutside, measured } from '../certificates/limits';
import type { Parameter } from '../sheets/sheets';
import type { SetTo } from './workOrders';

export type Verdict = 'inside' | 'outside' | 'missing' | 'number';

/** The typed values by parameter, which begin with the nominal ones. */
export type Values = Record<string, string>;
export const nominalOf = (parameters: readonly Parameter[]): Values => Object.fromEntries(parameters.map(({ name, nominal }) => [name, nominal ?? '']));

/** A value on a limit is inside. */
export function verdictOf(said: string | undefined, limits: Pick<Parameter, 'minimum' | 'maximum'>): Verdict {
  if (said === undefined || said.trim() === '') return 'missing';
  const value = measured(said);
  if (value === undefined) return 'number';
  return isOutside(value, limits) ? 'outside' : 'inside';
}

export const verdictsOf = (values: Values, parameters: readonly Parameter[]): Verdict[] => parameters.map((one) => verdictOf(values[one.name], one));

/** Every parameter of the step is sent, in the order of the sheet. */
export const setsOf = (values: Values, parameters: readonly Parameter[]): SetTo[] => parameters.map(({ name, unit }) => ({ name, value: measured(values[name] ?? '') ?? '', unit }));
