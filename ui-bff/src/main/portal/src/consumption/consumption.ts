import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useFallbackInterval } from '../app/Changes';
import { get, query, submit } from '../app/http';
import { type Page, type Scope, useScope } from '../app/scope';
import { does, type Me } from '../app/Session';

/** An account of one owner's goods at a holder's site. */
export type Account = { holder: string; owner: string; site: string; parts: number; changed: number; statements: number; lastStated: string | null };
/** The movements of one part and batch; they add up. */
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
  /** The stream with its history. */
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

/** The hub checks the same. */
export const mayState = (me: Me): boolean => does(me, 'warehouse', 'planner', 'buyer', 'edi');
export const mayDecide = (me: Me): boolean => does(me, 'sales', 'planner', 'buyer', 'edi');

export type AccountKey = { holder: string; owner: string; site: string };
export const accountPath = ({ holder, owner, site }: AccountKey): string => `/consumption/open${query({ holder, owner, site })}`;
export const statementPath = (it: { id: string }): string => `/consumption/${encodeURIComponent(it.id)}`;

/** The owner decides, not the reader's trading side. Changes renew both reads. */
function useOwnScope(): Scope {
  const { as, asOf } = useScope();
  return { as, asOf };
}

export function useAccounts() {
  const scope = useOwnScope();
  return useQuery({
    queryKey: ['consumption', 'accounts', scope],
    queryFn: async ({ signal }) => (await get<Page<Account>>('/consumption-accounts', { asOf: scope.asOf, limit: 200 }, signal)).items,
    refetchInterval: useFallbackInterval(),
  });
}

export function useOpen(key: AccountKey) {
  const scope = useOwnScope();
  return useQuery({
    queryKey: ['consumption', 'open', scope, key],
    queryFn: ({ signal }) => get<Open>('/consumption-statements/open', { ...key, asOf: scope.asOf, limit: 500 }, signal),
    refetchInterval: useFallbackInterval(),
  });
}

export function useStatements(filters: StatementFilters) {
  const scope = useOwnScope();
  return useInfiniteQuery({
    queryKey: ['consumption', 'statements', scope, filters],
    queryFn: ({ pageParam, signal }) => get<Page<Statement>>('/consumption-statements', { asOf: scope.asOf, limit: 50, cursor: pageParam, ...filters }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    refetchInterval: useFallbackInterval(),
  });
}

export function useStatement(id: string) {
  const scope = useOwnScope();
  return useQuery({
    queryKey: ['consumption', 'statement', scope, id],
    queryFn: ({ signal }) => get<Statement>(statementUrl({ id }), { asOf: scope.asOf }, signal),
    refetchInterval: useFallbackInterval(),
  });
}

const statementUrl = ({ id }: { id: string }): string => `/consumption-statements/${encodeURIComponent(id)}`;

/** States all movements since the last statement. */
export const state = ({ owner, site }: AccountKey, key: string): Promise<unknown> => submit('/consumption-statements', { method: 'POST', body: JSON.stringify({ owner, site }), key });
export const accept = (it: Statement, key: string): Promise<unknown> => submit(`${statementUrl(it)}/acceptance`, { method: 'POST', version: it.version, key });
export const contest = (it: Statement, reason: string, key: string): Promise<unknown> => submit(`${statementUrl(it)}/contest`, { method: 'POST', body: JSON.stringify({ reason }), version: it.version, key });
