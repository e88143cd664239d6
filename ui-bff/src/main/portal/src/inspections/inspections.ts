import { submit, type Text } from '../app/http';
import { useOne, useRows } from '../app/reading';

export const states = ['open', 'passed', 'failed', 'overruled'] as const;
export type State = (typeof states)[number];
export const stages = ['incoming', 'in-process', 'final', 'before-shipment'] as const;
export type Stage = (typeof stages)[number];

/** A characteristic as the plan stated it at the beginning. A value on a limit is within it. */
export type Planned = {
  characteristic: string;
  names: Text | null;
  unit: string | null;
  nominal: string | null;
  minimum: string | null;
  maximum: string | null;
  /** What a conforming piece shows, judged by eye or gauge; null for a number. */
  attribute: string | null;
  severity: 'critical' | 'major' | 'minor';
  /** The kind of instrument, which a result must then name. */
  instrument: string | null;
};
/** With its sample: so many pieces are measured, and so many failures are accepted. */
export type Characteristic = Planned & { quantity: number; accept: number; reject: number };
type Sampled = { of: Planned; quantity: number; accept: number; reject: number; measured: number; firstPassed: number; outside: number };
export const characteristicsOf = ({ characteristics }: { characteristics: readonly Sampled[] }): Characteristic[] => characteristics.map(({ of, quantity, accept, reject }) => ({ ...of, quantity, accept, reject }));

export type Conformity = 'passed' | 'failed';
/** A value with the limits and the verdict at its entry. A later attempt at the same piece is a retest. */
export type Value = { characteristic: string; /** The number of the piece, or its serial number. */ piece: string; attempt: number; value: string | null; text: string | null; instrument: string | null; minimum: string | null; maximum: string | null; verdict: Conformity; person: string | null; measuredAt: string };

export type InspectionRow = {
  id: string;
  owner: string;
  number: string;
  /** The reader's own number, and the inspecting party's for others. */
  part: string;
  partnerPart: string | null;
  stage: Stage;
  batch: string;
  /** The quantity that is decided on; null for others than the inspecting party. */
  lot: string | null;
  unit: string;
  state: State;
  /** Of the values, or of the second person; null while it is open. */
  verdict: Conformity | null;
  begunAt: string;
  planVersion: number;
  edition: string;
  characteristics: Sampled[];
  /** The characteristics that are not measured on the whole sample. */
  missing: string[];
  /** What is usable of the lot; null until it is decided. */
  usable: string | null;
  /** Instruments that measured for it and were found out of tolerance. */
  doubts: { instrument: string; since: string | null; found: string }[];
  reason: string | null;
  version: number;
};
/** Values are null for a reader without a grant. */
export type Inspection = InspectionRow & { values: Value[] | null };

export const KIND = 'inspections';
export const pathOf = (id: string): string => `/inspections/${encodeURIComponent(id)}`;

export type InspectionFilters = { part?: string | undefined; batch?: string | undefined; state?: string | undefined };
export const useInspections = (filters: InspectionFilters) => useRows<InspectionRow>(KIND, '/inspections', filters);
export const useInspection = (id: string) => useOne<Inspection>(KIND, pathOf(id));

export type Begun = { number: string; part: string; stage: Stage; batch: string; lot: string; unit: string; person: string | null };
export type Result = { characteristic: string; piece: string; value?: string; text?: string; instrument?: string };
export const begin = (begun: Begun, key: string): Promise<{ id: string }> => submit('/inspections', { method: 'POST', body: JSON.stringify(begun), key });
export const enter = (id: string, results: Result[], person: string | null, key: string): Promise<unknown> => submit(`${pathOf(id)}/results`, { method: 'POST', body: JSON.stringify({ results, person }), key });
export const decide = (id: string, person: string | null, version: number, key: string): Promise<unknown> => submit(`${pathOf(id)}/decision`, { method: 'POST', body: JSON.stringify({ person }), version, key });
