import { useEffect } from 'react';
import type { Entry, Outbox } from './outbox';

/** Milliseconds from an attempt without a response to the next one. */
const AGAIN = 15_000;

/** The browser's storage; undefined where it is not available. */
export function browserStorage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}

/** Sends what waits in an outbox: at once, when the network is back, and again every few seconds. */
export function useSendWaiting<One extends Entry>(box: Outbox<One>, waits: boolean, send: () => void): void {
  useEffect(() => {
    const follow = (): void => box.follow();
    window.addEventListener('storage', follow);
    return () => window.removeEventListener('storage', follow);
  }, [box]);
  useEffect(() => {
    if (!waits) return undefined;
    send();
    const timer = setInterval(send, AGAIN);
    window.addEventListener('online', send);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', send);
    };
  }, [waits, send]);
}
