import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useFallbackInterval } from '../app/Changes';
import { get, type Text } from '../app/http';
import { type Page, type Scope, type Side, useScope } from '../app/scope';

export type Grain = 'day' | 'week' | 'month';
/** The first time that stock passes a limit, by how much at the most, and when it is within it again: null is never within the horizon. */
export type Breach = { on: string; size: string; recoversOn: string | null };
/** What brought a run-out about, as far as the reader may see it. */
export type Cause = { event?: number | string | null; stream?: string | null; at?: string | null; sentence: Text };
export type RunOut = Breach & { cause?: Cause | null };
/** One of the things a balance is computed from, and how old it is; null where nobody ever told it. */
export type Input = { kind: string; asOf: string | null; stale: boolean };

/** One row a part, with the first day on which it does not suffice. */
export type RunOutRow = {
  part: string;
  site: string;
  partner?: string | null;
  names?: Partial<Text> | null;
  unit: string;
  runOut: RunOut | null;
  belowMinimum?: Breach | null;
  since?: string | null;
  cover?: string | null;
  coverAtLeast?: string | null;
  inputs: Input[];
};

export type BalanceRow = {
  from: string;
  until: string;
  opening?: string | null;
  in: { confirmed: string; planned: string };
  /** Null, like what follows from it, where the demand is not shared. */
  out: string | null;
  outFirm: string | null;
  closing: string | null;
  cover?: string | null;
  coverAtLeast?: string | null;
};
export type Balance = {
  part: string;
  site: string;
  unit: string;
  names?: Partial<Text> | null;
  opening: string | null;
  free?: string | null;
  notCounted: { quantity: string; unit: string; why: Text | string }[];
  inputs: Input[];
  rows: BalanceRow[];
  runOut: RunOut | null;
  belowMinimum?: Breach | null;
  aboveMaximum?: Breach | null;
  minimum?: string | null;
  maximum?: string | null;
};

export type RunOutFilters = { part?: string; partner?: string };
export type Asked = { part: string; site: string; partner?: string | undefined; grain: Grain; days: number };

/** The way to the balance of a part, from anywhere. */
export const balancePath = (part: string, site: string, partner?: string | null): string =>
  `/balance?${new URLSearchParams({ part, site, ...(partner && { partner }) }).toString()}`;

export const readRunOuts = (scope: Scope, filters: RunOutFilters, limit: number, cursor: string | null, signal: AbortSignal): Promise<Page<RunOutRow>> =>
  get<Page<RunOutRow>>('/run-outs', { ...filters, as: scope.as, side: scope.as, asOf: scope.asOf, sort: 'run-out', limit, cursor }, signal);

export function useRunOuts(filters: RunOutFilters) {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  return useInfiniteQuery({
    queryKey: ['balance', 'run-outs', scope, filters],
    queryFn: ({ pageParam, signal }) => readRunOuts(scope, filters, 100, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    refetchInterval: useFallbackInterval(),
  });
}

export function useBalance(asked: Asked) {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  return useQuery({
    queryKey: ['balance', 'one', scope, asked],
    queryFn: ({ signal }) => get<Balance>('/supply-balance', { ...asked, side: as, as, asOf }, signal),
    placeholderData: keepPreviousData,
    enabled: asked.part !== '',
    refetchInterval: useFallbackInterval(),
  });
}

/** What a balance calls its two inflows: they mean other things on each side, and are never mixed. */
export const inflows = (side: Side | undefined): ('confirmed' | 'planned')[] => (side === 'buyer' ? ['confirmed', 'planned'] : ['planned']);
