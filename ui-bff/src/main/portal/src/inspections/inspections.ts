import { useQuery } from '@tanstack/react-query';
import { useFallbackInterval } from '../app/Changes';
import { command, get, submit, type Text } from '../app/http';
import { useRows } from '../app/reading';
import { type Page, type Scope, useScope } from '../app/scope';

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
/** What becomes of inspected goods. */
export type Use = 'accept' | 'rework' | 'scrap' | 'return' | 'concession';
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
  /** What was stated of its goods, apart from the verdict. */
  dispositions: { kind: Use; quantity: string; at: string }[];
  /** Instruments that measured for it and were found out of tolerance. */
  doubts: { instrument: string; since: string | null; found: string }[];
  reason: string | null;
  /** Codes of the owner's people; null for other parties. */
  begunBy: string | null;
  decidedBy: string | null;
  decidedAt: string | null;
  version: number;
};
/** Another party reads the values by a grant, and none without. */
export type Inspection = InspectionRow & { values: Value[] };

export const KIND = 'inspections';
export const pathOf = (id: string): string => `/inspections/${encodeURIComponent(id)}`;

export type InspectionFilters = { part?: string | undefined; batch?: string | undefined; state?: string | undefined };
export const useInspections = (filters: InspectionFilters) => useRows<InspectionRow>(KIND, '/inspections', filters);

/** An inspection has at most 5,000 values. */
const MOST_PAGES = 10;
type Answered = Inspection & { /** Whether there are more values than came with it. */ moreValues: boolean };

/** One inspection with all of its values, since the next piece is known only from all of them. */
export function useInspection(id: string) {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  return useQuery({
    queryKey: [KIND, 'one', scope, id],
    queryFn: async ({ signal }): Promise<Inspection> => {
      const answer = await get<Answered>(pathOf(id), { as, asOf }, signal);
      if (!answer.moreValues) return answer;
      const values: Value[] = [];
      let cursor: string | null | undefined;
      for (let page = 0; page < MOST_PAGES && cursor !== null; page++) {
        const some: Page<Value> = await get<Page<Value>>(`${pathOf(id)}/values`, { as, asOf, limit: 500, cursor }, signal);
        values.push(...some.items);
        cursor = some.next;
      }
      return { ...answer, values };
    },
    refetchInterval: useFallbackInterval(),
  });
}

export type Begun = { number: string; part: string; stage: Stage; batch: string; lot: string; unit: string; person: string | null };
/** The attempt makes a value that arrives twice one value, whatever device sent it. */
export type Result = { characteristic: string; piece: string; attempt: number; value?: string; text?: string; instrument?: string };
export const begin = (begun: Begun, key: string): Promise<{ id: string }> => submit('/inspections', { method: 'POST', body: JSON.stringify(begun), key });
export const enter = (id: string, results: Result[], person: string | null, key: string): Promise<unknown> => submit(`${pathOf(id)}/results`, { method: 'POST', body: JSON.stringify({ results, person }), key });
export const decide = ({ id, version }: Pick<Inspection, 'id' | 'version'>, person: string | null, key: string): Promise<unknown> => command(`${pathOf(id)}/decision`, { person }, version, key);
export const dispose = ({ id, version }: Pick<Inspection, 'id' | 'version'>, said: { kind: Use; quantity: string; person: string | null; concession?: string }, key: string): Promise<unknown> => command(`${pathOf(id)}/dispositions`, said, version, key);
export const overrule = ({ id, version }: Pick<Inspection, 'id' | 'version'>, said: { decision: Conformity; reason: string }, key: string): Promise<unknown> => command(`${pathOf(id)}/overruling`, said, version, key);
