import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useFallbackInterval } from '../app/Changes';
import { get, submit } from '../app/http';
import { type Page, type Scope, useScope } from '../app/scope';

export const whats = ['output', 'stock', 'demand', 'capacity'] as const;
export const grains = ['exact', 'state'] as const;
export type What = (typeof whats)[number];
export type Grain = (typeof grains)[number];

/** What one party lets another see of its own. */
export type Given = { to: string; what: What; parts: 'all' | string[]; grain: Grain; until: string | null; past: boolean };
/** No parts named are all of them. */
export type GrantRow = Omit<Given, 'parts'> & { id: string; owner: string; parts: string[] | null; version: number; givenAt: string; withdrawnAt: string | null };

export function useGrants() {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  return useInfiniteQuery({
    queryKey: ['grants', 'list', scope],
    queryFn: ({ pageParam, signal }) => get<Page<GrantRow>>('/grants', { as, asOf, limit: 100, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    refetchInterval: useFallbackInterval(),
  });
}

export const give = (given: Given, key: string): Promise<unknown> => submit('/grants', { method: 'POST', body: JSON.stringify(given), key });
export const withdraw = (grant: GrantRow): Promise<unknown> => submit(`/grants/${encodeURIComponent(grant.id)}`, { method: 'DELETE', version: grant.version });
