import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useFallbackInterval } from '../app/Changes';
import { get, submit } from '../app/http';
import { type Page, type Scope, useScope } from '../app/scope';
import { does, type Me, useMe } from '../app/Session';
import type { Horizon, PlanLine } from '../plan/sheet';

/** A site's published demand for one part, from one supplier or any. */
export type MaterialDemand = {
  id: string;
  buyer: string;
  /** Null if none is named; then only a grant shares it. */
  supplier: string | null;
  site: string;
  part: string;
  unit: string;
  publishedAt: string;
  lines: PlanLine[];
  version: number;
};
export type DemandPublication = Horizon & { site: string; part: string; unit: string; supplier?: string };

/** Whether the person plans the buyer's demand. The hub accepts EDI staff too. */
export const mayPlan = (me: Me, as: Scope['as']): boolean => as === 'buyer' && does(me, 'planner', 'buyer');
export const mayPublish = (me: Me): boolean => does(me, 'planner', 'buyer', 'edi');

/** The screen of a part's demand at a site. */
export const demandPath = (part: string, site?: string): string => `/demand?${new URLSearchParams({ ...(site && { site }), part }).toString()}`;

/** The reader's own demands at a site, complete. The page cuts its window from them. */
export function useDemands(site: string) {
  const { as, asOf } = useScope();
  const own = useMe().party?.code;
  const scope: Scope = { as, asOf };
  return useQuery({
    queryKey: ['demand', 'list', scope, site],
    queryFn: async ({ signal }) => {
      const items: MaterialDemand[] = [];
      let cursor: string | null = null;
      do {
        const page: Page<MaterialDemand> = await get<Page<MaterialDemand>>('/material-demands', { site, buyer: own, as, asOf, limit: 200, cursor }, signal);
        items.push(...page.items);
        cursor = page.next;
      } while (cursor);
      return items;
    },
    enabled: site !== '',
    placeholderData: keepPreviousData,
    refetchInterval: useFallbackInterval(),
  });
}

export const publish = (publication: DemandPublication, key: string, version: number | undefined): Promise<unknown> => submit('/material-demands', { method: 'POST', body: JSON.stringify(publication), key, version });
