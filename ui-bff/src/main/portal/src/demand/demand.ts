import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useFallbackInterval } from '../app/Changes';
import { get, submit } from '../app/http';
import { type Page, type Scope, useScope } from '../app/scope';
import { does, type Me, useMe } from '../app/Session';
import type { Horizon, PlanLine } from '../plan/sheet';

/** What a site needs of one part, of one supplier or of whomever, as it stands. */
export type MaterialDemand = {
  id: string;
  buyer: string;
  /** Null where none is named: then it is shared with nobody but by a grant. */
  supplier: string | null;
  site: string;
  part: string;
  unit: string;
  publishedAt: string;
  lines: PlanLine[];
  version: number;
};
export type DemandPublication = Horizon & { site: string; part: string; unit: string; supplier?: string };

/** Whether one plans what the buyer's sites need; the hub takes it of EDI people, too. */
export const mayPlan = (me: Me, as: Scope['as']): boolean => as === 'buyer' && does(me, 'planner', 'buyer');
export const mayPublish = (me: Me): boolean => does(me, 'planner', 'buyer', 'edi');

/** Where a part's demand at a site is told. */
export const demandPath = (part: string, site?: string): string => `/demand?${new URLSearchParams({ ...(site && { site }), part }).toString()}`;

/** One's own demands at a site, whole: a window is cut out of them on the page. */
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
