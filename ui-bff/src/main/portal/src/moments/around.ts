import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get, type Params } from '../app/http';
import type { Page } from '../app/scope';
import { type Happened, pageOf } from '../history/history';
import { indexAt } from './stepping';

/** Events that are loaded on each side of the moment. */
const SIDE = 250;
/** With fewer loaded events than this before an end, more are read. */
const NEAR = 25;
const FRESH_MS = 30_000;

/** Where the events of a bar come from: one stream, one part, or all that the reader may see. */
export type Source = { path: string; params: Params };

export const streamSource = (id: string): Source => ({ path: `/history/streams/${encodeURIComponent(id)}`, params: {} });
const everything: Source = { path: '/history/events', params: {} };

/** The events that belong to a screen, by its address. */
export function sourceAt(pathname: string, search: URLSearchParams): Source {
  const [, screen = '', id = ''] = pathname.split('/').map(decodeURIComponent);
  if (screen === 'streams' && id !== '') return streamSource(id);
  if (id !== '' && pageOf(id)?.to === `/${screen}/${id}`) return streamSource(id);
  const part = screen === 'parts' ? search.get('number') : screen === 'balance' ? search.get('part') : undefined;
  return part ? { ...everything, params: { part } } : everything;
}

export type Around = {
  /** Oldest first, and without a gap. */
  events: Happened[];
  /** The last event at or before the position; -1 before the first. */
  index: number;
  /** Whether there are more events than these. */
  earlier: boolean;
  later: boolean;
  pending: boolean;
  error: unknown;
};

type Read = { events: Happened[]; earlier: boolean; later: boolean };
const none: Read = { events: [], earlier: false, later: false };

async function readAround({ path, params }: Source, anchor: number, signal: AbortSignal): Promise<Read> {
  const [back, ahead] = await Promise.all([
    get<Page<Happened>>(path, { ...params, before: anchor + 1, newest: true, limit: SIDE }, signal),
    get<Page<Happened>>(path, { ...params, after: anchor, limit: SIDE }, signal),
  ]);
  return { events: [...back.items.toReversed(), ...ahead.items], earlier: back.next !== null, later: ahead.next !== null };
}

/** The events around a position: at most 500, and others as the position moves to an end of them. */
export function useAround(source: Source | undefined, position: number | undefined): Around {
  const of = source && JSON.stringify(source);
  const [anchored, setAnchored] = useState({ of, anchor: position });
  const anchor = anchored.of === of ? anchored.anchor : undefined;
  const answer = useQuery({
    queryKey: ['history', 'around', undefined, of, anchor],
    queryFn: ({ signal }) => readAround(source as Source, anchor as number, signal),
    enabled: source !== undefined && anchor !== undefined,
    staleTime: FRESH_MS,
    placeholderData: (before, query) => (query?.queryKey[3] === of ? before : undefined),
  });
  const { events, earlier, later } = answer.data ?? none;
  const index = position === undefined ? -1 : indexAt(events, position);
  const atEnd = !answer.isPlaceholderData && !answer.isPending && ((earlier && index < NEAR) || (later && index > events.length - 1 - NEAR));
  if (position !== undefined && position !== anchor && (anchor === undefined || atEnd)) setAnchored({ of, anchor: position });
  return { events, index, earlier, later, pending: answer.isPending, error: answer.error };
}
