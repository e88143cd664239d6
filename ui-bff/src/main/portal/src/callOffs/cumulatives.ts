import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useFallbackInterval } from '../app/Changes';
import { minus } from '../app/decimal';
import { get } from '../app/http';
import { type Scope, useScope } from '../app/scope';
import type { EventPlace } from '../history/EventLink';

/**
 * One cause of the difference between the two sides; positive if the supplier counts more because
 * of it.
 */
export type Explained = { kind: string; quantity: string; shipment: string | null; name: string; event: EventPlace; opensAgainOn: string | null };
export type Change = 'begins-anew' | 'corrected' | 'returned';
/** A release that states less than the one before, or counts from another day; `taken` is what the hub takes it for, the last ruling stands. */
export type CountChanged = { release: string; callOff: boolean; change: Change; taken: Change; from: string; to: string; event: EventPlace; rulings: Ruling[] };
/** The ruling of one side about the change. */
export type Ruling = { party: string; change: Change; at: string; event: EventPlace };
export type Cumulatives = {
  schedule: string;
  /** The version of the schedule. */
  version: number;
  unit: string;
  /** The release from which both sides count, or the opening that both signed. */
  start: { release: string | null; asOf: string | null; opening: { signedBy: string; signedAt: string } | null; since: string | null; cumulative: string | null; event: EventPlace };
  buyer: { party: string; received: string; asOf: string | null; stated: string | null; since: string; release: string | null; event: EventPlace };
  supplier: { party: string; shipped: string; asOf: string | null; since: string };
  /** Shipped less received. */
  difference: string;
  explained: Explained[];
  unexplained: string;
  notCounted: { quantity: string; unit: string; why: string }[];
  changes: CountChanged[];
};

export function useCumulatives(schedule: string) {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  return useQuery({
    queryKey: ['cumulatives', 'one', scope, schedule],
    queryFn: ({ signal }) => get<Cumulatives>('/cumulatives', { schedule, asOf }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: useFallbackInterval(),
  });
}

/** The total short quantity, and the rest of the shipped quantity. */
export function shortOf(shipped: string, explained: readonly Explained[]): { short: string; left: string } | null {
  const short = explained.filter((one) => one.kind === 'short').reduce((sum, one) => minus(sum, minus('0', one.quantity)), '0');
  return Number(short) === 0 ? null : { short, left: minus(shipped, short) };
}

/** A step from one figure to the other, in percent of the picture's width. */
export type Step = { left: number; width: number; down: boolean };

/**
 * The steps from shipped to received. The picture shows only the span with changes, because
 * cumulatives are large and the differences small.
 */
export function stepsOf(shipped: string, quantities: readonly string[]): Step[] {
  let at = shipped;
  const ends = quantities.map((quantity) => {
    const from = at;
    at = minus(at, quantity);
    return [Number(from), Number(at)] as const;
  });
  const all = ends.flat();
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const span = high - low || 1;
  return ends.map(([from, until]) => ({ left: ((Math.min(from, until) - low) / span) * 100, width: (Math.abs(from - until) / span) * 100, down: until < from }));
}
