import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useFallbackInterval } from '../app/Changes';
import { get, submit } from '../app/http';
import { type Page, type Scope, useScope } from '../app/scope';
import type { KnownPart } from '../plan/known';
import type { Measured, Row } from '../plan/row';
import { type Column, type Edits, horizonOf, type PlanLine } from '../plan/sheet';
import type { Sheet } from '../plan/useSheet';

export type Allotment = { buyer: string; quantity: string };
/** What is planned to be made on a day or in a week. */
export type OutputLine = PlanLine & { allotments?: Allotment[] | null };
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

/** A part that is planned, and to whom its plan is shown. */
export type OutputRow = Row<OutputLine> & { buyers: string[] };

type Begun = Pick<Sheet, 'added' | 'typed' | 'shownTo'>;

/** Parts that were added, that customers want from one's site, that are planned, and that something was typed of. */
export function rowsOf(schedules: Schedule[], known: KnownPart[], site: string, usual: string[], { added, typed, shownTo }: Begun): OutputRow[] {
  const scheduleOf = new Map(schedules.map((schedule) => [schedule.part, schedule]));
  const knownOf = new Map(known.filter((one) => one.site === site).map((one) => [one.part, one]));
  const begun = (part: string): boolean => !knownOf.has(part) && !scheduleOf.has(part);
  return [...new Set([...added, ...knownOf.keys(), ...scheduleOf.keys(), ...typed])].map((part) => {
    const schedule = scheduleOf.get(part);
    return { key: part, part, unit: schedule?.unit ?? knownOf.get(part)?.unit, buyers: shownTo.get(part) ?? schedule?.buyers ?? usual, begun: begun(part), ...(schedule && { plan: schedule }) };
  });
}

/** What was not changed keeps its allotments. */
const allotted = ({ allotments }: OutputLine): Partial<OutputLine> => (allotments?.length ? { allotments } : {});

export const publicationOf = (edits: Edits, { part, unit, buyers, plan }: Measured<OutputRow>, site: string, columns: Column[]): Publication => ({ site, part, unit, buyers, ...horizonOf(edits, plan, part, columns, allotted) });

export const publish = (publication: Publication, key: string, version: number | undefined): Promise<Published> => submit('/production-schedules', { method: 'POST', body: JSON.stringify(publication), key, version });

/** A day on which less could leave than was promised. */
export type Broken = { on: string; promised: string; possible: string; before: string };
/** What a plan would break, asked before it is published. */
export const check = (publication: Publication): Promise<{ unit: string; broken: Broken[] }> => submit('/production-schedules/check', { method: 'POST', body: JSON.stringify(publication) });
