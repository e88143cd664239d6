import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Place } from './context';
import { today } from './days';
import { get } from './http';
import { type Page, type Scope, useScope } from './scope';
import { type Me, useMe } from './Session';

type Held = { owner: string; what: string; until: string | null; withdrawnAt: string | null };

/** The kinds of grants that a party holds from others on a day. */
export const heldBy = (me: Me, grants: readonly Held[], day: string): Set<string> =>
  new Set(grants.filter((one) => one.owner !== me.party?.code && one.withdrawnAt === null && (one.until === null || one.until >= day)).map((one) => one.what));

/** The kinds of grants that the reader's party holds now. The portal reads them only if an entry of the menu depends on one. */
export function useHeld(places: readonly Place[]): ReadonlySet<string> {
  const me = useMe();
  const { as } = useScope();
  const scope: Scope = { as, asOf: undefined };
  const asked = [...new Set(places.flatMap((place) => (place.granted !== undefined && place.may(me, as) ? [place.granted] : [])))];
  const grants = useQuery({
    queryKey: ['grants', 'held', scope, asked],
    queryFn: async ({ signal }) => (await Promise.all(asked.map((what) => get<Page<Held>>('/grants', { what, as, limit: 500 }, signal)))).flatMap((page) => page.items),
    enabled: asked.length > 0,
    staleTime: 60_000,
    retry: false,
  }).data;
  return useMemo(() => heldBy(me, grants ?? [], today()), [me, grants]);
}
