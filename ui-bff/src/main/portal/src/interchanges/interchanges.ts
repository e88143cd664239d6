import { type InfiniteData, keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useFallbackInterval } from '../app/Changes';
import { command, get, submit, type Text } from '../app/http';
import { type Page, type Scope, useScope } from '../app/scope';

export type Outcome = 'accepted' | 'partly' | 'rejected' | 'held' | 'contradicted' | 'pending';
export type Delivery = 'waiting' | 'sending' | 'sent' | 'delivered' | 'failed' | 'dead' | 'unwritten';
/** The receiver's judgement of an outgoing interchange. */
export type Judgement = 'outstanding' | 'received' | 'acknowledged' | 'rejected';
export type MessageOutcome = 'applied' | 'rejected' | 'held' | 'contradicted' | 'kept';

/**
 * One EDI envelope, in or out from the hub's view. An incoming one has an outcome, an outgoing one
 * a delivery state.
 */
export type InterchangeRow = {
  id: string;
  direction: 'in' | 'out';
  sender: string;
  receiver: string;
  /** The parties of its messages, if it is addressed to the hub. */
  partners: string[];
  reference: string;
  receivedAt: string;
  channel: 'https' | 'folder' | 'portal' | 'sftp';
  bytes: number;
  test: boolean;
  outcome?: Outcome | null;
  state?: Delivery | null;
  /** It waits because an operator paused its receiver. */
  receiverPaused?: boolean;
  acknowledged?: Judgement | null;
  messageCount: number;
  /** Empty if there are too many for a list: `isHead` tells. */
  messages: { type: string; release: string; reference: string; outcome: MessageOutcome | null; faults: number; notes: number }[];
};

/** A list row without messages, because there are more than 100. */
export const isHead = (row: InterchangeRow): boolean => row.messages.length < row.messageCount;

/** The row as lists answer it. */
type ListedInterchange = Omit<InterchangeRow, 'messages'> & { messages: InterchangeRow['messages'] | null };
export const listed = (row: ListedInterchange): InterchangeRow => ({ ...row, messages: row.messages ?? [] });

/** A fault and its place. Segment 0 means none. A note does not stop the message. */
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
export type InterchangeDetail = Omit<InterchangeRow, 'messages' | 'messageCount' | 'acknowledged'> & {
  /** Only for an interchange that came in. */
  messageCount?: number;
  /** Where its messages go on, when there are more than are listed. */
  nextMessages?: string | null;
  /** Faults of the envelope itself, before any message. */
  faults?: Fault[];
  duplicate?: boolean;
  messages: Message[];
  acknowledgement?: string | null;
  attempts?: number;
  nextAttemptAt?: string | null;
  deliveredAt?: string | null;
  lastError?: Text | null;
  inAnswerTo?: string | null;
  /** The interchange that this one corrects a message of. */
  corrects?: string | null;
  /** The file that contained it, if that contained several. */
  partOf?: string | null;
  /** The partner's judgement of an outgoing interchange. */
  acknowledged?: Acknowledgement | null;
};
/** The judgement of a file that was tried or handed in; one for each interchange in the file. */
export type Judged = {
  id: string | null;
  duplicate: boolean;
  /** The code of the reader's party if the file is its own, otherwise the EDI address. */
  sender: string;
  receiver: string;
  reference: string;
  outcome: Outcome;
  messages: Message[];
  faults: Fault[];
  interchanges: Judged[] | null;
};
export type Acknowledgement = {
  state: Judgement;
  within: number;
  at: string | null;
  by: string | null;
  told: { where: string; code: string; text: Text }[];
};
/** One step in the life of an interchange or of one of its messages. */
export type LifeStep = {
  kind: 'received' | 'stored' | 'read' | 'message' | 'rerun' | 'concluded' | 'answered' | 'delivered' | 'written' | 'unwritten' | 'sent' | 'failed' | 'dead' | 'judged' | 'resent' | 'rewritten';
  at: string;
  /** How often in a row, and when last. */
  times: number;
  until: string | null;
  cause: Text;
  number: number | null;
  message: string | null;
  outcome: Outcome | MessageOutcome | Judgement | null;
  by: { party: string; user: string | null; client: string | null } | null;
  reason: Text | null;
  learned: boolean;
  correction: string | null;
  changes?: { segment: number; before: string[]; after: string[] }[];
  answer: string | null;
  /** For a forwarded message: the statements of the incoming message that it lacks. */
  lost?: Lost[];
};
export type Lost = { place: string | null; text: Text; times: number; segment: number | null };
export type Alert = {
  id: string;
  kind: string;
  sender: string;
  receiver: string;
  interchange: string | null;
  /** The shipment or schedule that it is about, where it is about goods or a count. */
  about: string | null;
  reference: string;
  raisedAt: string;
  text: Text;
  /** The party that has to end it, besides the operator. */
  concern: string;
  endedAt: string | null;
  /** Null if it ended by itself. */
  endedBy: string | null;
  endedByParty: string | null;
  endedByName: Text | null;
  endReason: Text | null;
  /** The person who handles it; null if nobody took it. */
  takenBy: string | null;
  takenByParty: string | null;
  takenByName: Text | null;
};
/** One segment with its directory names, in the reader's language. */
export type Segment = {
  number: number;
  tag: string;
  name: Text;
  offset: number;
  text: string;
  values: { element: string; name: Text | null; value: string }[];
  faults: Fault[];
};
/** One change by an interchange, and the segment that stated it. */
export type Effect = {
  kind:
    | 'call-off-line' | 'call-off-answer' | 'received' | 'last-receipt' | 'contradiction' | 'order' | 'order-line' | 'order-quantity' | 'order-price' | 'order-answer' | 'order-despatch'
    | 'document-line' | 'document-quantity' | 'document-price' | 'document-amount' | 'document-stock' | 'document-packages' | 'document-total' | 'document-tax' | 'measurement' | 'nonconformance' | 'stock-count' | 'acknowledgement'
    | 'schedule' | 'shipment' | 'shipment-line' | 'shipment-package' | 'receipt' | 'receipt-line' | 'receipt-difference';
  change: string;
  id: string;
  name: string;
  line: string | null;
  due: string | null;
  before: string | null;
  now: string | null;
  message: string | null;
  segment: number | null;
  position: number;
  /** The byte at which the segment begins. */
  offset: number | null;
};
/** How many of the newest of each kind are in each state. */
export type Counts = { newest: number; incoming: Partial<Record<Outcome, number>>; outgoing: Partial<Record<Delivery | Judgement, number>> };

export type InterchangeFilters = { direction?: string; outcome?: string; partner?: string; type?: string; reference?: string; order?: string; part?: string; since?: string; until?: string };
export type InterchangeLists = InfiniteData<Page<InterchangeRow>, string | null>;

/**
 * Milliseconds between reads while a delivery is under way: delivery is no history, so the stream
 * does not report it.
 */
const SOON = 2_000;
const LATER = 20_000;
const isUnderWay = (state: Delivery | null | undefined): boolean => state === 'waiting' || state === 'sending' || state === 'sent';

export function useInterchanges(filters: InterchangeFilters) {
  const fallback = useFallbackInterval();
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  return useInfiniteQuery({
    queryKey: ['interchanges', 'list', scope, filters],
    queryFn: async ({ pageParam, signal }): Promise<Page<InterchangeRow>> => {
      const page = await get<Page<ListedInterchange>>('/edi/interchanges', { ...filters, asOf, limit: 100, cursor: pageParam }, signal);
      return { ...page, items: page.items.map(listed) };
    },
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
  const { partner, type, reference, order, part } = filters;
  const narrowed = { partner, type, reference, order, part };
  return useQuery({
    queryKey: ['interchanges', 'counts', scope, narrowed],
    queryFn: ({ signal }) => get<Counts>('/edi/interchanges/counts', { ...narrowed, asOf }, signal),
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

/** The messages that are not listed with their interchange, a page at a time; each says its number in the interchange. */
export function useMoreMessages(interchange: InterchangeDetail, wanted: boolean) {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  const { nextMessages = null } = interchange;
  return useInfiniteQuery({
    queryKey: ['interchanges', 'messages', scope, interchange.id, nextMessages],
    queryFn: ({ pageParam, signal }) =>
      get<Page<Message & { number: number }>>(`/edi/interchanges/${encodeURIComponent(interchange.id)}/messages`, { asOf, limit: 100, cursor: pageParam }, signal),
    initialPageParam: nextMessages,
    getNextPageParam: (page) => page.next,
    enabled: wanted && nextMessages !== null,
  });
}

/** The messages that the hub wrote in answer to an interchange. */
export function useAnswers(id: string) {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  return useQuery({
    queryKey: ['interchanges', 'answers', scope, id],
    queryFn: ({ signal }) => get<Page<InterchangeRow>>('/edi/interchanges', { inAnswerTo: id, direction: 'out', asOf, limit: 50 }, signal),
    refetchInterval: ({ state }) => (state.data?.items.some((row) => isUnderWay(row.state)) ? SOON : LATER),
  });
}

/** An interchange's steps. */
export function useLife(interchange: InterchangeDetail) {
  const id = interchange.corrects ?? interchange.id;
  const { asOf } = useScope();
  return useQuery({
    queryKey: ['interchanges', 'life', id, interchange.state],
    queryFn: ({ signal }) => get<Page<LifeStep>>(`/edi/interchanges/${encodeURIComponent(id)}/life`, { limit: 500 }, signal),
    enabled: !asOf,
    refetchInterval: isUnderWay(interchange.state) ? SOON : LATER,
  });
}

/**
 * The interchange that holds the message's segments: the received one, or the correction read in
 * its place.
 */
export function correctionOf(steps: LifeStep[], message: string): string | undefined {
  return steps.findLast((step) => step.kind === 'rerun' && step.message === message)?.correction ?? undefined;
}

export type Rerun = { reason: string; learnParts: boolean; corrected?: string };
/** Applies an interchange that was only kept because of its control reference. */
export const applyAfterAll = (id: string, reason: string): Promise<unknown> => command(`/edi/interchanges/${encodeURIComponent(id)}/rerun`, { reason }, 0, crypto.randomUUID());

export const rerun = (id: string, number: number, asked: Rerun): Promise<unknown> =>
  command(`/edi/interchanges/${encodeURIComponent(id)}/messages/${number}/rerun`, asked, 0, crypto.randomUUID());

/**
 * Sends a written interchange again, or writes one that could not be written; the reason is
 * required.
 */
export const sendAgain = (id: string, how: 'resend' | 'rewrite', reason: string): Promise<unknown> =>
  command(`/edi/interchanges/${encodeURIComponent(id)}/${how}`, { reason }, 0, crypto.randomUUID());

/** Newest first, a few at a time, because the list of interchanges follows below. */
export function useAlerts(state: 'open' | 'ended', wanted = true) {
  const { asOf } = useScope();
  return useInfiniteQuery({
    queryKey: ['interchanges', 'alerts', state],
    queryFn: ({ pageParam, signal }) => get<Page<Alert>>('/edi/alerts', { state, limit: 10, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    select: (data) => data.pages.flatMap((page) => page.items),
    enabled: wanted && !asOf,
    refetchInterval: LATER,
  });
}
export const takeAlert = (id: string): Promise<unknown> => command(`/edi/alerts/${encodeURIComponent(id)}/take`, {}, 0, crypto.randomUUID());
export const giveBackAlert = (id: string): Promise<unknown> => command(`/edi/alerts/${encodeURIComponent(id)}/give-back`, {}, 0, crypto.randomUUID());
export const endAlert = (id: string, reason: string): Promise<unknown> => command(`/edi/alerts/${encodeURIComponent(id)}/end`, { reason }, 0, crypto.randomUUID());

/** The beginning as text, and the charsets in which it can be read, the partner's first. */
export type Decoded = { charset: string; charsets: string[]; text: string; cut: boolean };
export function useText(id: string, charset: string | undefined) {
  return useQuery({
    queryKey: ['text', id, charset],
    queryFn: ({ signal }) => get<Decoded>(`/edi/interchanges/${encodeURIComponent(id)}/text`, { charset }, signal),
    placeholderData: keepPreviousData,
  });
}

const EDI = 'application/edifact';
/** The outcome of a file if it arrived now. The hub keeps nothing. */
export const checkFile = (file: Blob): Promise<Judged> => submit('/edi/check', { method: 'POST', body: file, type: EDI });
export const handIn = (file: Blob): Promise<Judged> => submit('/edi/interchanges', { method: 'POST', body: file, type: EDI });

/**
 * The segments of a tried file from a given one on; interchange counts from 1 in a file with
 * several.
 */
export const checkedSegments = (file: Blob, interchange: number, from: number, faulty: boolean): Promise<Page<Segment>> =>
  submit('/edi/check/segments', { method: 'POST', body: file, type: EDI }, { interchangeNumber: interchange, from, faulty, limit: 200 });

/** The raw bytes never change, so segments stay in the cache. */
export function useSegments(id: string, from: number, faulty: boolean) {
  return useInfiniteQuery({
    queryKey: ['segments', id, from, faulty],
    queryFn: ({ pageParam, signal }) => get<Page<Segment>>(`/edi/interchanges/${encodeURIComponent(id)}/segments`, { from, faulty, limit: 200, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
}

/** A segment's effects are history, so they stay in the cache. */
export function useEffects(id: string, segment: number) {
  return useInfiniteQuery({
    queryKey: ['effects', id, segment],
    queryFn: ({ pageParam, signal }) => get<Page<Effect>>(`/edi/interchanges/${encodeURIComponent(id)}/effects`, { segment, limit: 50, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}
