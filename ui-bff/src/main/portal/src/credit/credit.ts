import { useQuery } from '@tanstack/react-query';
import { get, type Text } from '../app/http';
import { type Page, useScope } from '../app/scope';
import type { GrantRow } from '../sharing/grants';
import { today } from '../app/days';

export type Withheld = 'coverage' | 'nothing-recorded' | 'price-missing' | 'few-customers' | 'too-many-orders';
export type Indicator = {
  code: string;
  value: string | null;
  unit: string | null;
  from: string;
  until: string;
  /** Percent. */
  coverage: string | null;
  /** The first and the last day of the period with a record; missing and null where there is none, and for figures that are not made of days. */
  recordedFrom?: string | null;
  recordedUntil?: string | null;
  withheld: Withheld | null;
  definition: Text;
  definitionDigest: string;
  digest: string | null;
};
export type Evidence = { supplier: string; purposes: string[]; indicators: Indicator[]; position: number };
export type Period = { from?: string | undefined; until?: string | undefined };

/** The companies that let the reader see figures now. */
export function useGivers(enabled: boolean) {
  const day = today();
  return useQuery({
    queryKey: ['grants', 'credit'],
    queryFn: ({ signal }) => get<Page<GrantRow>>('/grants', { what: 'credit', limit: 500 }, signal),
    select: ({ items }) => [...new Set(items.filter((one) => one.withdrawnAt === null && one.until !== null && one.until >= day).map((one) => one.owner))],
    enabled,
  });
}

/** Figures this old are read again, in milliseconds. They change once a day, and the company's security log names each read. */
const FRESH = 600_000;

/** The figures of one company; without days, of the hub's own period: the 90 days up to yesterday. */
export function useEvidence(supplier: string | undefined, period: Period | undefined) {
  const { asOf } = useScope();
  const { from, until } = period ?? {};
  return useQuery({
    queryKey: ['credit-evidence', supplier, from, until, asOf],
    queryFn: ({ signal }) => get<Evidence>('/credit-evidence', { supplier, from, until, asOf }, signal),
    enabled: supplier !== undefined && period !== undefined,
    staleTime: FRESH,
  });
}
