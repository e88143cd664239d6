import { useQuery } from '@tanstack/react-query';
import { daysAfter, today } from '../app/days';
import { get } from '../app/http';
import { type Page, type Scope, useScope } from '../app/scope';
import type { CallOffLine } from '../callOffs/callOffs';

/** How far ahead one looks for what to ship, in days. */
const AHEAD = 14;

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
