import { originPath } from '../app/OriginLink';
import { changedRows } from './changedRows';
import type { EventDetail } from './event';

/** The segment that states the event, or the message that brought it. */
export type Source = { to: string; message: string; segment: { number: number; tag: string } | undefined };
/** The rows of one view that the event changed. */
export type ChangedView = { view: string; rows: number };

/** Everything one step from an event: what it came from, and what came of it. */
export type Lineage = { source: Source | undefined; cause: number | undefined; consequences: readonly number[]; changed: ChangedView[] };

export function lineageOf(event: EventDetail): Lineage {
  const changed = new Map<string, number>();
  for (const { view } of changedRows(event.changed, event.before, event.after).rows) changed.set(view, (changed.get(view) ?? 0) + 1);
  return {
    source: sourceOf(event),
    cause: event.causedBy ?? undefined,
    consequences: event.consequences,
    changed: [...changed].map(([view, rows]) => ({ view, rows })),
  };
}

function sourceOf({ segment, cause }: EventDetail): Source | undefined {
  const { interchange } = cause;
  const message = segment?.message ?? cause.message;
  if (!interchange) return undefined;
  const to = originPath({ interchange, message, segment: segment?.number ?? null }) ?? `/interchanges/${interchange}`;
  return { to, message: message ?? '', segment: segment ? { number: segment.number, tag: segment.tag } : undefined };
}

/** A line between the middles of two nodes: rows count from the top, in a graph of `height` rows. */
export type Edge = { key: string; y: number; side: 'left' | 'right' };

/** The lines to an event from the nodes on its left, and to those on its right; each side stands in the middle. */
export function edgesOf(left: number, right: number): { height: number; edges: Edge[] } {
  const height = Math.max(1, left, right);
  const side = (count: number, name: Edge['side']): Edge[] => Array.from({ length: count }, (_, at) => ({ key: `${name} ${at}`, y: (height - count) / 2 + at + 0.5, side: name }));
  return { height, edges: [...side(left, 'left'), ...side(right, 'right')] };
}
