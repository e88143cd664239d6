import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { get, submit, type Text } from '../app/http';
import type { Address } from '../app/partners';
import type { Page, Side } from '../app/scope';
import type { By, Checked, Profile } from '../partnerships/partnerships';

/** With its Catena-X numbers, if it has any. */
export type Site = { code: string; name: Text; gln: string | null; bpns: string | null; bpna: string | null; address?: Address | null; duns?: string | null };
export type OrganizationRow = {
  code: string;
  name: Text;
  gln: string | null;
  sites: Site[];
  bpn: string | null;
  duns: string | null;
  /** How many it has; `first` names some of them. */
  partnerships: number;
  first: { id: string; buyer: string; supplier: string; version: number }[];
};
export type OrganizationState = { code: string; name: Text; gln: string | null; sites: Site[]; bpn: string | null; duns: string | null; version: number; registeredAt: string; by: By };
export type Asked = { name: Text; gln: string; bpn: string; duns: string; sites: { code: string; name: Text; gln: string; bpns: string; bpna: string; address: AskedAddress; duns: string }[] };
/** An address without any value counts as none. */
export type AskedAddress = { street: Text; city: Text; postalCode: string; country: string };
export type Member = {
  subject: string;
  kind: 'user' | 'client';
  name: string;
  party: string | null;
  roles: string[];
  sides: Side[];
  enabled: boolean;
  changedAt: string | null;
  changedBy: string | null;
  changedByName: Text | null;
  /** The code of a user; null for a client. */
  person: string | null;
};
export const ROLES = ['buyer', 'sales', 'planner', 'warehouse', 'production', 'quality', 'edi', 'management', 'gateway', 'auditor', 'bank', 'park'] as const;

const organization = (code: string): string => `/operator/organizations/${encodeURIComponent(code)}`;
const partnership = (buyer: string, supplier: string): string => `/operator/partnerships/${encodeURIComponent(buyer)}/${encodeURIComponent(supplier)}`;
const pages = { initialPageParam: null as string | null, staleTime: 0 };

export function useOrganizations(filters: { text?: string | undefined }) {
  return useInfiniteQuery({
    ...pages,
    queryKey: ['network', 'list', filters],
    queryFn: ({ pageParam, signal }) => get<Page<OrganizationRow>>('/operator/organizations', { ...filters, limit: 100, cursor: pageParam }, signal),
    getNextPageParam: (page) => page.next,
  });
}

export function useOrganization(code: string) {
  return useQuery({
    queryKey: ['network', 'organization', code],
    queryFn: ({ signal }) => get<OrganizationState>(organization(code), {}, signal),
    staleTime: 0,
  });
}

export function useMembers(party: string) {
  return useInfiniteQuery({
    ...pages,
    queryKey: ['network', 'members', party],
    queryFn: ({ pageParam, signal }) => get<Page<Member>>('/operator/members', { party, limit: 100, cursor: pageParam }, signal),
    getNextPageParam: (page) => page.next,
  });
}

/** Version 0 means not registered yet. */
export const register = (code: string, asked: Asked, version: number): Promise<OrganizationState> =>
  submit(organization(code), { method: 'PUT', body: JSON.stringify(asked), version });

export const checkFirst = (buyer: string, supplier: string, yaml: string): Promise<Checked> =>
  submit(`${partnership(buyer, supplier)}/check`, { method: 'POST', body: JSON.stringify({ profile: yaml }) });

export const agreeFirst = (buyer: string, supplier: string, profile: Profile): Promise<{ id: string }> =>
  submit(partnership(buyer, supplier), { method: 'PUT', body: JSON.stringify(profile) });

export const give = (subject: string, member: Pick<Member, 'kind' | 'name' | 'party' | 'roles' | 'sides'>): Promise<Member> =>
  submit('/operator/members', { method: 'PUT', body: JSON.stringify(member) }, { subject });

export const take = (subject: string): Promise<Member> => submit('/operator/members', { method: 'DELETE' }, { subject });
