import { minus, sum } from '../app/decimal';
import type { Happened } from '../history/history';
import { sameUnit } from '../app/format';

/** The amount by which an event changed its quantity, as a decimal, and its unit; null where it changes none, or too little is known. */
export type Change = { by: string; unit: string | undefined } | null;

type Line = { line?: string; quantity?: string; unit?: string };
type Total = { unit: string | undefined; quantity: string };
type Known = { total?: Total; lines?: Map<string, Line> };
type Told = { lines?: Line[]; unit?: string };

/**
 * The change of each event, in order. What a release or an order asks for is compared with what it
 * replaces, so an event whose predecessor is not among these has none.
 */
export function changesOf(events: readonly Pick<Happened, 'stream' | 'type' | 'data'>[]): Change[] {
  const known = new Map<string, Known>();
  return events.map((event) => {
    const before = known.get(event.stream) ?? {};
    const { change, now } = changeOf(event, before);
    if (now) known.set(event.stream, { ...before, ...now });
    return change === null || Number(change.by) === 0 ? null : change;
  });
}

function changeOf({ type, data }: Pick<Happened, 'type' | 'data'>, before: Known): { change: Change; now?: Known } {
  const told = data as Record<string, unknown>;
  switch (type) {
    case 'forecast-released': {
      const total = totalOf(told['forecast'] as Told);
      return { change: between(before.total, total), now: total ? { total } : {} };
    }
    case 'order-placed': {
      const lines = byNumber((told['placed'] as Told | undefined)?.lines ?? []);
      return { change: grown(totalOf({ lines: [...lines.values()] })), now: { lines } };
    }
    case 'order-changed':
    case 'order-cancelled': {
      if (!before.lines) return { change: null };
      const lines = type === 'order-cancelled' ? new Map<string, Line>() : new Map([...before.lines, ...byNumber((told['lines'] as Line[] | undefined) ?? [])]);
      for (const line of (told['removed'] as string[] | undefined) ?? []) lines.delete(line);
      const was = totalOf({ lines: [...before.lines.values()] });
      const total = lines.size === 0 && was ? { ...was, quantity: '0' } : totalOf({ lines: [...lines.values()] });
      return { change: between(was, total), now: { lines } };
    }
    case 'output-published':
      return { change: between(totalOf({ lines: (told['replaced'] as Line[] | null) ?? [], unit: told['unit'] as string }), totalOf(told as Told)) };
    case 'stock-counted':
      return { change: typeof told['before'] === 'string' && typeof told['quantity'] === 'string' ? { by: minus(told['quantity'], told['before']), unit: unitOf(told) } : null };
    case 'stock-moved':
      return { change: booked(told) };
    default:
      return { change: null };
  }
}

/** A movement within the site has two postings and leaves its sum. A posting that was only kept changes nothing. */
function booked(told: Record<string, unknown>): Change {
  const [first, second] = (told['postings'] as { kept?: string | null }[] | undefined) ?? [];
  return first && !second && !first.kept && typeof told['quantity'] === 'string' ? { by: told['quantity'], unit: unitOf(told) } : null;
}

const unitOf = (told: Record<string, unknown>): string | undefined => (typeof told['unit'] === 'string' ? told['unit'] : undefined);

const byNumber = (lines: Line[]): Map<string, Line> => new Map(lines.map((line) => [line.line ?? '', line]));

/** The sum of some lines; undefined where units differ or a line states no quantity. */
function totalOf(told: Told | undefined): Total | undefined {
  if (!told?.lines) return undefined;
  const units = new Set(told.lines.map((line) => sameUnit(line.unit ?? told.unit ?? '')));
  if (units.size > 1 || told.lines.some((line) => typeof line.quantity !== 'string')) return undefined;
  return { unit: [...units][0] ?? (told.unit && sameUnit(told.unit)), quantity: sum(told.lines.map((line) => line.quantity ?? '0')) };
}

const between = (before: Total | undefined, now: Total | undefined): Change => (before && now && before.unit === now.unit ? { by: minus(now.quantity, before.quantity), unit: now.unit } : null);
const grown = (now: Total | undefined): Change => (now ? { by: now.quantity, unit: now.unit } : null);

/** Each change from -1 to 1 of the largest one in its unit; 0 where nothing changed. */
export function sharesOf(changes: readonly Change[]): number[] {
  const largest = new Map<string | undefined, number>();
  for (const change of changes) if (change) largest.set(change.unit, Math.max(largest.get(change.unit) ?? 0, Math.abs(Number(change.by))));
  return changes.map((change) => (change ? Number(change.by) / (largest.get(change.unit) ?? 1) : 0));
}
