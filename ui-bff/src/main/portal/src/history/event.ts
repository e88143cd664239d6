import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { get, type Text } from '../app/http';
import type { Page } from '../app/scope';
import { useScope } from '../app/scope';
import { streamOf } from '../app/streams';
import { type Happened, partsOf } from './history';

/** A value of a row that the event changed; null where there was or is none. */
export type Changed = { view: string; row: string; pointer: string; before: unknown; after: unknown };
export type SegmentOfEvent = { interchange: string; message: string | null; number: number; tag: string; text: string };

/** Whole rows of an event by view, in the order in which its changes name them. */
export type RowsByView = Record<string, readonly Record<string, unknown>[]>;

/** One event, and what it did to the rows that its reader sees. */
export type EventDetail = Happened & {
  version: number;
  /** The same for all events of one command. */
  command: string | null;
  changed: Changed[];
  /** The whole rows that changed, by view, before and after. */
  before: RowsByView;
  after: RowsByView;
  /** Whether more rows and values changed than one answer holds. */
  more: boolean;
  /** The position of the event that led to it. */
  causedBy: number | null;
  consequences: number[];
  /** The last position among which consequences were looked for. */
  consequencesUntil: number;
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

/** A text in both languages is one value. */
export const isText = (value: unknown): value is Text => isObject(value) && Object.keys(value).toSorted().join() === 'en,zh';
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isRow = (value: unknown): value is object => isObject(value) && !isText(value);
const within = (value: unknown, name: string): unknown => (isRow(value) ? ((value as Record<string, unknown>)[name] ?? null) : null);

/** An order lists its own history, which has this event as its last entry. */
const OWN_HISTORY = '/history';

/** The changes value by value: a row that came or went is told field by field. */
export function valuesOf(changed: readonly Changed[]): Changed[] {
  return changed.flatMap((one) => {
    if (one.pointer.startsWith(OWN_HISTORY)) return [];
    if (!isRow(one.before) && !isRow(one.after)) return [one];
    const names = new Set([one.before, one.after].flatMap((value) => (isRow(value) ? Object.keys(value) : [])));
    const parts = [...names].map((name): Changed => ({ ...one, pointer: `${one.pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, before: within(one.before, name), after: within(one.after, name) }));
    return valuesOf(parts).filter(({ before, after }) => before !== after);
  });
}

const AMOUNTS = new Set(['quantity', 'cumulative', 'received', 'shipped', 'despatched', 'delivered', 'confirmed', 'promised', 'ordered', 'open', 'missing', 'over', 'damaged', 'difference', 'price', 'value', 'actual', 'agreed', 'minimum', 'maximum', 'stands', 'counted', 'openLines', 'lineCount']);

/** Whether a pointer names an amount, and not the number of a document or a line. */
export const isAmount = (pointer: string): boolean => AMOUNTS.has(pointer.slice(pointer.lastIndexOf('/') + 1));

/** A call-off line in its schedule: its day, and its number on that day. */
const LINE = /^\d{4}-\d{2}-\d{2}\/\d+$/;

/** A row by the words of its id: the key of its stream, or the day and number of a line. */
export function wordsOfRow(row: string): string[] {
  const [id = '', ...item] = row.split('.');
  const stream = streamOf(id);
  if (!/^[A-Z]\w+:/.test(stream)) return row.replace(/\/0$/, '').split('/');
  return [...partsOf(stream).words, ...item.flatMap((one) => (LINE.test(one) ? one.replace(/\/0$/, '').split('/') : [one]))];
}

/** A value of a row by the words of its pointer: /lines/0/quantity is "lines 1 quantity". */
export const wordsOfPointer = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((word) => word.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((word) => (/^\d+$/.test(word) ? String(Number(word) + 1) : word));
