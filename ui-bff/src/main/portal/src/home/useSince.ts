import { useQueries, useQuery } from '@tanstack/react-query';
import { daysAfter, today } from '../app/days';
import { plus } from '../app/decimal';
import { get } from '../app/http';
import { type Page, type Scope, useScope } from '../app/scope';
import { useMe } from '../app/Session';
import type { Happened } from '../history/history';
import type { Shipment } from '../shipping/shipments';
import { useLastVisit } from '../table/visits';
import { hasReleases, receivedOf, type Released, releasedOf, type Sentence, sentencesOf } from './since';

/** The hub counts at most 5,000 events and says where the newest 300 begin; only those are read. */
type Counts = { items: { type: string; count: number }[]; total: number; more: boolean; tail: number | null };
const MOST_READ = 300;
const PAGE = 100;
/** Pages end early after long events, so a few more are read. */
const PAGES = 6;
/** Each of so many receipts says how much of its shipment came. */
const RECEIPTS = 3;

export type Since = {
  at: string;
  /** The events could not be read. */
  failed: boolean;
  released: Released[];
  sentences: Sentence[];
  /** The state of a received shipment, by its id. */
  received: ReadonlyMap<string, { number: string; sent: string; received: string; unit: string }>;
  /** All events since then, if more than were read; `read` is the number of the newest ones that were. */
  total: { count: number; more: boolean; read: number } | undefined;
};

/** The newest events after a position or an instant, and whether there are more. */
async function readEvents(after: string, signal: AbortSignal): Promise<{ events: Happened[]; more: boolean }> {
  const events: Happened[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < PAGES && events.length < MOST_READ; page++) {
    const read: Page<Happened> = await get<Page<Happened>>('/history/events', { after, newest: true, limit: PAGE, cursor }, signal);
    events.push(...read.items);
    cursor = read.next;
    if (cursor === null) break;
  }
  return { events, more: cursor !== null };
}

type Line = { buyer: string; change: string; firmness: string; due: string };
async function readReleased({ as }: Scope, at: string, signal: AbortSignal): Promise<Released[]> {
  const page = await get<Page<Line>>('/call-offs', { as, against: at, changed: true, limit: 500 }, signal);
  return releasedOf(page.items, page.next !== null, today(), daysAfter(today(), 6));
}

/**
 * The partners' events since the reader's last visit; null on a first visit, undefined while it is
 * read.
 */
export function useSince(opens: (path: string) => boolean): Since | null | undefined {
  const me = useMe();
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf: undefined };
  const own = me.party?.code ?? '';
  const at = useLastVisit('home', as !== undefined && asOf === undefined);
  const events = useQuery({
    queryKey: ['since', 'events', scope, at],
    queryFn: async ({ signal }) => {
      const counts = await get<Counts>('/history/counts', { after: at }, signal);
      const read = counts.total === 0 ? { events: [], more: false } : await readEvents(counts.tail === null ? (at ?? '') : String(counts.tail), signal);
      return { counts, read };
    },
    enabled: at !== undefined,
    staleTime: 60_000,
    retry: false,
  });
  const read = events.data?.read.events ?? [];
  const cut = events.data !== undefined && (events.data.counts.tail !== null || events.data.read.more);
  const wantsLines = as === 'supplier' && at !== undefined && opens('/call-offs') && (events.data?.counts.more === true || hasReleases(events.data?.counts.items ?? []));
  const released = useQuery({
    queryKey: ['since', 'released', scope, at],
    queryFn: ({ signal }) => readReleased(scope, at ?? '', signal),
    enabled: wantsLines,
    staleTime: 60_000,
    retry: false,
  });
  const sentences = sentencesOf(read, { party: own, person: me.person }, opens);
  const receipts = sentences.flatMap((one) => (one.kind === 'shipment-received' && one.stream ? [one.stream] : [])).slice(0, RECEIPTS);
  const shipments = useQueries({
    queries: receipts.map((id) => ({
      queryKey: ['since', 'shipment', scope, id],
      queryFn: ({ signal }: { signal: AbortSignal }) => get<Shipment>(`/shipments/${encodeURIComponent(id)}`, { as }, signal),
      staleTime: 60_000,
      retry: false,
    })),
  });
  if (at === undefined) return null;
  if (events.isPending || (wantsLines && released.isPending) || shipments.some((one) => one.isPending)) return undefined;
  const received = new Map(
    shipments.flatMap(({ data }, place) => {
      const whole = data && receivedOf(data.lines, plus);
      return data && whole ? [[receipts[place] ?? '', { number: data.number, ...whole }] as const] : [];
    }),
  );
  const { counts } = events.data ?? {};
  return { at, failed: events.isError || released.isError, released: released.data ?? [], sentences, received, total: counts && cut ? { count: counts.total, more: counts.more, read: read.length } : undefined };
}
