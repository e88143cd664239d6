import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { get } from '../app/http';
import type { Page } from '../app/scope';
import { useScope } from '../app/scope';
import type { Happened } from './history';

/** A value of a row that the event changed; null where there was or is none. */
export type Changed = { view: string; row: string; pointer: string; before: unknown; after: unknown };
export type SegmentOfEvent = { interchange: string; message: string | null; number: number; tag: string; text: string };

/** One event, and what it did to the rows that its reader sees. */
export type EventDetail = Happened & {
  version: number;
  /** The same for all events of one command. */
  command: string | null;
  changed: Changed[];
  /** The position of the event that led to it. */
  causedBy: number | null;
  consequences: number[];
  segment: SegmentOfEvent | null;
};

/** At most so many seconds old: only what followed from an event can change. */
const FRESH_MS = 30_000;

/** An event by its position, whatever moment the screen shows. */
export function useEvent(position: string | undefined) {
  const { as } = useScope();
  return useQuery({
    queryKey: ['history', 'event', undefined, as, position],
    queryFn: ({ signal }) => get<EventDetail>(`/history/events/${encodeURIComponent(position ?? '')}`, { as }, signal),
    enabled: position !== undefined,
    staleTime: FRESH_MS,
    placeholderData: keepPreviousData,
  });
}

/** The sentence of another event; undefined where the reader may not see it. */
export function useEventAt(position: number) {
  return useQuery({
    queryKey: ['history', 'at', undefined, position],
    queryFn: async ({ signal }) => (await get<Page<Happened>>('/history/events', { after: position - 1, before: position + 1, limit: 1 }, signal)).items[0] ?? null,
  });
}

/** A value of a row by the words of its pointer: /lines/0/quantity is "lines 1 quantity". */
export const wordsOfPointer = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((word) => word.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((word) => (/^\d+$/.test(word) ? String(Number(word) + 1) : word));
