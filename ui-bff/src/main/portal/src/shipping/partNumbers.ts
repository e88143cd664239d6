import { useQuery } from '@tanstack/react-query';
import { get } from '../app/http';
import { type Page, type Scope, type Side, useScope } from '../app/scope';

type Agreed = { part: string; partnerPart: string; names: { zh: string | null; en: string | null } | null };
const MOST_PAGES = 20;

async function agreements(scope: Scope, partner: string, signal: AbortSignal): Promise<Agreed[]> {
  const all: Agreed[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const found: Page<Agreed> = await get<Page<Agreed>>('/part-agreements', { partner, ...scope, limit: 500, cursor }, signal);
    all.push(...found.items);
    cursor = found.next;
    if (cursor === null) break;
  }
  return all;
}

/** Both numbers of a line, as the shipment states them. */
export function bothOf({ part, partnerPart }: { part: string; partnerPart?: string | null }, as: Side | undefined): Partial<PartNumbers> {
  if (!partnerPart) return {};
  return as === 'supplier' ? { buyers: partnerPart, suppliers: part } : { buyers: part, suppliers: partnerPart };
}

export type PartNumbers = { buyers: string; suppliers: string; name: string };

/**
 * Both sides' numbers of a part, found by either. Without an agreement both use the same number.
 */
export function usePartNumbers(partner: string): (part: string) => PartNumbers {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  const answer = useQuery({
    queryKey: ['part-agreements', scope, partner],
    queryFn: ({ signal }) => agreements(scope, partner, signal),
    staleTime: 60_000,
  });
  return (part) => {
    const all = answer.data ?? [];
    const agreed = all.find((one) => one.part === part) ?? all.find((one) => one.partnerPart === part);
    if (!agreed) return { buyers: part, suppliers: part, name: '' };
    const sells = as === 'supplier';
    return {
      buyers: sells ? agreed.partnerPart : agreed.part,
      suppliers: sells ? agreed.part : agreed.partnerPart,
      name: [agreed.names?.zh, agreed.names?.en].filter(Boolean).join(' '),
    };
  };
}
