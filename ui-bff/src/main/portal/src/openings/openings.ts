import { keepPreviousData, type QueryClient, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useFallbackInterval } from '../app/Changes';
import { command, get, replace } from '../app/http';
import { type Page, type Scope, type Side, useScope } from '../app/scope';

export type Goods = { deliveryNote: string; quantity: string; arrives: string | null };
/** The cumulatives at the end of a day. */
export type Terms = { asOf: string; unit: string; received: string; shipped: string; since: string | null; lastDeliveryNote: string | null; inTransit: Goods[]; note: string | null };
export type Proposal = { number: number; by: Side; terms: Terms; at: string; who: string | null; answers: number | null; reason: string | null };
export type Signed = { proposal: Proposal; by: Side; at: string; who: string | null; position: number };
export type Earlier = { proposal: Proposal; end: string; by: Side; at: string; reason: string | null };
export type Opening = {
  id: string;
  /** The delivery schedule. */
  schedule: string;
  buyer: string;
  supplier: string;
  site: string;
  part: string;
  agreement: string | null;
  unloadingPoint: string | null;
  state: 'proposed' | 'signed' | 'closed';
  /** The side that answers the open proposal. */
  waitsFor: Side | null;
  proposal: Proposal | null;
  signed: Signed | null;
  earlier: Earlier[];
  version: number;
};
/** The hub's own records at the end of a day; null if nobody stated them. */
export type Records = { unit: string; received: string | null; release: string | null; shipped: string | null; since: string | null; lastDeliveryNote: string | null; inTransit: Goods[] };
export type Filters = { state?: string | undefined; mine?: string | undefined };

const url = (schedule: string): string => `/opening-cumulatives/${encodeURIComponent(schedule)}`;

function useOwnScope(): Scope {
  const { as, asOf } = useScope();
  return { as, asOf };
}

export function useOpenings(filters: Filters) {
  const scope = useOwnScope();
  return useInfiniteQuery({
    queryKey: ['openings', 'list', scope, filters],
    queryFn: ({ pageParam, signal }) => get<Page<Opening>>('/opening-cumulatives', { ...scope, limit: 50, cursor: pageParam, ...filters }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    refetchInterval: useFallbackInterval(),
  });
}

/** The opening of one schedule; null if nothing was proposed yet. */
export function useOpening(schedule: string) {
  const scope = useOwnScope();
  return useQuery({
    queryKey: ['openings', 'one', scope, schedule],
    queryFn: async ({ signal }) => (await get<Page<Opening>>('/opening-cumulatives', { ...scope, schedule, limit: 1 }, signal)).items[0] ?? null,
    refetchInterval: useFallbackInterval(),
  });
}

export const readRecords = (schedule: string, on: string, signal?: AbortSignal): Promise<Records> => get<Records>(`${url(schedule)}/records`, { on }, signal);

export function useRecords(schedule: string, on: string) {
  const scope = useOwnScope();
  return useQuery({ queryKey: ['openings', 'records', scope, schedule, on], queryFn: ({ signal }) => readRecords(schedule, on, signal) });
}

/** Reads the opening and the cumulatives that begin with it again. */
export const readAgain = (client: QueryClient): Promise<unknown> => Promise.all([client.invalidateQueries({ queryKey: ['openings'] }), client.invalidateQueries({ queryKey: ['cumulatives'] })]);

export const propose = (schedule: string, terms: Terms & { reason: string | null }, version: number, key: string): Promise<unknown> => replace(url(schedule), terms, version, key);
const about = (it: Opening, what: string, body: object, key: string): Promise<unknown> => command(`${url(it.schedule)}/${what}`, { proposal: it.proposal?.number, ...body }, it.version, key);
export const sign = (it: Opening, key: string): Promise<unknown> => about(it, 'signature', {}, key);
export const refuse = (it: Opening, reason: string, key: string): Promise<unknown> => about(it, 'refusal', { reason }, key);
export const withdraw = (it: Opening, key: string): Promise<unknown> => about(it, 'withdrawal', {}, key);

/** Its state from the reader's view. */
export const standing = (it: Opening, as: Side | undefined): 'mine' | 'theirs' | 'signed' | 'closed' => (it.waitsFor === null ? (it.signed ? 'signed' : 'closed') : it.waitsFor === as ? 'mine' : 'theirs');

/** The shown terms: the open proposal, otherwise the signed ones. */
export const termsOf = (it: Opening): Terms | undefined => it.proposal?.terms ?? it.signed?.proposal.terms;
