import { submit, type Text } from '../app/http';
import { useRows } from '../app/reading';
import type { MeterBody, ReplacementBody } from './meterForms';

/** A replacement of a meter; registers are in kWh. */
export type Replacement = { n: number; at: string; /** The last value of the old meter. */ finalRegister: string; /** The first value of the new one. */ firstRegister: string; serial: string | null; statedBy: string | null };
export type MeterRow = { id: string; owner: string; site: string; code: string; names: Text | null; /** The number of the meter that is there now. */ serial: string | null; replacements: Replacement[]; version: number };

export const METERS = 'meters';
export const useMeters = (site: string) => useRows<MeterRow>(METERS, '/meters', { site });

const pathOf = ({ id }: Pick<MeterRow, 'id'>): string => `/meters/${encodeURIComponent(id)}`;
export const registerMeter = (body: MeterBody, key: string): Promise<unknown> => submit('/meters', { method: 'POST', body: JSON.stringify(body), key });
export const changeMeter = (meter: MeterRow, body: MeterBody, key: string): Promise<unknown> => submit(pathOf(meter), { method: 'PUT', body: JSON.stringify(body), version: meter.version, key });
export const replaceMeter = (meter: MeterRow, body: ReplacementBody, key: string): Promise<unknown> => submit(`${pathOf(meter)}/replaced`, { method: 'POST', body: JSON.stringify(body), version: meter.version, key });
/** The hub takes corrections of the last replacement only. */
export const correctReplacement = (meter: MeterRow, n: number, body: ReplacementBody, key: string): Promise<unknown> => submit(`${pathOf(meter)}/replacements/${n}`, { method: 'PUT', body: JSON.stringify(body), version: meter.version, key });
