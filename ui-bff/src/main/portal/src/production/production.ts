import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useFallbackInterval } from '../app/Changes';
import { get, submit, type Text } from '../app/http';
import { type Page, type Scope, useScope } from '../app/scope';

export type Allotment = { buyer: string; quantity: string };
/** What is planned to be made on a day or in a week. */
export type OutputLine = { date?: string | null; week?: string | null; quantity: string; allotments?: Allotment[] | null };
/** The plan of one part at one site, as published last. */
export type Schedule = {
  id: string;
  site: string;
  part: string;
  unit: string;
  names?: Partial<Text> | null;
  version: number;
  publishedAt?: string | null;
  from?: string | null;
  until?: string | null;
  lines: OutputLine[];
  buyers?: string[] | null;
};
/** A promise that the plan does not keep any more. */
export type Broken = { due: string; buyer?: string | null; quantity: string; of: string };
export type Published = { id: string; version: number; position: number; breaks?: Broken[] | null };
export type Publication = { site: string; part: string; unit: string; from: string; until: string; lines: OutputLine[]; buyers: string[] };

/** What of the plans stands within these days. */
export function useSchedules(site: string, from: string, until: string) {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  return useQuery({
    queryKey: ['production', 'list', scope, site, from, until],
    queryFn: async ({ signal }) => {
      const items: Schedule[] = [];
      let cursor: string | null = null;
      do {
        const page: Page<Schedule> = await get<Page<Schedule>>('/production-schedules', { site, from, until, as, asOf, limit: 200, cursor }, signal);
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
