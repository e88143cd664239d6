import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { get, Problem, submit, type Text } from '../app/http';
import { type Scope, useScope } from '../app/scope';

/** A figure of a month or of 30 days; `on` is the last of them. */
export type Point = { on: string; value: string | null; unit: string | null; unknown: string | null; coverage: string | null; link: string };
/** An order line whose whole quantity left; `order` is the order's id. */
export type TimedLine = { order: string; number: string; buyer: string; line: string; ordered: string; left: string; days: number; /** False where its last shipment was recorded long after it left. */ counts: boolean };
export type Figure = {
  /** False for a figure that the company states. */
  measured: boolean;
  value: string | null;
  unit: string | null;
  /** A code that says why there is no value. */
  unknown: string | null;
  from: string | null;
  until: string | null;
  /** How many days of the period have begun. */
  days: number | null;
  coverage: string | null;
  basis: number;
  link: string;
  points: Point[];
  /** The order lines of a lead time, the latest first. */
  lines: TimedLine[] | null;
  /** False if there are more than these. */
  linesComplete: boolean;
};
export const periods = ['before', 'first', 'last'] as const;
export type Period = (typeof periods)[number];
export type Compared = { code: string; definition: Text; before: Figure; first: Figure; last: Figure; change: { period: Period; percent: string } | null };
export type Answer = { site: string; position: number; at: string; today: string; firstDay: string | null; figures: Compared[] };

export type StatedMonth = { month: string; leadTimeDays: string | null; daysOfStock: string | null; stockValue: string | null; currency: string | null; source: string };
export type Stated = { id: string; site: string; months: StatedMonth[]; version: number };

export const KIND = 'before-after';
export const STATED = 'stated-figures';

export function useBeforeAfter(site: string) {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  return useQuery({
    queryKey: [KIND, 'of', scope, site],
    queryFn: ({ signal }) => get<Answer>('/before-after', { site, asOf }, signal),
    enabled: site !== '',
    placeholderData: keepPreviousData,
  });
}

/** The figures that the company states of a site; null if it states none. */
export function useStated(site: string) {
  const { as, asOf } = useScope();
  const scope: Scope = { as, asOf };
  return useQuery({
    queryKey: [STATED, 'of', scope, site],
    queryFn: async ({ signal }) => {
      try {
        return await get<Stated>(`/stated-figures/${encodeURIComponent(site)}`, { asOf }, signal);
      } catch (error) {
        if (error instanceof Problem && error.body.status === 404) return null;
        throw error;
      }
    },
    enabled: site !== '',
  });
}

export const stateMonth = (site: string, month: StatedMonth, key: string): Promise<unknown> => submit(`/stated-figures/${encodeURIComponent(site)}`, { method: 'PUT', body: JSON.stringify(month), key });

/** The greatest of the known values. */
export const topOf = (points: readonly Pick<Point, 'value'>[]): number => Math.max(0, ...points.map(({ value }) => Number(value ?? 0)));
/** The height of a bar beside the tallest; a value that is not known has none. */
export const heightOf = ({ value }: Pick<Point, 'value'>, top: number): number | null => (value === null ? null : top === 0 ? 0 : Number(value) / top);
