import { useCallback, useEffect, useState } from 'react';
import { useMe } from './Session';

const PREFIX = 'weft.draft';

function read<T>(key: string): T | undefined {
  try {
    const kept = localStorage.getItem(key);
    return kept === null ? undefined : (JSON.parse(kept) as T);
  } catch {
    return undefined; // another version's, or storage is closed to us
  }
}

function write(key: string, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // full, or closed to us: the draft lives as long as its screen does
  }
}

/** What a person has begun and not sent: kept in this browser, through reloads and for other tabs, for that person alone. */
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

/** The fields of a form as one draft; what nobody touched is as at the start. */
export function useDraftOf<Fields extends object>(name: string, start: Fields): [Fields, (change: Partial<Fields>) => void, () => void] {
  const [draft, keep] = useDraft<Partial<Fields>>(name);
  return [{ ...start, ...draft }, (change) => keep({ ...draft, ...change }), () => keep(undefined)];
}

type About<T> = { about: string; seen: string; draft: T };
/** Of drafts under one name so many are kept, the newest. */
const MOST = 20;

/** A draft about one of many things as it was when one began; about a thing that changed since there is none. */
export function useDraftAbout<T>(name: string, about: string, seen: string): [T | undefined, (next: T | undefined) => void] {
  const [all = [], keepAll] = useDraft<About<T>[]>(name);
  const own = all.find((one) => one.about === about && one.seen === seen)?.draft;
  const keep = (next: T | undefined): void => {
    const left = [...all.filter((one) => one.about !== about), ...(next === undefined ? [] : [{ about, seen, draft: next }])].slice(-MOST);
    keepAll(left.length === 0 ? undefined : left);
  };
  return [own, keep];
}
