import { useInfiniteQuery } from '@tanstack/react-query';
import type { Origin } from '../app/OriginLink';
import { get } from '../app/http';
import { useScope } from '../app/scope';
import type { EventPlace } from '../history/EventLink';
import type { Balance, PartnersBalance } from './balance';

export type BalanceNumber = 'stock' | 'confirmed' | 'planned' | 'out' | 'late-plan' | 'not-counted';
/**
 * A number of a balance, with its days (none for a single number); `firm` or `late` restricts it.
 */
export type Sought = { number: BalanceNumber; from?: string; until?: string; firm?: true; late?: true };
/** The request for the sources of a number. They follow the same changes as the number. */
export type SourcesAt = { context: 'balance' | 'capacity'; path: string; params: Record<string, string | boolean | undefined> };
/** Each context's parameter for the reader's side. */
const SIDE = { balance: 'side', capacity: 'as' };
/** One statement's contribution. */
export type Source = {
  /** The day on which it counts; null for a load, whose weeks are the days. */
  on?: string | null;
  quantity: string;
  unit: string;
  firm: boolean;
  late?: boolean;
  /** Why no sum contains it; null if one does. */
  why?: string | null;
  /** Only for a load, which has several parts. */
  part?: string;
  kind: 'stock' | 'output' | 'call-offs' | 'orders' | 'demand' | 'transit' | 'promises';
  /** For stock, its owner. */
  partner: string | null;
  due: string | null;
  bucket: string;
  /** The stated quantity and the open rest, in `toldIn`. */
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

/** The same for a partner's balance, from the partner's side. */
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
