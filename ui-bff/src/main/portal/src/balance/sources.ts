import { useInfiniteQuery } from '@tanstack/react-query';
import type { Origin } from '../app/OriginLink';
import { get } from '../app/http';
import { useScope } from '../app/scope';
import type { EventPlace } from '../history/EventLink';
import type { Balance } from './balance';

export type BalanceNumber = 'stock' | 'confirmed' | 'planned' | 'out' | 'late-plan' | 'not-counted';
/** A number of a balance: of which days it is, none where it stands for itself; what is firm or late of it alone. */
export type Sought = { number: BalanceNumber; from?: string; until?: string; firm?: true; late?: true };
/** What one thing that was said adds to it. */
export type Source = {
  on: string | null;
  quantity: string;
  unit: string;
  firm: boolean;
  late: boolean;
  kind: 'stock' | 'output' | 'call-offs' | 'orders' | 'demand' | 'transit' | 'promises';
  /** Of stock its owner. */
  partner: string | null;
  due: string | null;
  bucket: string;
  /** What was said, and what is left of it, in `toldIn`. */
  told: string;
  open: string;
  toldIn: string;
  id: string | null;
  name: string | null;
  event: EventPlace | null;
  origin: Origin | null;
};
type SourcesPage = { unit: string; items: Source[]; next: string | null };

export function useSources({ part, site, partner }: Pick<Balance, 'part' | 'site' | 'partner'>, sought: Sought) {
  const { as, asOf } = useScope();
  return useInfiniteQuery({
    queryKey: ['balance', 'sources', { as, asOf }, part, site, partner, sought],
    queryFn: ({ pageParam, signal }) => get<SourcesPage>('/supply-balance/sources', { part, site, partner: partner ?? undefined, ...sought, side: as, asOf, limit: 100, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}
