import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { get, submit } from '../app/http';
import type { Page } from '../app/scope';

export type Health = { status: string; parts: Record<string, string> };
/**
 * How far a view has followed the history. A reaction appears only if it has dead letters, and has
 * no position. `renewal` is the rebuild of rows that an older release made.
 */
export type Followed = { view: string; position: number | null; behind: number; since: string | null; deadLetters: number; renewal: Rebuild | null };
export type HubNow = { version: string; quiet: boolean; health: Health; position: number; views: Followed[] };
export type Rebuild = { view: string; state: 'waiting' | 'running' | 'switched' | 'failed'; events: number; eventsInAll: number; secondsLeft: number; fault: string | null };

/** An event that a view or a reaction could not apply, or that waits behind one. */
export type DeadLetter = {
  id: number;
  view: string;
  kind: 'VIEW' | 'REACTION';
  stream: string;
  position: number;
  eventType: string | null;
  recordedAt: string | null;
  waiting: boolean;
  cause: { type: string; message: string; stack: string } | null;
  attempts: number;
  firstSeenAt: string;
  lastSeenAt: string;
  discard: { at: string; by: string; reason: string } | null;
};
export type Retried = { view: string; takenIn: number; failed: DeadLetter[]; left: number };

/** Milliseconds between reads: none of this is history, so the stream does not report it. */
const AGAIN = 10_000;
const SOON = 1_500;
/** A view that lags for fewer milliseconds is at work. */
const BUSY = 30_000;
const letters = '/operator/dead-letters';

export const readHub = (signal?: AbortSignal): Promise<HubNow> => get<HubNow>('/operator/hub', {}, signal);
export const useHub = () => useQuery({ queryKey: ['hub'], queryFn: ({ signal }) => readHub(signal), refetchInterval: AGAIN, retry: false });

/** Whether a view lags for longer than its work takes. */
export const lags = ({ since }: Followed): boolean => since !== null && Date.now() - Date.parse(since) > BUSY;
export const isWell = (status: string): boolean => status === 'UP' || status === 'QUIET';

export function useDeadLetters(filters: { view?: string | undefined; discarded: boolean }) {
  return useInfiniteQuery({
    queryKey: ['dead-letters', filters],
    queryFn: ({ pageParam, signal }) => get<Page<DeadLetter>>(letters, { ...filters, limit: 100, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchInterval: AGAIN,
  });
}

export const useDeadLetter = (id: number) => useQuery({ queryKey: ['dead-letters', 'one', id], queryFn: ({ signal }) => get<DeadLetter>(`${letters}/${id}`, {}, signal) });

const post = <T,>(path: string, body?: object): Promise<T> => submit<T>(path, { method: 'POST', ...(body && { body: JSON.stringify(body) }) });
export const retry = (id: number): Promise<Retried> => post(`${letters}/${id}/retry`);
export const discard = (id: number, reason: string): Promise<Retried> => post(`${letters}/${id}/discard`, { reason });

const rebuildOf = (view: string): string => `/operator/views/${encodeURIComponent(view)}/rebuild`;
export const rebuild = (view: string): Promise<Rebuild> => post(rebuildOf(view));
/** The progress of a rebuild started here. */
export const useRebuild = (view: string | undefined) =>
  useQuery({
    queryKey: ['rebuild', view],
    queryFn: ({ signal }) => get<Rebuild>(rebuildOf(view ?? ''), {}, signal),
    enabled: view !== undefined,
    refetchInterval: (query) => (query.state.data?.state === 'running' || query.state.data?.state === 'waiting' ? SOON : false),
  });
