import { keepPreviousData, queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useFallbackInterval } from '../app/Changes';
import { usePartners } from '../app/partners';
import { get, submit } from '../app/http';
import { type Page, type Scope, useScope } from '../app/scope';
import { useMe } from '../app/Session';

export const categories = ['raw', 'wip', 'finished'] as const;
export const statuses = ['usable', 'inspection', 'blocked'] as const;
/** Stock below zero is never usable, in any category. */
export const BELOW_ZERO = 'below-zero';
export const unitsOfStock = ['PCE', 'SET', 'KGM', 'TNE', 'MTR', 'LTR'] as const;
export type Category = (typeof categories)[number];
export type Status = (typeof statuses)[number];
export type Kind = 'receipt' | 'issue' | 'scrap' | 'transfer' | 'adjustment' | 'return';

/** A part's stock over all owners and places. Another holder's site is written HOLDER/SITE. */
export type StockRow = {
  holder: string;
  site: string;
  part: string;
  /** The other holder's number. */
  partnerPart?: string | null;
  category: Category;
  status: Status | typeof BELOW_ZERO;
  batch: string | null;
  /** Null if the other holder shows only a state. */
  quantity: string | null;
  /** In place of a quantity, if the other holder shows only a state. */
  state?: 'none' | 'low' | 'ok' | null;
  unit: string;
  /** How much of it belongs to others; null beside a state. */
  consigned: string | null;
  countedAt: string | null;
  changedAt: string | null;
};
export type StockFilters = { part?: string; site?: string; category?: string; status?: string; batch?: string };

export type Counted = { site: string; part: string; owner?: string; category: Category; status: Status; batch?: string; place?: string; quantity: string; unit: string; at: string; reason?: string };
/**
 * A document, such as a delivery note, says what should move under it. A numbered box (`label`)
 * moves once under it.
 */
export type Moved = Counted & { kind: Kind; document?: string; label?: string };
/** A movement that never happened. Its number is the version in the answer to it. */
export type Reversed = { site: string; part: string; reverses: number; reason: string };
export type Written = { id: string; version: number; position: number };

export function useStock(filters: StockFilters) {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  return useInfiniteQuery({
    queryKey: ['stock', 'list', scope, filters],
    queryFn: ({ pageParam, signal }) => get<Page<StockRow>>('/stock', { ...filters, as, asOf, limit: 100, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    refetchInterval: useFallbackInterval(),
  });
}

/** The reader's own stock, whose quantity is always known. */
export type OwnStockRow = StockRow & { quantity: string };

/** The stock of exactly this part at one of the reader's sites. */
export const stockOf = ({ as, asOf }: Scope, site: string, part: string) =>
  queryOptions({
    queryKey: ['stock', 'of', { as, asOf }, site, part],
    queryFn: async ({ signal }) => (await get<Page<StockRow>>('/stock', { part, site, as, asOf, limit: 100 }, signal)).items.filter((row): row is OwnStockRow => row.part === part && row.quantity !== null),
  });

/** The same while somebody books it. */
export function useStockOf(site: string, part: string) {
  const { as, asOf } = useScope();
  return useQuery({
    ...stockOf({ as, asOf }, site, part),
    enabled: part !== '' && site !== '',
    placeholderData: (before, query) => (query?.queryKey[4] === part ? before : undefined),
  });
}

/** Stock as people count it: one owner, one place. Null: the holder itself, without a place. */
export type CountedRow = { holder: string; owner: string | null; site: string; part: string; category: Category; status: Status; batch: string | null; place: string | null; quantity: string; unit: string };

/**
 * All stock of a part at one of the reader's sites, each as people would count it; undefined until
 * all of it is loaded.
 */
export function useCountedOf(site: string, part: string): CountedRow[] | undefined {
  const me = useMe();
  const { as, asOf } = useScope();
  return useQuery({
    queryKey: ['stock', 'counted', { as, asOf }, site, part],
    queryFn: async ({ signal }) => {
      const page = await get<Page<CountedRow>>('/stock/keys', { part, site, holder: me.party?.code, as, asOf, limit: 200 }, signal);
      return page.next === null ? page.items.filter((row) => row.part === part) : undefined;
    },
    enabled: part !== '' && site !== '',
  }).data;
}

/** A count sets the exact quantity. The same count under one key is one count. */
export const count = (counted: Counted, key: string): Promise<Written> => submit('/stock/counts', { method: 'POST', body: JSON.stringify(counted), key });
export const move = (moved: Moved | Reversed, key: string): Promise<Written> => submit('/stock/movements', { method: 'POST', body: JSON.stringify(moved), key });

/** Reports to a partner all parts agreed with it, at all sites unless some are named. */
export type Report = { partner: string; sites?: string[]; parts?: string[] };
export const sendReport = (report: Report, key: string): Promise<Written> => submit('/stock/reports', { method: 'POST', body: JSON.stringify(report), key });

/** The reader's own sites. */
export function useOwnSites(): { code: string; name: { en: string; zh: string } }[] {
  const me = useMe();
  return usePartners().find((one) => one.code === me.party?.code)?.sites ?? [];
}
