import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useFallbackInterval } from '../app/Changes';
import { get, query, submit } from '../app/http';
import { type Page, useScope } from '../app/scope';
import { does, type Me } from '../app/Session';

/** Whose goods lie at which site of whom. */
export type Account = { holder: string; owner: string; site: string; parts: number; changed: number; statements: number; lastStated: string | null };
/** What became of one part and batch; it adds up. */
export type Line = {
  part: string;
  ownerPart: string | null;
  batch: string | null;
  unit: string;
  opening: string;
  received: string;
  consumed: string;
  returned: string;
  moved: string;
  difference: string;
  closing: string;
};
export type Open = { holder: string; owner: string; site: string; since: string | null; lineCount: number; lines: Line[] };
export const states = ['stated', 'accepted', 'contested'] as const;
export type State = (typeof states)[number];
export type Statement = {
  id: string;
  /** Whose history tells of it. */
  account: string;
  number: number;
  holder: string;
  owner: string;
  site: string;
  state: State;
  since: string | null;
  statedAt: string;
  decidedAt: string | null;
  reason: string | null;
  lineCount: number;
  lines?: Line[];
  version?: number;
};
export type StatementFilters = { state?: string | undefined; mine?: string | undefined };

/** The hub asks the same. */
export const mayState = (me: Me): boolean => does(me, 'warehouse', 'planner', 'buyer', 'edi');
export const mayDecide = (me: Me): boolean => does(me, 'sales', 'planner', 'buyer', 'edi');

export type AccountKey = { holder: string; owner: string; site: string };
export const accountPath = ({ holder, owner, site }: AccountKey): string => `/consumption/open${query({ holder, owner, site })}`;
export const statementPath = (it: { id: string }): string => `/consumption/${encodeURIComponent(it.id)}`;

export function useAccounts() {
  const { asOf } = useScope();
  return useQuery({
    queryKey: ['consumption', 'accounts', asOf],
    queryFn: async ({ signal }) => (await get<Page<Account>>('/consumption-accounts', { asOf, limit: 200 }, signal)).items,
    refetchInterval: useFallbackInterval(),
  });
}

export function useOpen(key: AccountKey) {
  const { asOf } = useScope();
  return useQuery({
    queryKey: ['consumption', 'open', asOf, key],
    queryFn: ({ signal }) => get<Open>('/consumption-statements/open', { ...key, asOf, limit: 500 }, signal),
    refetchInterval: useFallbackInterval(),
  });
}

export function useStatements(filters: StatementFilters) {
  const { asOf } = useScope();
  return useInfiniteQuery({
    queryKey: ['consumption', 'statements', asOf, filters],
    queryFn: ({ pageParam, signal }) => get<Page<Statement>>('/consumption-statements', { asOf, limit: 50, cursor: pageParam, ...filters }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    refetchInterval: useFallbackInterval(),
  });
}

export function useStatement(id: string) {
  const { asOf } = useScope();
  return useQuery({
    queryKey: ['consumption', 'statement', asOf, id],
    queryFn: ({ signal }) => get<Statement>(statementUrl({ id }), { asOf }, signal),
    refetchInterval: useFallbackInterval(),
  });
}

const statementUrl = ({ id }: { id: string }): string => `/consumption-statements/${encodeURIComponent(id)}`;

/** States all that moved since the last statement. */
export const state = ({ owner, site }: AccountKey, key: string): Promise<unknown> => submit('/consumption-statements', { method: 'POST', body: JSON.stringify({ owner, site }), key });
export const accept = (it: Statement, key: string): Promise<unknown> => submit(`${statementUrl(it)}/acceptance`, { method: 'POST', version: it.version, key });
export const contest = (it: Statement, reason: string, key: string): Promise<unknown> => submit(`${statementUrl(it)}/contest`, { method: 'POST', body: JSON.stringify({ reason }), version: it.version, key });
