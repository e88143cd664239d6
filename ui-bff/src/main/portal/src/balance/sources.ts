import { useInfiniteQuery } from '@tanstack/react-query';
import type { Origin } from '../app/OriginLink';
import { get } from '../app/http';
import { useScope } from '../app/scope';
import type { EventPlace } from '../history/EventLink';
import type { Balance, PartnersBalance } from './balance';

export type BalanceNumber = 'stock' | 'confirmed' | 'planned' | 'out' | 'late-plan' | 'not-counted';
/** A number of a balance: of which days it is, none where it stands for itself; what is firm or late of it alone. */
export type Sought = { number: BalanceNumber; from?: string; until?: string; firm?: true; late?: true };
/** Where the sources of a number are asked for; they are followed like what it is a number of. */
export type SourcesAt = { context: 'balance' | 'capacity'; path: string; params: Record<string, string | boolean | undefined> };
/** What each calls the side that is looked from. */
const SIDE = { balance: 'side', capacity: 'as' };
/** What one thing that was said adds to it. */
export type Source = {
  /** The day on which it counts; of a load, of which each week is one, none. */
  on?: string | null;
  quantity: string;
  unit: string;
  firm: boolean;
  late?: boolean;
  /** Why it is in no sum; null where it is. */
  why?: string | null;
  /** Of a load, whose parts are several. */
  part?: string;
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

export const sourcesOf = ({ part, site, partner }: Pick<Balance, 'part' | 'site' | 'partner'>, sought: Sought): SourcesAt => ({ context: 'balance', path: '/supply-balance/sources', params: { part, site, partner: partner ?? undefined, ...sought } });

/** The same of a partner's balance, which is of the partner's side. */
export const partnersSourcesOf = ({ side, part, partnerPart, site }: Pick<PartnersBalance, 'side' | 'part' | 'partnerPart' | 'site'>, sought: Sought): SourcesAt => ({
  context: 'balance',
  path: '/supply-balance/sources',
  params: { side, part, site, partnerPart: side === 'buyer' ? partnerPart : undefined, ...sought },
});

export function useSources({ context, path, params }: SourcesAt) {
  const { as, asOf } = useScope();
  return useInfiniteQuery({
    queryKey: [context, 'sources', { as, asOf }, path, params],
    queryFn: ({ pageParam, signal }) => get<SourcesPage>(path, { [SIDE[context]]: as, ...params, asOf, limit: 100, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}
