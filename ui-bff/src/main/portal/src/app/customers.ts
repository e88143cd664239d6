import { useQuery } from '@tanstack/react-query';
import { get } from './http';
import { type Partner, usePartners } from './partners';
import type { Page } from './scope';
import { useMe } from './Session';

type Pair = { buyer: string; supplier: string };

/** The companies that buy from the reader's party. */
export const useCustomers = (): Partner[] => useOthers('supplier', 'buyer');
/** The companies from which it buys. */
export const useSuppliers = (): Partner[] => useOthers('buyer', 'supplier');

/** The codes of the companies that buy from the reader's party; undefined while the hub is asked. */
export const useCustomerCodes = (): Set<string> | undefined => useCodes('supplier', 'buyer');

function useOthers(own: keyof Pair, other: keyof Pair): Partner[] {
  const partners = usePartners();
  const codes = useCodes(own, other);
  return partners.filter((one) => codes?.has(one.code));
}

function useCodes(own: keyof Pair, other: keyof Pair): Set<string> | undefined {
  const me = useMe();
  const pairs = useQuery({
    queryKey: ['partners', 'pairs'],
    queryFn: ({ signal }) => get<Page<Pair>>('/partnerships', { limit: 200 }, signal),
    staleTime: 600_000,
  });
  return pairs.isPending ? undefined : new Set((pairs.data?.items ?? []).filter((pair) => pair[own] === me.party?.code).map((pair) => pair[other]));
}
