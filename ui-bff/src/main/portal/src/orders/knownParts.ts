import { useQuery } from '@tanstack/react-query';
import { get } from '../app/http';
import { type Page, type Scope, useScope } from '../app/scope';

export type KnownPart = { part: string; partnerPart: string | null; unit: string; names: { zh: string | null; en: string | null } | null };
const MOST_PAGES = 20;
/** So many are offered while somebody types. */
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

/** The parts that are agreed with a supplier; undefined while that is not known. */
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

/** Those that begin with what was typed, then those that have it in a number or a name. */
export function offered(known: KnownPart[], text: string): KnownPart[] {
  const typed = text.trim().toLowerCase();
  const begins = known.filter((one) => one.part.toLowerCase().startsWith(typed));
  const has = known.filter((one) => !begins.includes(one) && [one.partnerPart ?? '', one.part, ...names(one)].some((other) => other.toLowerCase().includes(typed)));
  return [...begins, ...has].slice(0, MOST_OFFERED);
}

/** Parts of an order that the two never agreed on: a slip of the hand, mostly. */
export function unknownOf(known: KnownPart[] | undefined, parts: string[]): string[] {
  if (known === undefined) return [];
  const agreed = new Set(known.map((one) => one.part));
  return [...new Set(parts.map((one) => one.trim()).filter((one) => one !== '' && !agreed.has(one)))];
}
