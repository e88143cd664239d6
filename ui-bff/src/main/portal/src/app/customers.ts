import { useQuery } from '@tanstack/react-query';
import { get } from './http';
import { type Partner, usePartners } from './partners';
import type { Page } from './scope';
import { useMe } from './Session';

type Pair = { buyer: string; supplier: string };

/** Those who buy from one's party. */
export function useCustomers(): Partner[] {
  const me = useMe();
  const partners = usePartners();
  const pairs = useQuery({
    queryKey: ['partners', 'pairs'],
    queryFn: ({ signal }) => get<Page<Pair>>('/partnerships', { limit: 200 }, signal),
    staleTime: 600_000,
  });
  const codes = new Set((pairs.data?.items ?? []).filter((pair) => pair.supplier === me.party?.code).map((pair) => pair.buyer));
  return partners.filter((one) => codes.has(one.code));
}
