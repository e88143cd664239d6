import { useQuery } from '@tanstack/react-query';
import { daysAfter, today } from '../app/days';
import { sum } from '../app/decimal';
import { get } from '../app/http';
import { type Page, type Scope, useScope } from '../app/scope';
import type { CallOffLine } from '../callOffs/callOffs';
import { openOf } from './lines';
import type { Transit } from './shipments';

export type DueLine = CallOffLine & { open: string };

/**
 * Takes the supplier's goods in transit off the lines of their part, under the customer's number,
 * the oldest first. A part with nothing left to ship is left out.
 */
export function netted(lines: CallOffLine[], transit: Transit[]): DueLine[] {
  const parts = [...new Set(lines.map((line) => line.part))];
  const open = parts.flatMap((part) =>
    openOf(
      lines.filter((line) => line.part === part),
      sum(transit.filter((one) => (one.partnerPart ?? one.part) === part).map((one) => one.open)),
    ),
  );
  return open.filter((line) => Number(line.open) > 0).toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.part < b.part ? -1 : 1));
}

/** How many days ahead lines count as to be shipped. */
export const AHEAD = 14;

/** Call-off lines of one customer that are overdue or due soon, the oldest first. */
export function useDue(buyer: string) {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  return useQuery({
    queryKey: ['call-offs', 'due', scope, buyer],
    queryFn: async ({ signal }) => (await get<Page<CallOffLine>>('/call-offs', { buyer, dueUntil: daysAfter(today(), AHEAD), as, asOf, limit: 200 }, signal)).items,
    enabled: buyer !== '',
    staleTime: 0,
  });
}

/** The place of the earliest due line: the default destination. */
export function useFirstDue(wanted: boolean): { buyer: string; site: string } | undefined {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  return useQuery({
    queryKey: ['call-offs', 'due', scope, 'first'],
    queryFn: async ({ signal }) => (await get<Page<CallOffLine>>('/call-offs', { dueUntil: daysAfter(today(), AHEAD), as, asOf, limit: 200 }, signal)).items.toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))[0] ?? null,
    enabled: wanted,
    staleTime: 0,
  }).data ?? undefined;
}

/**
 * The lines to ship first: overdue or due today, otherwise those of the first day; of one part if
 * it is named.
 */
export function dueFirst(lines: DueLine[], part: string): DueLine[] {
  const meant = lines.filter((line) => part === '' || line.part === part);
  const day = today();
  const first = meant[0]?.due ?? day;
  const until = first > day ? first : day;
  return meant.filter((line) => line.due <= until);
}
