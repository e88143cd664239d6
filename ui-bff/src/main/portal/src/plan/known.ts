import { useQuery } from '@tanstack/react-query';
import { readRunOuts } from '../balance/balance';
import { useScope } from '../app/scope';

export type KnownPart = { part: string; site: string; unit: string };

/** What balances are reckoned of, the first to run out first: those parts are planned before anybody types them. */
export function useKnownParts(): KnownPart[] {
  const { as, asOf } = useScope();
  const scope = { as, asOf };
  const known = useQuery({ queryKey: ['balance', 'parts', scope], queryFn: ({ signal }) => readRunOuts(scope, undefined, 200, null, signal) });
  return known.data?.items ?? [];
}
