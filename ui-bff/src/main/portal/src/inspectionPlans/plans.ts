import { useQuery } from '@tanstack/react-query';
import { command, get, submit, type Text } from '../app/http';
import { useOne, useRows } from '../app/reading';
import type { Planned, Stage } from '../inspections/inspections';

export const kinds = ['all', 'fixed', 'aql'] as const;
export type Kind = (typeof kinds)[number];
/** The inspection levels and AQLs of GB/T 2828.1 / ISO 2859-1 that the hub offers. */
export const levels = ['I', 'II', 'III', 'S-1', 'S-2', 'S-3', 'S-4'] as const;
export const aqls = ['0.010', '0.015', '0.025', '0.040', '0.065', '0.10', '0.15', '0.25', '0.40', '0.65', '1.0', '1.5', '2.5', '4.0', '6.5'] as const;
export const severities = ['critical', 'major', 'minor'] as const;
export type Severity = (typeof severities)[number];

/** How many pieces of a lot are measured. */
export type SampleRule = { kind: Kind; quantity: number | null; level: string | null; aql: string | null };
export type Characteristic = Planned & { sample: SampleRule };
export type Strictness = 'normal' | 'tightened' | 'stopped';

/** A plan in force, or as one of its versions was published. */
export type Plan = {
  id: string;
  owner: string;
  part: string;
  stage: Stage;
  /** Counts the publications from 1. */
  planVersion: number;
  /** The edition of the sampling standard. */
  edition: string;
  characteristics: Characteristic[];
  /** How strictly the next lot is sampled. */
  strictness: Strictness;
  /** The reason that was given for resuming inspection. */
  reason: string | null;
  publishedAt: string;
  version: number;
};

export const KIND = 'inspection-plans';
export const pathOf = (id: string): string => `/inspection-plans/${encodeURIComponent(id)}`;

export type PlanFilters = { part?: string | undefined; stage?: string | undefined };
export const usePlans = (filters: PlanFilters) => useRows<Plan>(KIND, '/inspection-plans', filters);
export const usePlan = (id: string) => useOne<Plan>(KIND, pathOf(id));
/** The newest first. */
export const useVersions = (id: string) => useRows<Plan>(KIND, `${pathOf(id)}/versions`);

export type PlannedBody = { characteristic: string; names: Text; unit: string | null; nominal: string | null; minimum: string | null; maximum: string | null; attribute: string | null; sample: { kind: Kind; quantity?: string; level?: string; aql?: string }; severity: Severity; instrument: string | null };
export type PlanBody = { part: string; stage: Stage; characteristics: PlannedBody[] };
export const publish = (body: PlanBody, key: string): Promise<{ id: string }> => submit('/inspection-plans', { method: 'POST', body: JSON.stringify(body), key });
export const resume = ({ id, version }: Pick<Plan, 'id' | 'version'>, reason: string, key: string): Promise<unknown> => command(`${pathOf(id)}/resumption`, { reason }, version, key);

/** The sample of a lot: so many pieces are measured, and so many failures are accepted. */
export type Sample = { quantity: number; accept: number; reject: number };

/** The tables of the standard do not change. */
export function useTable(asked: { lot: string; level: string; aql: string; tightened: boolean } | undefined) {
  return useQuery({
    queryKey: ['sampling-plans', asked],
    queryFn: ({ signal }) => get<Sample>('/sampling-plans', { ...asked }, signal),
    enabled: asked !== undefined,
    staleTime: Infinity,
    retry: false,
  });
}
