import { submit, type Text } from '../app/http';
import { useOne, useRows } from '../app/reading';
import type { InspectionRow } from '../inspections/inspections';

/** A measuring instrument. */
export type Instrument = {
  id: string;
  owner: string;
  number: string;
  names: Text | null;
  /** The kind that an inspection plan asks for, for example a caliper. */
  kind: string | null;
  /** The day of the last good calibration; null before the first. */
  calibratedOn: string | null;
  /** The last day on which that holds. */
  calibratedUntil: string | null;
  /** The day; null while the last calibration was good. */
  foundOutOfTolerance: string | null;
  version: number;
};

export const results = ['passed', 'out-of-tolerance'] as const;
export type CalibrationResult = (typeof results)[number];

export const KIND = 'instruments';
export const pathOf = (id: string): string => `/instruments/${encodeURIComponent(id)}`;

export type InstrumentFilters = { number?: string | undefined; dueBy?: string | undefined };
export const useInstruments = (filters: InstrumentFilters) => useRows<Instrument>(KIND, '/instruments', filters);
export const useInstrument = (id: string) => useOne<Instrument>(KIND, pathOf(id));
/** Inspections whose values the instrument put in doubt. */
export const useDoubted = (number: string) => useRows<InspectionRow>('inspections', '/inspections', { doubted: number });

export type Registered = { number: string; names: Text | null; kind: string | null };
export const register = (body: Registered, key: string): Promise<{ id: string }> => submit('/instruments', { method: 'POST', body: JSON.stringify(body), key });
export type Calibrated = { on: string; until: string | null; result: CalibrationResult };
export const calibrate = (id: string, body: Calibrated, key: string): Promise<{ position: number }> => submit(`${pathOf(id)}/calibrations`, { method: 'POST', body: JSON.stringify(body), key });
