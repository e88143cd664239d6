import { type Query, type QueryClient, type QueryKey, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { overtaken } from './overtaken';
import { useScope, type Scope } from './scope';
import { openStream, type StreamState } from './stream';

type Change = { position: number };
/**
 * A feature's handler of its events. `apply` may be called twice with the same event; `tell` is
 * called once.
 */
export type Follower = {
  apply(client: QueryClient, as: Scope['as'], data: never): void;
  tell(data: never): void;
};

export type Live = { state: StreamState; since: number; lastChange: number | undefined };
const LiveContext = createContext<Live>({ state: 'connecting', since: Date.now(), lastChange: undefined });
export const useLive = (): Live => useContext(LiveContext);

const scopeOf = (key: QueryKey): Scope | undefined => key[2] as Scope | undefined;

/** The position at which a query's rows were read. The oldest page counts; details carry none. */
function positionOf(query: Query): number | undefined {
  const data = query.state.data as { pages?: { position: number }[] } | undefined;
  return data?.pages?.length ? Math.min(...data.pages.map((page) => page.position)) : undefined;
}

/**
 * Keeps every open screen at the head of history. The stream carries the rows, so no screen asks
 * again.
 */
export function Changes({ followers, children }: { followers: Record<string, Follower>; children: ReactNode }) {
  const client = useQueryClient();
  const { as } = useScope();
  const [live, setLive] = useState<Live>(() => ({ state: 'connecting', since: Date.now(), lastChange: undefined }));

  useEffect(() => {
    let seen = 0;
    let helloAt = 0;
    const caughtUp = new Set<string>();
    const cache = client.getQueryCache();
    const follows = (query: Query): boolean => {
      const scope = scopeOf(query.queryKey);
      return scope !== undefined && scope.as === as && !scope.asOf;
    };
    const apply = (name: string, data: Change): void => followers[name]?.apply(client, as, data as never);

    const events = overtaken(cache, follows, apply);
    // An answer that was under way while the stream opened may be older than its first event.
    const unsubscribe = cache.subscribe((event) => {
      if (event.type !== 'updated' || event.action.type !== 'success' || event.action.manual || !follows(event.query)) return;
      const { queryHash, queryKey } = event.query;
      if ((positionOf(event.query) ?? helloAt) >= helloAt || caughtUp.has(queryHash)) return;
      caughtUp.add(queryHash); // once per hello: a view may lag far behind the head for long
      void client.invalidateQueries({ queryKey, exact: true });
    });

    const close = openStream(as, Object.keys(followers), {
      async hello(position) {
        // After a break several releases may arrive as one change, which lists only what the last
        // one removed.
        const again = helloAt > 0;
        helloAt = position;
        caughtUp.clear();
        await client.invalidateQueries({
          predicate: (query) => follows(query) && (again || Math.max(positionOf(query) ?? 0, seen) < position),
        });
        seen = Math.max(seen, position);
      },
      event(name, data) {
        seen = Math.max(seen, data.position);
        const isNew = events.arrives(name, data);
        apply(name, data);
        if (isNew) followers[name]?.tell(data as never);
        setLive((before) => ({ ...before, lastChange: Date.now() }));
      },
      state: (state) => setLive((before) => (before.state === state ? before : { ...before, state, since: Date.now() })),
    });
    return () => {
      events.stop();
      unsubscribe();
      close();
    };
  }, [client, as, followers]);

  return <LiveContext value={live}>{children}</LiveContext>;
}

/** Without a stream, lists are read again every half minute. */
export const useFallbackInterval = (): number | false => (useLive().state === 'down' ? 30_000 : false);
