import { keepPreviousData, useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query';
import { useFallbackInterval } from '../app/Changes';
import { get, type Text } from '../app/http';
import { type Page, type Scope, useScope } from '../app/scope';

export type WeekState = 'ok' | 'bottleneck' | 'critical';
/** One week of a group; unknown values are null. */
export type BoardWeek = {
  week: string;
  load: string;
  actual: string | null;
  agreed: string | null;
  maximum: string | null;
  state: WeekState | null;
  cumulativeLoad: string;
  cumulativeActual: string | null;
  cumulativeMaximum: string | null;
  cumulativeState: WeekState | null;
  /** Quantities in a unit without an agreed conversion, which the load leaves out. */
  notCounted: { part: string; quantity: string; unit: string }[];
  /** The same week at an earlier moment; null if none was requested or known. */
  before: { at: string; load: string; actual: string | null; agreed: string | null; maximum: string | null; state: WeekState | null } | null;
};
/** Machines or labour that parts share. */
export type Group = {
  id: string;
  code: string;
  site: string;
  supplier: string;
  names: Text;
  unit: string;
  version: number;
  weeks: { week: string; actual: string; agreed: string | null; maximum: string }[];
  parts: { part: string; factor: string }[];
  /** The buyers that see it. */
  buyers: string[];
};

export function useGroups() {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  return useInfiniteQuery({
    queryKey: ['capacity', 'list', scope],
    queryFn: ({ pageParam, signal }) => get<Page<Group>>('/capacity-groups', { as, asOf, limit: 100, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    refetchInterval: useFallbackInterval(),
  });
}

export function useGroup(id: string) {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  return useQuery({
    queryKey: ['capacity', 'one', scope, id],
    queryFn: ({ signal }) => get<Group>(`/capacity-groups/${encodeURIComponent(id)}`, { as, asOf }, signal),
    refetchInterval: useFallbackInterval(),
  });
}

const boardOf = ({ as, asOf }: Scope, id: string, weeks: number, against?: string) => ({
  queryKey: ['capacity', 'board', { as, asOf }, id, weeks, against],
  queryFn: ({ signal }: { signal: AbortSignal }) => get<BoardWeek[]>(`/capacity-groups/${encodeURIComponent(id)}/board`, { weeks, against, as, asOf }, signal),
});

export function useBoard(id: string, weeks: number, against?: string) {
  return useQuery({ ...boardOf(useScope(), id, weeks, against), placeholderData: keepPreviousData, refetchInterval: useFallbackInterval() });
}

const HALF_A_YEAR = 26;

/**
 * Each group's first tight week; null if there is none within half a year. A group is absent until
 * its weeks are loaded.
 */
export function useTightWeeks(ids: string[]): ReadonlyMap<string, BoardWeek | null> {
  const scope = useScope();
  const refetchInterval = useFallbackInterval();
  return useQueries({
    queries: ids.map((id) => ({ ...boardOf(scope, id, HALF_A_YEAR), refetchInterval })),
    combine: (boards) =>
      new Map(boards.flatMap(({ data }, at) => (data ? [[ids[at] as string, data.find((week) => week.state === 'critical' || week.state === 'bottleneck') ?? null] as const] : []))),
  });
}
