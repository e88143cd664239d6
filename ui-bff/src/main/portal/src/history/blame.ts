import { useQuery } from '@tanstack/react-query';
import { get } from '../app/http';
import { useScope } from '../app/scope';
import type { Happened } from './history';

/** A value of a row, as an event's changes name it. */
export type Place = { view: string; row: string; pointer: string };
/** An event that set the value; the event is left out where the reader may not read it. */
export type SetValue = Partial<Happened> & { before: unknown; after: unknown };
export type Blame = Place & { value: unknown; items: SetValue[]; next: string | null; position: number; closed: boolean };

/** At most so many events are shown. */
const MOST = 10;
/** At most so many pages are read: a page of versions that left the value alone is empty. */
const PAGES = 20;

/** Reads pages until there are enough events. */
export async function blameOf(read: (cursor: string | null) => Promise<Blame>): Promise<Blame> {
  let found = await read(null);
  for (let page = 1; found.next !== null && found.items.length < MOST && page < PAGES; page++) {
    // oxlint-disable-next-line no-await-in-loop -- each page names the next
    const more = await read(found.next);
    found = { ...more, items: [...found.items, ...more.items] };
  }
  return found;
}

/** The events that set a value up to a moment, newest first. */
export function useBlame(place: Place, at: number, wanted: boolean) {
  const { as } = useScope();
  return useQuery({
    queryKey: ['history', 'blame', undefined, as, place, at],
    queryFn: ({ signal }) => blameOf((cursor) => get<Blame>('/history/blame', { ...place, at, limit: MOST, cursor }, signal)),
    enabled: wanted,
    staleTime: Infinity,
  });
}
