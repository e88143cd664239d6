import { type InfiniteData, keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useFallbackInterval } from '../app/Changes';
import { get, type Text } from '../app/http';
import { type Page, type Scope, useScope } from '../app/scope';

export type Outcome = 'accepted' | 'partly' | 'rejected' | 'held' | 'pending';
export type Delivery = 'waiting' | 'sending' | 'delivered' | 'failed';
export type MessageOutcome = 'applied' | 'rejected' | 'held' | 'contradicted';

/** One EDI envelope, in or out; what came in has an outcome, what goes out a delivery state. */
export type InterchangeRow = {
  id: string;
  direction: 'in' | 'out';
  sender: string;
  receiver: string;
  reference: string;
  receivedAt: string;
  channel: 'https' | 'folder' | 'portal';
  bytes: number;
  test: boolean;
  outcome?: Outcome | null;
  state?: Delivery | null;
  attempts?: number;
  lastError?: Text | null;
  messages: { type: string; release: string; reference: string; outcome: MessageOutcome; faults: number }[];
};

/** Something wrong and where; segment 0 means none, a warning does not forbid to apply the message. */
export type Fault = {
  segment: number | null;
  tag: string | null;
  element: string | null;
  code: string;
  severity?: 'error' | 'warning';
  offset: number | null;
  text: Text;
};
export type InterchangeDetail = Omit<InterchangeRow, 'messages'> & {
  /** Of the envelope itself, before any message. */
  faults?: Fault[];
  duplicate: boolean;
  messages: { type: string; release: string; reference: string; outcome: MessageOutcome; faults: Fault[] }[];
  acknowledgement: string | null;
};

export type InterchangeFilters = { direction?: string; outcome?: string; partner?: string };
export type InterchangeLists = InfiniteData<Page<InterchangeRow>, string | null>;

export function useInterchanges(filters: InterchangeFilters) {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  return useInfiniteQuery({
    queryKey: ['interchanges', 'list', scope, filters],
    queryFn: ({ pageParam, signal }) =>
      get<Page<InterchangeRow>>('/edi/interchanges', { ...filters, as, asOf, limit: 100, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    refetchInterval: useFallbackInterval(),
  });
}

type Held = [unknown, InterchangeLists | undefined][];
/** What a list said of it, for the answer to an upload says less. */
const rowInLists = (lists: Held, id: string): InterchangeRow | undefined =>
  lists.flatMap(([, data]) => data?.pages.flatMap((page) => page.items) ?? []).find((row) => row.id === id);

export function useInterchange(id: string) {
  const client = useQueryClient();
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  return useQuery({
    queryKey: ['interchanges', 'one', scope, id],
    queryFn: async ({ signal }): Promise<InterchangeDetail> => {
      const known = { ...rowInLists(client.getQueriesData<InterchangeLists>({ queryKey: ['interchanges', 'list'] }), id), messages: undefined };
      return { ...known, ...(await get<InterchangeDetail>(`/edi/interchanges/${encodeURIComponent(id)}`, { as, asOf }, signal)) };
    },
    refetchInterval: useFallbackInterval(),
  });
}
