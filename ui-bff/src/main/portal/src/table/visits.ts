import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { get, submit } from '../app/http';
import type { Page } from '../app/scope';
import { useKeepsViews, type View } from './views';

/** Who was away so long comes back for another visit, in milliseconds. */
const AWAY = 30 * 60_000;
/** How often an open screen says that its reader is there. */
const STILL = 5 * 60_000;
const NAME = 'visit';

/** When the visit before this one ended, by the hub's clock; kept beside the saved views, for this person alone. Undefined on a first visit. */
export function useLastVisit(screen: string, wanted = true): string | undefined {
  const keeps = useKeepsViews() && wanted;
  const visits = `${screen}-visits`;
  const answer = useQuery({
    queryKey: ['visit', visits],
    queryFn: async ({ signal }) => {
      const [kept] = (await get<Page<View & { savedAt: string }>>('/views', { screen: visits, limit: 1 }, signal)).items;
      const before = kept && beforeOf(kept.query, kept.savedAt, Date.now());
      await submit<View>('/views', { method: 'PUT', body: JSON.stringify({ screen: visits, name: NAME, query: before ? `before=${before}` : '' }) });
      return before ?? null;
    },
    enabled: keeps,
    staleTime: Infinity,
    gcTime: Infinity,
    refetchInterval: STILL,
  });
  const { refetch } = answer;
  useEffect(() => {
    const back = (): void => {
      if (keeps && document.visibilityState === 'visible') void refetch();
    };
    document.addEventListener('visibilitychange', back);
    return () => document.removeEventListener('visibilitychange', back);
  }, [keeps, refetch]);
  return answer.data ?? undefined;
}

/** The end of the visit before: that of the last time seen, if it is long ago, else the one kept then. */
export function beforeOf(query: string, seen: string, now: number): string | undefined {
  if (now - Date.parse(seen) > AWAY) return seen;
  return new URLSearchParams(query).get('before') ?? undefined;
}
