import type { Query, QueryCache } from '@tanstack/react-query';

const REMEMBERED_EVENTS = 200;

/**
 * Applies an event again to each answer that it overtook: an answer that was under way when the
 * event arrived may be older than the event. An answer that was requested later contains it, and is
 * left alone; otherwise a follower that reads again would read for ever.
 */
export function overtaken<Data extends { position: number }>(cache: QueryCache, follows: (query: Query) => boolean, apply: (name: string, data: Data) => void) {
  const recent: { name: string; data: Data; number: number }[] = [];
  const begun = new WeakMap<Query, number>();
  let number = 0;
  const stop = cache.subscribe((event) => {
    if (event.type !== 'updated') return;
    const { query, action } = event;
    if (action.type === 'fetch') begun.set(query, number);
    if (action.type !== 'success' || action.manual || !follows(query)) return;
    const before = begun.get(query) ?? 0;
    for (const one of recent) if (one.number > before) apply(one.name, one.data);
  });
  return {
    /** Whether the event is new. */
    arrives: (name: string, data: Data): boolean => {
      const isNew = !recent.some((one) => one.name === name && one.data.position === data.position);
      recent.push({ name, data, number: ++number });
      if (recent.length > REMEMBERED_EVENTS) recent.shift();
      return isNew;
    },
    stop,
  };
}
