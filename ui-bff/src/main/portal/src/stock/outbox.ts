/**
 * Scans on their way to the hub, kept in this browser until the hub answers, across reloads and
 * without a network.
 */
import { Problem, type ProblemBody } from '../app/http';
import type { Booking } from './scanning';

/** The browser's storage, such as localStorage. */
export type Kept = Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>;
type Stored = Omit<Booking, 'error'> & { refusal?: ProblemBody };

/** Sends one booking and returns the result. */
export type Send = (booking: Booking) => Promise<Partial<Booking>>;

/**
 * Whether the hub gave no decision: no network, no session, too many at once. The same booking
 * repeats under the same key.
 */
export const waits = (error: unknown): boolean => error instanceof Problem && (error.body.status === 0 || error.body.status >= 500 || error.body.status === 401 || error.body.status === 429);

const isUnsent = ({ state }: Booking): boolean => state === 'waiting' || state === 'sending' || state === 'failed';

/** Each booking is its own entry, so other tabs add and remove without touching this one's. */
export function outbox(kept: Kept | undefined, prefix: string) {
  let bookings: readonly Booking[] = stored(kept, prefix);
  let sending = false;
  const listeners = new Set<() => void>();
  const show = (next: readonly Booking[]): void => {
    bookings = next;
    listeners.forEach((listener) => listener());
  };
  /** Whether it is kept beyond this page. */
  const keep = (booking: Booking): boolean => {
    try {
      if (isUnsent(booking)) kept?.setItem(prefix + booking.key, JSON.stringify(storedOf(booking)));
      else kept?.removeItem(prefix + booking.key);
      return kept !== undefined;
    } catch {
      return false;
    }
  };
  const change = (key: string, to: Partial<Booking>): void => {
    show(bookings.map((one) => (one.key === key ? { ...one, ...to } : one)));
    const changed = bookings.find((one) => one.key === key);
    if (changed) keep(changed);
  };
  return {
    bookings: (): readonly Booking[] => bookings,
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change,
    /** Newest first. The booking is kept before it is sent. */
    add: (booking: Booking): boolean => {
      const isKept = keep(booking);
      show([booking, ...bookings]);
      return isKept;
    },
    /** Nothing was booked, and nothing will be. */
    drop: (key: string): void => {
      kept?.removeItem(prefix + key);
      show(bookings.filter((one) => one.key !== key));
    },
    /** Takes over what another tab added or settled. */
    follow: (): void => {
      const own = new Map(bookings.map((one) => [one.key, one]));
      const all = stored(kept, prefix);
      const there = new Set(all.map((one) => one.key));
      const news = all.filter((one) => !own.has(one.key));
      const left = bookings.filter((one) => one.state !== 'waiting' || there.has(one.key));
      if (news.length > 0 || left.length !== bookings.length) show([...news, ...left].toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)));
    },
    /**
     * Sends what waits, one by one in the order of the scans. The first without a response ends it,
     * because the others would get none either.
     */
    send: async (one: Send): Promise<void> => {
      if (sending) return;
      sending = true;
      try {
        for (let next = oldest(bookings); next; next = oldest(bookings)) {
          change(next.key, { state: 'sending', error: undefined });
          try {
            change(next.key, await one(next));
          } catch (error) {
            change(next.key, { state: waits(error) ? 'waiting' : 'failed', error });
            if (waits(error)) return;
          }
        }
      } finally {
        sending = false;
      }
    },
  };
}
export type Outbox = ReturnType<typeof outbox>;

const oldest = (bookings: readonly Booking[]): Booking | undefined => bookings.findLast((one) => one.state === 'waiting');

function storedOf({ error, ...booking }: Booking): Stored {
  return { ...booking, ...(error instanceof Problem && { refusal: error.body }) };
}

/**
 * A booking under way when the page was left may have arrived. Its key makes a repeat the same
 * booking.
 */
function stored(kept: Kept | undefined, prefix: string): Booking[] {
  const all: Booking[] = [];
  try {
    for (let at = 0; at < (kept?.length ?? 0); at++) {
      const key = kept?.key(at);
      if (!key?.startsWith(prefix)) continue;
      const { refusal, ...booking } = JSON.parse(kept?.getItem(key) ?? '') as Stored;
      all.push({ ...booking, state: booking.state === 'failed' ? 'failed' : 'waiting', ...(refusal && { error: new Problem(refusal) }) });
    }
  } catch {
    // another release's, or storage is not available
  }
  return all.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}
