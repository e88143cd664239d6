import { submit, type Text } from '../app/http';
import { useOne, useRows } from '../app/reading';

export const states = ['open', 'passed', 'failed', 'overruled'] as const;
export type State = (typeof states)[number];
export const stages = ['incoming', 'in-process', 'final', 'before-shipment'] as const;
export type Stage = (typeof stages)[number];

/** A characteristic as the plan in force at the beginning states it. Limits are inclusive; an attribute has none. */
export type Characteristic = {
  characteristic: string;
  names: Text | null;
  unit: string | null;
  nominal: string | null;
  minimum: string | null;
  maximum: string | null;
  /** What a conforming piece shows, judged by eye or gauge; null for a number. */
  attribute: string | null;
  severity: 'critical' | 'major' | 'minor';
  /** The instrument or kind of instrument that the plan asks for. */
  instrument: string | null;
  /** How many pieces are measured, and how many failures are accepted. */
  quantity: number;
  accept: number | null;
  reject: number | null;
};

export type Conformity = 'passed' | 'failed';
/** A value with the limits and the verdict at its entry. A later attempt at the same piece is a retest. */
export type Value = { characteristic: string; /** The number of the piece, or its serial number. */ piece: string; attempt: number; value: string | null; text: string | null; instrument: string | null; minimum: string | null; maximum: string | null; verdict: Conformity; person: string | null; at: string | null };

export type InspectionRow = { id: string; owner: string; number: string; part: string; stage: Stage; batch: string; lot: string | null; unit: string; state: State; /** Of the values, or of the second person; null while it is open. */ verdict: Conformity | null; begunAt: string; person: string | null };
export type Inspection = InspectionRow & {
  /** Null for a customer without the grant. */
  characteristics: Characteristic[] | null;
  values: Value[] | null;
  /** The characteristics that are not measured whole. */
  missing: string[];
  planVersion: number | null;
  version: number;
};

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
