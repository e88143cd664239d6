import type { Happened } from '../history/history';

/** The fields of an event that stepping needs. */
export type Step = Pick<Happened, 'position' | 'type' | 'cause'>;
export type Direction = -1 | 1;

/** Events that bring a document or a release also where a person entered it. */
const DOCUMENTS = new Set([
  'order-placed',
  'order-changed',
  'order-cancelled',
  'forecast-released',
  'call-off-released',
  'late-release-recorded',
  'late-call-off-recorded',
  'shipment-announced',
  'shipment-received',
  'demand-published',
  'output-published',
  'capacity-stated',
  'certificate-issued',
  'consumption-stated',
  'document-kept',
  'stock-report-sent',
]);

/** The release or document that brought the event: a partner's message, or the event itself. */
export function documentOf({ position, type, cause }: Step): string | undefined {
  if (cause.interchange && cause.message) return `${cause.interchange}/${cause.message}`;
  return DOCUMENTS.has(type) ? String(position) : undefined;
}

/** The index of the last event at or before a position; -1 before the first. Positions ascend. */
export function indexAt(events: readonly { position: number }[], position: number): number {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((events[middle]?.position ?? Infinity) <= position) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The same among the loaded events of a longer row; undefined where that event is not loaded. */
export function placeOf({ events, earlier, later }: Loaded<{ position: number }>, position: number): number | undefined {
  const at = indexAt(events, position);
  const beyond = at === events.length - 1 && later && events[at]?.position !== position;
  return (at < 0 && earlier) || beyond ? undefined : at;
}

/** One event back or forward; undefined where there is none. */
export function stepped<E extends Step>(events: readonly E[], from: number, direction: Direction): E | undefined {
  return events[from + direction];
}

/** Loaded events of a longer row, and whether there are more on either side. */
export type Loaded<E> = { events: readonly E[]; earlier: boolean; later: boolean };

/**
 * The first event of the next or the previous release or document. Where a document has more events
 * than are loaded, the last of these on the way; from there the row is read on.
 */
export function steppedByDocument<E extends Step>({ events, earlier, later }: Loaded<E>, from: number, direction: Direction): E | undefined {
  const start = events[from];
  const current = start && documentOf(start);
  for (let at = from + direction; at >= 0 && at < events.length; at += direction) {
    const event = events[at] as E;
    const document = documentOf(event);
    if (document === undefined || document === current) continue;
    let first = at;
    while (first > 0 && documentOf(events[first - 1] as E) === document) first--;
    return events[first];
  }
  const end = direction > 0 ? events.length - 1 : 0;
  const more = direction > 0 ? later : earlier;
  return more && end !== from ? events[end] : undefined;
}
