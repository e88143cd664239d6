import { useCallback, useEffect, useState } from 'react';
import { useMe } from './Session';

const PREFIX = 'weft.draft';

function read<T>(key: string): T | undefined {
  try {
    const kept = localStorage.getItem(key);
    return kept === null ? undefined : (JSON.parse(kept) as T);
  } catch {
    return undefined; // another version's, or storage is not available
  }
}

function write(key: string, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // full, or not available: the draft lasts as long as its screen
  }
}

/** Unsent input of a person, kept in this browser across reloads and tabs for that person only. */
export function useDraft<T>(name: string): [T | undefined, (next: T | undefined) => void] {
  const key = `${PREFIX}.${useMe().user}.${name}`;
  const [draft, setDraft] = useState(() => read<T>(key));
  useEffect(() => {
    const follow = (event: StorageEvent): void => {
      if (event.key === key) setDraft(read<T>(key));
    };
    window.addEventListener('storage', follow);
    return () => window.removeEventListener('storage', follow);
  }, [key]);
  const keep = useCallback(
    (next: T | undefined) => {
      setDraft(next);
      write(key, next);
    },
    [key],
  );
  return [draft, keep];
}

/** The fields of a form as one draft. An untouched field keeps its start value. */
export function useDraftOf<Fields extends object>(name: string, start: Fields): [Fields, (change: Partial<Fields>) => void, () => void] {
  const [draft, keep] = useDraft<Partial<Fields>>(name);
  return [{ ...start, ...draft }, (change) => keep({ ...draft, ...change }), () => keep(undefined)];
}

type About<T> = { about: string; seen: string; draft: T };
/** How many drafts of one name are kept; the newest stay. */
const MOST = 20;

/**
 * A draft about one of many things, valid for its state when the draft began. A thing that changed
 * since has no draft.
 */
export function useDraftAbout<T>(name: string, about: string, seen: string): [T | undefined, (next: T | undefined) => void] {
  const [all = [], keepAll] = useDraft<About<T>[]>(name);
  const own = all.find((one) => one.about === about && one.seen === seen)?.draft;
  const keep = (next: T | undefined): void => {
    const left = [...all.filter((one) => one.about !== about), ...(next === undefined ? [] : [{ about, seen, draft: next }])].slice(-MOST);
    keepAll(left.length === 0 ? undefined : left);
  };
  return [own, keep];
}
