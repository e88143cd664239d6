import { useInfiniteQuery } from '@tanstack/react-query';
import { get } from '../app/http';
import type { Page } from '../app/scope';

export const kinds = ['login', 'login-refused', 'logout', 'session-ended', 'refused', 'throttled', 'looked'] as const;

/** A line of the security log; who it was is told to its own party and the operator. */
export type SecurityLine = {
  at: string;
  kind: (typeof kinds)[number];
  party: string | null;
  member: string | null;
  address: string | null;
  target: string;
  subject: string | null;
  times: number;
};

export function useSecurityLog(filters: { kind?: string | undefined; member?: string | undefined }) {
  return useInfiniteQuery({
    queryKey: ['security', 'log', filters],
    queryFn: ({ pageParam, signal }) => get<Page<SecurityLine>>('/security-log', { ...filters, limit: 100, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: 0,
  });
}

/** What of the hub's was asked for: the first word of its path, such as `orders`; the portal is where people sign in. */
export function areaOf(target: string): string | undefined {
  if (target === '/bff/login') return 'portal';
  return /^[A-Z]+ \/api\/v1\/([a-z-]+)/.exec(target)?.[1];
}
