import { useQuery } from '@tanstack/react-query';
import { readRunOuts } from '../balance/balance';
import { type Page, useScope } from '../app/scope';

export type KnownPart = { part: string; site: string; unit: string };

/** Nobody plans more parts in one sheet than these pages of 500. */
const PAGES = 10;

/**
 * The parts that have balances, the first to run out first. They are in the sheet before anybody
 * types them.
 */
export function useKnownParts(): KnownPart[] {
  const { as, asOf } = useScope();
  const scope = { as, asOf };
  const known = useQuery({
    queryKey: ['balance', 'parts', scope],
    queryFn: async ({ signal }) => {
      const rows: KnownPart[] = [];
      let cursor: string | null = null;
      for (let page = 0; page < PAGES; page++) {
        const found: Page<KnownPart> = await readRunOuts(scope, undefined, 500, cursor, signal);
        rows.push(...found.items);
        cursor = found.next;
        if (cursor === null) break;
      }
      return rows;
    },
  });
  return known.data ?? [];
}
