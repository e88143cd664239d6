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

/** The figures of one company. */
export function useEvidence(supplier: string | undefined, { from, until }: Period) {
  const { asOf } = useScope();
  return useQuery({
    queryKey: ['credit-evidence', supplier, from, until, asOf],
    queryFn: ({ signal }) => get<Evidence>('/credit-evidence', { supplier, from, until, asOf }, signal),
    enabled: supplier !== undefined,
  });
}
