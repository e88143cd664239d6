import { useInfiniteQuery } from '@tanstack/react-query';
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
  actor: { party?: string | null; user?: string | null; client?: string | null } | null;
  channel: string | null;
  /** The position of the event that brought it about. */
  cause: number | string | null;
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
  return useInfiniteQuery({
    queryKey: ['history', 'stream', scope, id],
    queryFn: ({ pageParam, signal }) => get<Page<Happened>>(`/history/streams/${encodeURIComponent(id)}`, { as, asOf, limit: 100, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    // History grows: who comes back sees what was added.
    staleTime: 0,
    refetchInterval: useFallbackInterval(),
  });
}
