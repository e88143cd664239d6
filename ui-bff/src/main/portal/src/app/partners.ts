import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useFormat } from './format';
import { get, type Text } from './http';

/** The hub's own address in EDI. */
export const HUB = 'WEFT';
/** Country by two letters. */
export type Address = { street: Text; city: Text; postalCode: string | null; country: string };
export type Partner = { code: string; name: Text; sites: { code: string; name: Text; address?: Address | null }[] };

/**
 * A company that shares something with the reader's party, in either direction, without being its
 * partner.
 */
type Other = Pick<Partner, 'code' | 'name'>;

const read = { queryKey: ['partners'], queryFn: ({ signal }: { signal: AbortSignal }) => get<{ items: Partner[]; others: Other[] }>('/partners', {}, signal), staleTime: 600_000 };

export const usePartners = (): Partner[] => useQuery(read).data?.items ?? [];

/** Whether names are loaded or will not load. Until then every name would be a code. */
export const useNamesSettled = (enabled: boolean): boolean => !useQuery({ ...read, enabled, retry: false }).isPending;

/** The name of a party in the reader's language, or its code if unknown. */
export function usePartnerName(): (code: string) => string {
  const known = useQuery(read).data;
  const format = useFormat();
  return useCallback(
    (code) => {
      const isIts = (one: Other): boolean => one.code === code;
      const party = known?.items.find(isIts) ?? known?.others.find(isIts);
      return party ? format.text(party.name) : code === HUB ? 'Weft' : code;
    },
    [known, format],
  );
}

export function useSiteName(): (party: string, site: string) => string {
  const partners = usePartners();
  const format = useFormat();
  return useCallback(
    (party, site) => {
      // Another party's site is written with its party.
      const [owner, code] = site.includes('/') ? site.split('/', 2) : [party, site];
      const found = partners.find((one) => one.code === owner)?.sites.find((one) => one.code === code);
      return found ? format.text(found.name) : (code ?? site);
    },
    [partners, format],
  );
}
