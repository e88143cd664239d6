import { useInfiniteQuery } from '@tanstack/react-query';
import { useFallbackInterval } from '../app/Changes';
import { get, type Text } from '../app/http';
import { type Page, type Scope, useScope } from '../app/scope';
import { streamOf } from '../app/streams';

/** One event of an order, a schedule or a shipment: in words, and as it is stored. */
export type Happened = {
  position: number;
  at: string;
  /** Its id in URLs. */
  stream: string;
  type: string;
  text: Text;
  data: unknown;
  /** Only the actor's own party learns the person or program. */
  actor: { party: string; user: string | null; client: string | null; name: Text | null };
  channel: string;
  /** Its cause: a partner's message, or a request. */
  cause: { interchange: string | null; message: string | null };
};

/** The subject of a stream: its type, and the words of its key. */
export function partsOf(stream: string): { type: string; words: string[] } {
  const [type = '', ...words] = stream.split(':');
  return { type, words: words.filter((one) => one !== '-').map(unescaped) };
}

/** Streams whose id names a page, and the key's word that names the subject. */
const PAGES: Record<string, { screen: string; word: number }> = {
  PurchaseOrder: { screen: '/orders', word: 1 },
  DeliverySchedule: { screen: '/call-offs', word: 3 },
  Shipment: { screen: '/shipments', word: 2 },
  CapacityGroup: { screen: '/capacity', word: 1 },
  Certificate: { screen: '/certificates', word: 1 },
  Batch: { screen: '/batches', word: 2 },
  InspectionPlan: { screen: '/inspection-plans', word: 1 },
  Instrument: { screen: '/instruments', word: 1 },
  Inspection: { screen: '/inspections', word: 1 },
  WorkOrder: { screen: '/work-orders', word: 2 },
  Picking: { screen: '/pickings', word: 2 },
  Machine: { screen: '/machines', word: 2 },
};

/** The page of a history's subject. */
export function pageOf(id: string): { to: string; name: string } | undefined {
  const { type, words } = partsOf(streamOf(id));
  const page = PAGES[type];
  return page && { to: [page.screen, id].join('/'), name: words[page.word] ?? type };
}

/** The screen that shows the subject of a stream, with what identifies it: its own page, otherwise the page of its part. */
export function subjectOf(id: string): string | undefined {
  const page = pageOf(id);
  if (page) return page.to;
  const { type, words } = partsOf(streamOf(id));
  const [first = '', second = '', third = ''] = words;
  switch (type) {
    case 'Question':
    case 'Partnership':
      return [type === 'Question' ? '/questions' : '/partnerships', id].join('/');
    case 'Stock':
      return `/stock?${new URLSearchParams({ site: second, part: third }).toString()}`;
    case 'ProductionSchedule':
    case 'MaterialDemand':
      return third && `/parts?${new URLSearchParams({ number: third }).toString()}`;
    case 'PartAgreement':
      return `/parts?${new URLSearchParams({ number: words.at(-1) ?? first }).toString()}`;
    default:
      return undefined;
  }
}

function unescaped(word: string): string {
  try {
    return decodeURIComponent(word);
  } catch {
    return word;
  }
}

/** Events of a stream that are read at a time. */
const EVENTS = 100;

/**
 * The newest events of a stream; earlier ones are read on demand. After the reader's own write, `atLeast`
 * is its position, so that the answer has it.
 */
export function useHistory(id: string, atLeast?: number) {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  return useInfiniteQuery({
    queryKey: ['history', 'stream', scope, id, atLeast],
    queryFn: ({ pageParam, signal }) => get<Page<Happened>>(`/history/streams/${encodeURIComponent(id)}`, { asOf, newest: true, limit: EVENTS, cursor: pageParam, atLeast }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    // History grows, so a returning reader must see additions.
    staleTime: 0,
    refetchInterval: useFallbackInterval(),
  });
}
