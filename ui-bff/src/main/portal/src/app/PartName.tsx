import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useFormat } from './format';
import { get } from './http';
import { type Page, type Scope, useScope } from './scope';
import { seesTrade, useMe } from './Session';

export type Agreed = { partner?: string; part: string; partnerPart: string | null; names: { zh: string | null; en: string | null } | null };
/** Parts after this many pages have no name. */
const MOST_PAGES = 20;
const PAGE = 500;

export type Names = Map<string, Agreed['names']>;

const toldAs = (names: Agreed['names']): string => JSON.stringify([names?.zh, names?.en]);

/** Takes in the names of more parts. A reader's own number takes precedence over a partner's. */
export function nameOwn(names: Names, agreed: Agreed[]): void {
  for (const { part, partnerPart, names: its } of agreed) {
    if (partnerPart && !names.has(partnerPart)) names.set(partnerPart, its);
    names.set(part, its);
  }
}

/**
 * The same for readers of others' agreements. A number that two companies give to different parts
 * has no name.
 */
export function nameOthers(names: Names, agreed: Agreed[]): void {
  for (const { part, partnerPart, names: its } of agreed)
    for (const number of new Set([part, partnerPart])) {
      if (number && its) names.set(number, !names.has(number) || toldAs(names.get(number) ?? null) === toldAs(its) ? its : null);
    }
}

/**
 * Keyed by partner and number: the reader's own number for the partner's, and the reverse; null if
 * the two agreed on several.
 */
export type Numbers = { own: Map<string, string | null>; partners: Map<string, string | null> };

const at = (partner: string, part: string): string => JSON.stringify([partner, part]);

/** Takes in the numbers that two partners agreed on. */
export function numberBoth({ own, partners }: Numbers, agreed: Agreed[]): void {
  const put = (map: Map<string, string | null>, key: string, number: string): void => {
    const known = map.get(key);
    map.set(key, known === undefined || known === number ? number : null);
  };
  for (const { partner, part, partnerPart } of agreed) {
    if (!partner || !partnerPart) continue;
    put(own, at(partner, partnerPart), part);
    put(partners, at(partner, part), partnerPart);
  }
}

async function agreements(scope: Scope, signal: AbortSignal): Promise<{ names: Names; numbers: Numbers }> {
  const names: Names = new Map();
  const numbers: Numbers = { own: new Map(), partners: new Map() };
  const take = scope.as === undefined ? nameOthers : nameOwn;
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const found: Page<Agreed> = await get<Page<Agreed>>('/part-agreements', { ...scope, limit: PAGE, cursor }, signal);
    take(names, found.items);
    if (scope.as !== undefined) numberBoth(numbers, found.items);
    cursor = found.next;
    if (cursor === null) break;
  }
  return { names, numbers };
}

function useAgreements(): { names: Names; numbers: Numbers } | undefined {
  const { as, asOf } = useScope();
  const me = useMe();
  const scope = useMemo<Scope>(() => ({ as, asOf }), [as, asOf]);
  return useQuery({
    queryKey: ['part-agreements', 'names', scope],
    queryFn: ({ signal }) => agreements(scope, signal),
    enabled: me.party !== null && seesTrade(me),
    staleTime: 600_000,
    structuralSharing: false,
    retry: false,
  }).data;
}

/**
 * Both numbers of a part that a document names by the buyer's number: the reader's own and the
 * partner's.
 */
export function useBothNumbers(): (partner: string, buyersPart: string) => { own: string; partners: string } {
  const { as } = useScope();
  const numbers = useAgreements()?.numbers;
  return useCallback(
    (partner, buyersPart) => {
      const key = at(partner, buyersPart);
      return as === 'supplier' ? { own: numbers?.own.get(key) ?? buyersPart, partners: buyersPart } : { own: buyersPart, partners: numbers?.partners.get(key) ?? buyersPart };
    },
    [as, numbers],
  );
}

/** A part's name, in the reader's language if possible; undefined if no agreement names it. */
export function usePartName(): (part: string | null) => string | undefined {
  const { language } = useFormat();
  const names = useAgreements()?.names;
  return useCallback(
    (part) => {
      const its = part === null ? undefined : names?.get(part);
      return (its?.[language] || its?.[language === 'zh' ? 'en' : 'zh']) ?? undefined;
    },
    [names, language],
  );
}

/** The name of a part beside its number. */
export function PartName({ part }: { part: string | null }) {
  const name = usePartName()(part);
  return name ? (
    <span className="dim whole" data-testid="part-name">
      {' '}
      {name}
    </span>
  ) : null;
}
