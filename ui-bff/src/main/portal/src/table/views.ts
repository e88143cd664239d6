import { useQuery, useQueryClient } from '@tanstack/react-query';
import { get, submit } from '../app/http';
import type { Page } from '../app/scope';
import { does, useMe } from '../app/Session';

/** One person's saved form of a list; `query` is the part of its address after the ?. */
export type View = { id: string; screen: string; name: string; query: string };

const MOST = 200;
const keyOf = (screen: string): string[] => ['views', screen];

/**
 * Whether the person can save views: the operator belongs to no company, and the auditor changes
 * nothing.
 */
export function useKeepsViews(): boolean {
  const me = useMe();
  return me.party !== null && does(me, 'buyer', 'sales', 'planner', 'warehouse', 'quality', 'edi', 'bank');
}

export function useViews(screen: string, wanted: boolean): View[] {
  const answer = useQuery({
    queryKey: keyOf(screen),
    queryFn: async ({ signal }) => (await get<Page<View>>('/views', { screen, limit: MOST }, signal)).items.toSorted((a, b) => a.name.localeCompare(b.name)),
    enabled: wanted,
  });
  return answer.data ?? [];
}

export function useViewActions(screen: string): { keep: (name: string, query: string) => Promise<void>; remove: (view: View) => Promise<void> } {
  const client = useQueryClient();
  const again = (): Promise<void> => client.invalidateQueries({ queryKey: keyOf(screen) });
  return {
    keep: async (name, query) => {
      await submit<View>('/views', { method: 'PUT', body: JSON.stringify({ screen, name, query }) });
      await again();
    },
    remove: async (view) => {
      await submit<undefined>(`/views/${view.id}`, { method: 'DELETE' });
      await again();
    },
  };
}
