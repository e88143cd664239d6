import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useFallbackInterval } from '../app/Changes';
import { get, type Text } from '../app/http';
import { type Page, type Scope, useScope } from '../app/scope';

/** One thing that happened to an order, a schedule, a shipment: in words, and as it is stored. */
export type Happened = {
  position: number;
  at: string;
  stream: string;
  type: string;
  text: Text;
  data: unknown;
  /** The person or program is told to its own party alone. */
  actor: { party: string; user: string | null; client: string | null };
  channel: string;
  /** What led to it: a partner's message, a request. */
  cause: { interchange: string | null; message: string | null };
};

/** A stream's id as it travels in URLs. */
export const idOf = (stream: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(stream))).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

/** The stream that an id stands for; the id itself where it stands for none. */
export function streamOf(id: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(atob(id.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0)));
  } catch {
    return id;
  }
}

/** What a stream is about: its type, and the words of its key. */
export function partsOf(stream: string): { type: string; words: string[] } {
  const [type = '', ...words] = stream.split(':');
  return { type, words: words.filter((one) => one !== '-').map(unescaped) };
}

function unescaped(word: string): string {
  try {
    return decodeURIComponent(word);
  } catch {
    return word;
  }
}

export function useHistory(id: string) {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  const history = useInfiniteQuery({
    queryKey: ['history', 'stream', scope, id],
    queryFn: ({ pageParam, signal }) => get<Page<Happened>>(`/history/streams/${encodeURIComponent(id)}`, { asOf, limit: 500, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    // History grows: who comes back sees what was added.
    staleTime: 0,
    refetchInterval: useFallbackInterval(),
  });
  const { hasNextPage, isFetching, isError, fetchNextPage } = history;
  // The hub tells the oldest first, and people ask for the newest: all of it is read.
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [hasNextPage, isFetching, isError, fetchNextPage]);
  return history;
}
