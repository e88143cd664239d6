/**
 * Entries on their way to the hub (scans, measured values), kept in this browser until the hub
 * answers, across reloads and without a network.
 */
import { Problem, type ProblemBody } from './http';

/** The browser's storage, such as localStorage. */
export type Kept = Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>;

/** `waiting`, `sending` and `failed` are kept; any other state is settled. */
export type Entry = { /** The key under which the hub knows a repeat. */ key: string; /** When it was made. */ at: string; state: string; error?: unknown };
type Stored<One extends Entry> = Omit<One, 'error'> & { refusal?: ProblemBody };

/** Sends one entry and returns the result. */
export type Send<One extends Entry> = (entry: One) => Promise<Partial<One>>;
/** Sends entries in one request: the hub takes all of them or none. */
export type SendGroup<One extends Entry> = (entries: readonly One[]) => Promise<Partial<One>>;

/**
 * Whether the hub gave no decision: no network, no session, too many at once. The same entry
 * repeats under the same key.
 */
export const waits = (error: unknown): boolean => error instanceof Problem && (error.body.status === 0 || error.body.status >= 500 || error.body.status === 401 || error.body.status === 429);

const prefixOf = (kind: string, user: string): string => `${kind}.${encodeURIComponent(user)}:`;

/**
 * A person's entries of a kind. The prefix ends with a character that no encoded name holds, so the
 * prefix of one person does not begin the keys of another.
 */
export function outboxOf<One extends Entry>(kept: Kept | undefined, kind: string, user: string): Outbox<One> {
  const prefix = prefixOf(kind, user);
  moveOld(kept, `${kind}.${user}.`, prefix);
  return outbox<One>(kept, prefix);
}

/** Entries of release 0.1.0 get the new prefix. Their own key is a UUID; a point in it belongs to the name of another person. */
function moveOld(kept: Kept | undefined, before: string, prefix: string): void {
  try {
    const keys = Array.from({ length: kept?.length ?? 0 }, (_, at) => kept?.key(at) ?? '');
    for (const old of keys) {
      const key = old.startsWith(before) ? old.slice(before.length) : '';
      const entry = key === '' || key.includes('.') || key.includes(':') ? null : (kept?.getItem(old) ?? null);
      if (entry === null) continue;
      kept?.setItem(prefix + key, entry);
      kept?.removeItem(old);
    }
  } catch {
    // storage is full or not available: what was not moved stays for the next time
  }
}

const isUnsent = ({ state }: Entry): boolean => state === 'waiting' || state === 'sending' || state === 'failed';

/** Each entry is stored by itself, so other tabs add and remove without touching this one's. */
export function outbox<One extends Entry>(kept: Kept | undefined, prefix: string) {
  let entries: readonly One[] = stored<One>(kept, prefix);
  /** The keys that storage holds. An entry that it refused is in this page only. */
  const held = new Set(entries.map((one) => one.key));
  let sending = false;
  const listeners = new Set<() => void>();
  const show = (next: readonly One[]): void => {
    entries = next;
    listeners.forEach((listener) => listener());
  };
  /** Whether it is kept beyond this page. */
  const keep = (entry: One): boolean => {
    try {
      if (isUnsent(entry)) {
        kept?.setItem(prefix + entry.key, JSON.stringify(storedOf(entry)));
        if (kept) held.add(entry.key);
      } else {
        kept?.removeItem(prefix + entry.key);
        held.delete(entry.key);
      }
      return kept !== undefined;
    } catch {
      return false;
    }
  };
  const change = (key: string, to: Partial<One>): void => {
    show(entries.map((one) => (one.key === key ? { ...one, ...to } : one)));
    const changed = entries.find((one) => one.key === key);
    if (changed) keep(changed);
  };
  /**
   * Sends what waits in groups, oldest first. A group that the hub refuses is sent again one by one,
   * so that only the faulty entries fail.
   */
  const sendGroups = async (groupOf: (waiting: readonly One[]) => readonly One[], send: SendGroup<One>): Promise<void> => {
    if (sending) return;
    sending = true;
    const alone = new Set<string>();
    const next = (): readonly One[] => {
      const waiting = entries.filter((one) => one.state === 'waiting').toReversed();
      const first = waiting[0];
      if (!first || alone.has(first.key)) return waiting.slice(0, 1);
      return groupOf(waiting.filter((one) => !alone.has(one.key)));
    };
    try {
      for (let group = next(); group.length > 0; group = next()) {
        for (const { key } of group) change(key, { state: 'sending', error: undefined } as Partial<One>);
        try {
          const result = await send(group);
          for (const { key } of group) change(key, result);
        } catch (error) {
          const again = waits(error) || group.length > 1;
          for (const { key } of group) change(key, { state: again ? 'waiting' : 'failed', error: waits(error) || !again ? error : undefined } as Partial<One>);
          if (waits(error)) return;
          if (group.length > 1) group.forEach(({ key }) => alone.add(key));
        }
      }
    } finally {
      sending = false;
    }
  };
  return {
    entries: (): readonly One[] => entries,
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change,
    /** Newest first. The entry is kept before it is sent. */
    add: (entry: One): boolean => {
      const isKept = keep(entry);
      show([entry, ...entries]);
      return isKept;
    },
    /** The hub took nothing, and nothing will be sent. */
    drop: (key: string): void => {
      kept?.removeItem(prefix + key);
      held.delete(key);
      show(entries.filter((one) => one.key !== key));
    },
    /** Takes over what another tab added or settled. */
    follow: (): void => {
      const own = new Map(entries.map((one) => [one.key, one]));
      const all = stored<One>(kept, prefix);
      const there = new Set(all.map((one) => one.key));
      const news = all.filter((one) => !own.has(one.key));
      const left = entries.filter((one) => one.state !== 'waiting' || there.has(one.key) || !held.has(one.key));
      there.forEach((key) => held.add(key));
      if (news.length > 0 || left.length !== entries.length) show([...news, ...left].toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)));
    },
    /**
     * Sends what waits, one by one in the order of their times. The first without a response ends it,
     * because the others would get none either.
     */
    send: (one: Send<One>): Promise<void> => sendGroups((waiting) => waiting.slice(0, 1), ([first]) => (first ? one(first) : Promise.resolve({}))),
    sendGroups,
  };
}
export type Outbox<One extends Entry> = ReturnType<typeof outbox<One>>;

function storedOf<One extends Entry>({ error, ...entry }: One): Stored<One> {
  return { ...entry, ...(error instanceof Problem && { refusal: error.body }) };
}

/**
 * An entry under way when the page was left may have arrived. Its key makes a repeat the same
 * entry.
 */
function stored<One extends Entry>(kept: Kept | undefined, prefix: string): One[] {
  const all: One[] = [];
  try {
    for (let at = 0; at < (kept?.length ?? 0); at++) {
      const key = kept?.key(at);
      if (!key?.startsWith(prefix)) continue;
      const one = read<One>(kept?.getItem(key) ?? null, key.slice(prefix.length));
      if (one) all.push(one);
    }
  } catch {
    // storage is not available
  }
  return all.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

/** An entry; undefined if another release wrote it and this one cannot read it. It stays in storage. */
function read<One extends Entry>(text: string | null, key: string): One | undefined {
  try {
    const { refusal, ...entry } = JSON.parse(text ?? '') as Stored<One>;
    if (entry.key !== key || typeof entry.at !== 'string') return undefined;
    return { ...entry, state: entry.state === 'failed' ? 'failed' : 'waiting', ...(refusal && { error: new Problem(refusal) }) } as unknown as One;
  } catch {
    return undefined;
  }
}
