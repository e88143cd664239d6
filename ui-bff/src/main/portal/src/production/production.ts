import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useFallbackInterval } from '../app/Changes';
import { compare } from '../app/decimal';
import { get, submit } from '../app/http';
import type { BalanceRow } from '../balance/balance';
import { type Page, type Scope, useScope } from '../app/scope';
import type { KnownPart } from '../plan/known';
import type { Measured, Row } from '../plan/row';
import { changesOf, type Column, type Edits, firstDay, type Grain, horizonOf, lastDay, type PlanLine } from '../plan/sheet';
import type { Sheet } from '../plan/useSheet';

export type Allotment = { buyer: string; quantity: string };
/** The planned output of a day or a week. */
export type OutputLine = PlanLine & { allotments?: Allotment[] | null };
/** The published plan of one part at one site. */
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

/** The reader's own plans at a site, complete. The page cuts its window from them. */
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

/** A planned part, and the buyers that see its plan. */
export type OutputRow = Row<OutputLine> & { buyers: string[]; plan?: Schedule };

type Begun = Pick<Sheet, 'added' | 'typed' | 'shownTo'>;

/**
 * Rows for added parts, parts that customers want from the site, planned parts, and parts with
 * typed values.
 */
export function rowsOf(schedules: Schedule[], known: KnownPart[], site: string, usual: string[], { added, typed, shownTo }: Begun): OutputRow[] {
  const scheduleOf = new Map(schedules.map((schedule) => [schedule.part, schedule]));
  const knownOf = new Map(known.filter((one) => one.site === site).map((one) => [one.part, one]));
  const begun = (part: string): boolean => !knownOf.has(part) && !scheduleOf.has(part);
  return [...new Set([...added, ...knownOf.keys(), ...scheduleOf.keys(), ...typed])].map((part) => {
    const schedule = scheduleOf.get(part);
    return { key: part, part, unit: schedule?.unit ?? knownOf.get(part)?.unit, buyers: shownTo.get(part) ?? schedule?.buyers ?? usual, begun: begun(part), ...(schedule && { plan: schedule }) };
  });
}

/** Whether a published plan gets other buyers than before. */
export const isShownAnew = ({ buyers, plan }: Pick<OutputRow, 'buyers' | 'plan'>): boolean => plan !== undefined && buyers.toSorted().join() !== plan.buyers.toSorted().join();

/**
 * Unchanged lines keep their allotments. Output allotted to the only buyer becomes free once others
 * see it.
 */
const allotted = (row: OutputRow) => ({ allotments, quantity }: OutputLine): Partial<OutputLine> => {
  const [only, ...others] = row.plan?.buyers ?? [];
  const whole = others.length === 0 && allotments?.length === 1 && allotments[0]?.buyer === only && Number(allotments[0]?.quantity) === Number(quantity);
  return allotments?.length && !(whole && isShownAnew(row)) ? { allotments } : {};
};

/**
 * A row's publication: quantities, and the buyers that see the whole plan from now on; either may
 * be absent.
 */
export type Publishing = { publication: Publication | undefined; shown: { id: string; buyers: string[] } | undefined };

export function publicationOf(edits: Edits, row: Measured<OutputRow>, site: string, columns: Column[]): Publishing {
  const { key, part, unit, buyers, plan } = row;
  const shown = plan && isShownAnew(row) ? { id: plan.id, buyers } : undefined;
  const publication = changesOf(edits, plan, key, columns) ? { site, part, unit, buyers, ...horizonOf(edits, plan, part, columns, allotted(row)) } : undefined;
  return { publication, shown };
}

/** Quantities first. The rest of the plan outside the sheet follows for its new buyers. */
export async function publish({ publication, shown }: Publishing, key: string, version: number | undefined): Promise<void> {
  const done = publication && (await submit<Published>('/production-schedules', { method: 'POST', body: JSON.stringify(publication), key, version }));
  if (shown) await submit<Published>(`/production-schedules/${shown.id}/shown-to`, { method: 'POST', body: JSON.stringify({ buyers: shown.buyers }), key: `${key}-shown`, version: done?.version ?? version });
}

/** The plan of a row in these columns, as it is typed; undefined while a number cannot be read. */
export function triedOf(edits: Edits, row: Measured<OutputRow>, site: string, columns: Column[]): Publication | undefined {
  const { key, part, unit, buyers, plan } = row;
  if ((changesOf(edits, plan, key, columns)?.unread.length ?? 0) > 0) return undefined;
  const horizon = horizonOf(edits, plan, key, columns, allotted(row));
  return horizon.from === '' || horizon.until === '' ? undefined : { site, part, unit, buyers, ...horizon };
}

/** A day on which less could leave than was promised. */
export type Broken = { on: string; promised: string; possible: string; before: string };
/** The hub answers which promises a plan would break, and the balance that it would lead to. */
export type Tried = { unit: string; broken: Broken[]; rows: BalanceRow[] };
export const check = (publication: Publication, grain?: Grain, signal?: AbortSignal): Promise<Tried> =>
  submit('/production-schedules/check', { method: 'POST', body: JSON.stringify(publication), signal }, { grain });

/** The first day of the first row that ends below zero. */
export const shortFrom = (rows: readonly BalanceRow[]): string | undefined => rows.find(({ closing }) => closing !== null && compare(closing, '0') < 0)?.from;

/** The row of a balance that a column of the sheet stands for. */
export const rowAt = (rows: readonly BalanceRow[], column: Column): BalanceRow | undefined => rows.find((row) => row.from <= lastDay(column) && row.until >= firstDay(column));
