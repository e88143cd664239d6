import { useQuery } from '@tanstack/react-query';
import { get } from '../app/http';
import { type Page, type Scope, useScope } from '../app/scope';

export type KnownPart = { part: string; partnerPart: string | null; unit: string; names: { zh: string | null; en: string | null } | null };
const MOST_PAGES = 20;
/** How many parts are offered during typing. */
const MOST_OFFERED = 20;

async function agreements(scope: Scope, partner: string, signal: AbortSignal): Promise<KnownPart[]> {
  const all: KnownPart[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const found: Page<KnownPart> = await get<Page<KnownPart>>('/part-agreements', { partner, ...scope, limit: 500, cursor }, signal);
    all.push(...found.items);
    cursor = found.next;
    if (cursor === null) return all;
  }
  return all;
}

/** The parts agreed with a supplier; undefined until loaded. */
export function useKnownParts(supplier: string): KnownPart[] | undefined {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  return useQuery({
    queryKey: ['part-agreements', 'known', scope, supplier],
    queryFn: ({ signal }) => agreements(scope, supplier, signal),
    enabled: supplier !== '',
    staleTime: 60_000,
    retry: false,
  }).data;
}

const names = ({ names: its }: KnownPart): string[] => [its?.zh, its?.en].filter((one): one is string => Boolean(one));

/** Parts that begin with the typed text, then those that contain it in a number or a name. */
export function offered(known: KnownPart[], text: string): KnownPart[] {
  const typed = text.trim().toLowerCase();
  const begins = known.filter((one) => one.part.toLowerCase().startsWith(typed));
  const has = known.filter((one) => !begins.includes(one) && [one.partnerPart ?? '', one.part, ...names(one)].some((other) => other.toLowerCase().includes(typed)));
  return [...begins, ...has].slice(0, MOST_OFFERED);
}

/** Parts of an order without an agreement between the two; usually a typing error. */
export function unknownOf(known: KnownPart[] | undefined, parts: string[]): string[] {
  if (known === undefined) return [];
  const agreed = new Set(known.map((one) => one.part));
  return [...new Set(parts.map((one) => one.trim()).filter((one) => one !== '' && !agreed.has(one)))];
}
