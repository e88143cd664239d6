import { type InfiniteData, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useFallbackInterval } from '../app/Changes';
import { today } from '../app/days';
import { get, submit } from '../app/http';
import { type Page, type Scope, useScope } from '../app/scope';
import { isShown } from './ends';

export const whats = ['output', 'stock', 'demand', 'capacity', 'production', 'inspections', 'machines', 'energy', 'audit', 'credit'] as const;
/** The figures that a grant of credit can open, by their names in the API. */
export const indicators = ['machine-on', 'machine-running', 'energy', 'order-book', 'on-time'] as const;
/** The contexts that an audit grant can open, by their names in the API. */
export const contexts = ['scheduling', 'ordering', 'shipment', 'stock', 'consumption', 'production', 'material', 'capacity', 'manufacturing', 'certificate', 'batch', 'inspection', 'machine', 'energy', 'beforeafter', 'picking', 'question', 'parts', 'calendar', 'opening', 'party', 'interchange', 'sharing'] as const;
export const grains = ['exact', 'state'] as const;
export type What = (typeof whats)[number];
export type Grain = (typeof grains)[number];
/** What is not shared as "enough, low or none": it would tell nothing. */
const exactOnly: readonly What[] = ['demand', 'production', 'machines', 'energy'];
/** An audit and figures of credit have no grain. */
export const grainsOf = (what: What): readonly Grain[] => (what === 'audit' || what === 'credit' ? [] : exactOnly.includes(what) ? ['exact'] : grains);
/** Energy is measured by site, not by part. */
export const hasParts = (what: What): boolean => what !== 'audit' && what !== 'credit' && what !== 'energy';

/** A grant of one party's own data to another. */
type Shared = { to: string; what: What; parts: 'all' | string[]; grain: Grain; until: string | null; past: boolean };
/** A grant to an auditor. */
type Audit = { to: string; what: 'audit'; contexts: 'all' | string[]; from: string | null; until: string | null; past: boolean };
/** A grant to a bank. */
type Credit = { to: string; what: 'credit'; purpose: string; indicators: string[]; until: string | null };
export type Given = Shared | Audit | Credit;
/** Without named parts or contexts it covers all. */
export type GrantRow = Omit<Shared, 'parts'> & { contexts: string[] | null; from: string | null; purpose?: string | null; indicators?: string[] | null } & { id: string; owner: string; parts: string[] | null; version: number; givenAt: string; withdrawnAt: string | null };

export type GrantFilters = { what?: string | undefined; show?: string | undefined };

/** The grants to show. The filter depends on the day, so all grants are requested. */
export function useGrants({ what, show }: GrantFilters) {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  const day = today(asOf?.instant);
  const answer = useInfiniteQuery({
    queryKey: ['grants', 'list', scope, what],
    queryFn: ({ pageParam, signal }) => get<Page<GrantRow>>('/grants', { what, as, asOf, limit: 500, cursor: pageParam }, signal),
    select: ({ pages, ...rest }: InfiniteData<Page<GrantRow>>) => ({ ...rest, pages: pages.map((page) => ({ ...page, items: page.items.filter((row) => isShown(show, row, day)) })) }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    refetchInterval: useFallbackInterval(),
  });
  // The searched grant may not be loaded yet.
  const { hasNextPage, isFetching, fetchNextPage } = answer;
  useEffect(() => {
    if (show && hasNextPage && !isFetching) void fetchNextPage();
  }, [show, hasNextPage, isFetching, fetchNextPage]);
  return answer;
}

export const give = (given: Given, key: string): Promise<unknown> => submit('/grants', { method: 'POST', body: JSON.stringify(given), key });
export const withdraw = (grant: GrantRow): Promise<unknown> => submit(`/grants/${encodeURIComponent(grant.id)}`, { method: 'DELETE', version: grant.version });
