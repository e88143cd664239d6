import { useSyncExternalStore } from 'react';

/** How long a row that changed on screen stays marked, in milliseconds. */
const MARKED = 6_000;
const until = new Map<string, number>();
const listeners = new Set<() => void>();
const tell = (): void => listeners.forEach((listener) => listener());

export function markFresh(keys: readonly string[]): void {
  const end = Date.now() + MARKED;
  for (const key of keys) until.set(key, end);
  tell();
  setTimeout(() => {
    const now = Date.now();
    for (const [key, at] of until) if (at <= now) until.delete(key);
    tell();
  }, MARKED + 50);
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Whether the row of this key changed within the last seconds. */
export function useFresh(key: string): boolean {
  const isFresh = (): boolean => until.has(key);
  return useSyncExternalStore(subscribe, isFresh, isFresh);
}
