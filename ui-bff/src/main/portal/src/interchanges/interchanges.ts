import { type InfiniteData, keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useFallbackInterval } from '../app/Changes';
import { get, type Text } from '../app/http';
import { type Page, type Scope, useScope } from '../app/scope';

export type Outcome = 'accepted' | 'partly' | 'rejected' | 'held' | 'pending';
export type Delivery = 'waiting' | 'sending' | 'sent' | 'delivered' | 'failed' | 'dead';
export type MessageOutcome = 'applied' | 'rejected' | 'held' | 'contradicted';

/** One EDI envelope, in or out as the hub sees it; what came in has an outcome, what goes out a delivery state. */
export type InterchangeRow = {
  id: string;
  direction: 'in' | 'out';
  sender: string;
  receiver: string;
  /** Whom its messages concern, where it is addressed to the hub. */
  partners: string[];
  reference: string;
  receivedAt: string;
  channel: 'https' | 'folder' | 'portal';
  bytes: number;
  test: boolean;
  outcome?: Outcome | null;
  state?: Delivery | null;
  messages: { type: string; release: string; reference: string; outcome: MessageOutcome | null; faults: number }[];
};

/** Something wrong and where; segment 0 means none, a note does not forbid to apply the message. */
export type Fault = {
  segment: number | null;
  tag: string | null;
  element: string | null;
  code: string;
  severity?: 'error' | 'note';
  offset: number | null;
  text: Text;
};
export type Message = { type: string; release: string; reference: string; outcome: MessageOutcome | null; faults: Fault[] };
export type InterchangeDetail = Omit<InterchangeRow, 'messages'> & {
  /** Of the envelope itself, before any message. */
  faults?: Fault[];
  duplicate?: boolean;
  messages: Message[];
  acknowledgement?: string | null;
  attempts?: number;
  nextAttemptAt?: string | null;
  deliveredAt?: string | null;
  lastError?: Text | null;
  inAnswerTo?: string | null;
};
/** One segment with its directory's names, as the reader sees it. */
export type Segment = {
  number: number;
  tag: string;
  name: Text;
  offset: number;
  text: string;
  values: { element: string; name: Text | null; value: string }[];
  faults: Fault[];
};
/** How many of the newest of each kind stand where. */
export type Counts = { newest: number; incoming: Partial<Record<Outcome, number>>; outgoing: Partial<Record<Delivery, number>> };

export type InterchangeFilters = { direction?: string; outcome?: string; partner?: string; type?: string; reference?: string };
export type InterchangeLists = InfiniteData<Page<InterchangeRow>, string | null>;

/** Delivery is no history and so not told by the stream: while something is under way it is asked for, in milliseconds. */
const SOON = 2_000;
const LATER = 20_000;
const isUnderWay = (state: Delivery | null | undefined): boolean => state === 'waiting' || state === 'sending' || state === 'sent';

export function useInterchanges(filters: InterchangeFilters) {
  const fallback = useFallbackInterval();
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  return useInfiniteQuery({
    queryKey: ['interchanges', 'list', scope, filters],
    queryFn: ({ pageParam, signal }) =>
      get<Page<InterchangeRow>>('/edi/interchanges', { ...filters, asOf, limit: 100, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => {
      if (fallback || asOf || filters.direction === 'in') return fallback;
      return state.data?.pages.some((page) => page.items.some((row) => isUnderWay(row.state))) ? SOON : LATER;
    },
  });
}

export function useCounts(filters: InterchangeFilters) {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  const { partner, type, reference } = filters;
  return useQuery({
    queryKey: ['interchanges', 'counts', scope, { partner, type, reference }],
    queryFn: ({ signal }) => get<Counts>('/edi/interchanges/counts', { partner, type, reference, asOf }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: asOf ? false : LATER,
  });
}

export function useInterchange(id: string) {
  const fallback = useFallbackInterval();
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  return useQuery({
    queryKey: ['interchanges', 'one', scope, id],
    queryFn: ({ signal }) => get<InterchangeDetail>(`/edi/interchanges/${encodeURIComponent(id)}`, { asOf }, signal),
    refetchInterval: ({ state }) => fallback || (isUnderWay(state.data?.state) && SOON),
  });
}

/** What the hub wrote in answer to an interchange. */
export function useAnswers(id: string) {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  return useQuery({
    queryKey: ['interchanges', 'answers', scope, id],
    queryFn: ({ signal }) => get<Page<InterchangeRow>>('/edi/interchanges', { inAnswerTo: id, direction: 'out', asOf, limit: 50 }, signal),
    refetchInterval: ({ state }) => (state.data?.items.some((row) => isUnderWay(row.state)) ? SOON : LATER),
  });
}

/** The raw bytes never change, so what was read of them stays. */
export function useSegments(id: string, from: number, faulty: boolean) {
  return useInfiniteQuery({
    queryKey: ['segments', id, from, faulty],
    queryFn: ({ pageParam, signal }) => get<Page<Segment>>(`/edi/interchanges/${encodeURIComponent(id)}/segments`, { from, faulty, limit: 200, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
}
