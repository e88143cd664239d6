import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useFallbackInterval } from '../app/Changes';
import { get, submit } from '../app/http';
import { type Page, type Scope, useScope } from '../app/scope';

export type Allotment = { buyer: string; quantity: string };
/** What is planned to be made on a day or in a week. */
export type OutputLine = { date?: string | null; week?: string | null; quantity: string; allotments?: Allotment[] | null };
/** The plan of one part at one site, as it stands. */
export type Schedule = {
  id: string;
  site: string;
  part: string;
  unit: string;
  /** The number of the newest publication. */
  published: number;
  publishedAt: string;
  lines: OutputLine[];
  buyers: string[];
  version: number;
};
export type Published = { id: string; version: number; position: number };
export type Publication = { site: string; part: string; unit: string; from: string; until: string; lines: OutputLine[]; buyers: string[] };

/** One's own plans at a site, whole: a window is cut out of them on the page. */
export function useSchedules(site: string) {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  return useQuery({
    queryKey: ['production', 'list', scope, site],
    queryFn: async ({ signal }) => {
      const items: Schedule[] = [];
      let cursor: string | null = null;
      do {
        const page: Page<Schedule> = await get<Page<Schedule>>('/production-schedules', { site, as, asOf, limit: 200, cursor }, signal);
        items.push(...page.items);
        cursor = page.next;
      } while (cursor);
      return items;
    },
    enabled: site !== '',
    placeholderData: keepPreviousData,
    refetchInterval: useFallbackInterval(),
  });
}

export const publish = (publication: Publication, key: string): Promise<Published> => submit('/production-schedules', { method: 'POST', body: JSON.stringify(publication), key });

/** A day on which less could leave than was promised. */
export type Broken = { on: string; promised: string; possible: string; before: string };
/** What a plan would break, asked before it is published. */
export const check = (publication: Publication): Promise<{ unit: string; broken: Broken[] }> => submit('/production-schedules/check', { method: 'POST', body: JSON.stringify(publication) });
