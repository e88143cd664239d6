import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { get, submit } from '../app/http';
import type { Page } from '../app/scope';
import { useKeepsViews, type View } from './views';

/** A reader who was away for this many milliseconds begins a new visit. */
const AWAY = 30 * 60_000;
/** How often an open screen reports that its reader is there. */
const STILL = 5 * 60_000;
const NAME = 'visit';

/**
 * The end of the previous visit, by the hub's clock, kept beside the saved views for this person
 * only; undefined on a first visit.
 */
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

/** The end of the previous visit: the last sighting if it is long ago, otherwise the stored end. */
export function beforeOf(query: string, seen: string, now: number): string | undefined {
  if (now - Date.parse(seen) > AWAY) return seen;
  return new URLSearchParams(query).get('before') ?? undefined;
}
