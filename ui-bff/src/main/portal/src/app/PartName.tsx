import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useFormat } from './format';
import { get } from './http';
import { type Page, type Scope, type Side, useScope } from './scope';
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

/** By partner and number, one's own number for the partner's and the other way; null where the two do not agree on one alone. */
export type Numbers = { own: Map<string, string | null>; partners: Map<string, string | null>; /** All that partners call one's own number. */ all: Map<string, Set<string>> };

const at = (partner: string, part: string): string => JSON.stringify([partner, part]);

/** Takes in the numbers that two partners agreed on. */
export function numberBoth({ own, partners, all }: Numbers, agreed: Agreed[]): void {
  const put = (map: Map<string, string | null>, key: string, number: string): void => {
    const known = map.get(key);
    map.set(key, known === undefined || known === number ? number : null);
  };
  for (const { partner, part, partnerPart } of agreed) {
    if (!partner || !partnerPart) continue;
    put(own, at(partner, partnerPart), part);
    put(partners, at(partner, part), partnerPart);
    all.set(part, (all.get(part) ?? new Set()).add(partnerPart));
  }
}

async function agreements(scope: Scope, signal: AbortSignal): Promise<{ names: Names; numbers: Numbers }> {
  const names: Names = new Map();
  const numbers: Numbers = { own: new Map(), partners: new Map(), all: new Map() };
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

/** A part as a row names it. */
export type NamedPart = {
  part: string;
  /** Whose number that is: one's own, or the buyer's as in documents between the two. */
  by?: 'own' | 'buyers';
  /** The partner that shares the part; without it the numbers of all partners are told. */
  partner?: string | null | undefined;
  /** The other side's number, where the row itself says it. */
  other?: string | null | undefined;
};

/** One's own number of a part, and the partners' numbers that differ from it. */
export type BothNumbers = { own: string; others: string[] };

export function bothIn(numbers: Numbers | undefined, as: Side | undefined, { part, by = 'own', partner, other }: NamedPart): BothNumbers {
  const apart = (own: string, others: (string | null | undefined)[]): BothNumbers => ({ own, others: [...new Set(others.filter((one): one is string => Boolean(one) && one !== own))] });
  if (as === 'supplier' && by === 'buyers') return apart(other ?? (partner && numbers?.own.get(at(partner, part))) ?? part, [part]);
  if (other || partner) return apart(part, [other ?? numbers?.partners.get(at(partner ?? '', part))]);
  return apart(part, [...(numbers?.all.get(part) ?? [])]);
}

export function useBothNumbers(): (of: NamedPart) => BothNumbers {
  const { as } = useScope();
  const numbers = useAgreements()?.numbers;
  return useCallback((of) => bothIn(numbers, as, of), [as, numbers]);
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
