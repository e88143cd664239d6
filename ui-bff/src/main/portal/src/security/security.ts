import { useInfiniteQuery } from '@tanstack/react-query';
import { get, type Text } from '../app/http';
import type { Page } from '../app/scope';

export const kinds = ['login', 'login-refused', 'logout', 'session-ended', 'refused', 'throttled', 'looked'] as const;

/** A line of the security log. Only the person's own party and the operator learn who it was. */
export type SecurityLine = {
  at: string;
  kind: (typeof kinds)[number];
  party: string | null;
  /** The person's code, the program, or the name that somebody claimed. */
  member: string | null;
  memberName: Text | null;
  address: string | null;
  target: string;
  subject: string | null;
  times: number;
  /** For several looks shown as one: the time of the first. */
  first?: string;
};

/** A cursor, a position or a past moment does not make another look. */
const PLACES = ['after', 'atLeast', 'cursor'];

function whatOf(target: string): string {
  const [path = '', query] = target.split('?');
  const asked = new URLSearchParams(query);
  for (const name of PLACES) asked.delete(name);
  return `${path}?${asked}`;
}

/**
 * Equal looks at the same thing become one line, at the last one's place, with their number and the
 * first time. Other lines stay separate.
 */
export function together(pages: SecurityLine[][]): SecurityLine[][] {
  const looks = new Map<string, SecurityLine>();
  return pages.map((lines) =>
    lines.flatMap((line) => {
      if (line.kind !== 'looked') return [line];
      const key = JSON.stringify([line.party, line.member, line.address, whatOf(line.target), line.subject]);
      const later = looks.get(key);
      if (later) {
        later.times += line.times;
        later.first = line.at;
        return [];
      }
      const look = { ...line };
      looks.set(key, look);
      return [look];
    }),
  );
}

export type Looks = { kind?: string | undefined; member?: string | undefined };

export function useSecurityLog(filters: Looks, each: boolean) {
  return useInfiniteQuery({
    queryKey: ['security', 'log', filters],
    queryFn: ({ pageParam, signal }) => get<Page<SecurityLine>>('/security-log', { ...filters, limit: 100, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: 0,
    select: (data) => (each ? data : { ...data, pages: together(data.pages.map((page) => page.items)).map((items, at) => ({ ...(data.pages[at] as Page<SecurityLine>), items })) }),
  });
}

/** The request in parts that have words: read or write, the area, and the answer. */
export type Told = { way: 'read' | 'write' | 'delete' | 'came'; area: string | undefined; status: string | undefined };
const WAYS: Record<string, Told['way']> = { GET: 'read', HEAD: 'read', POST: 'write', PUT: 'write', PATCH: 'write', DELETE: 'delete' };
export function toldOf(target: string): Told {
  const [, method = '', path = '', status] = /^(?:([A-Z]+) )?(\/[^\s]*)(?: (\d{3}))?$/.exec(target) ?? [];
  const door = /^(SFTP|\/as2)/.exec(path || target)?.[1];
  return { way: door ? 'came' : (WAYS[method] ?? 'came'), area: door ? door.replace('/', '').toLowerCase() : areaOf(target), status };
}

/**
 * The requested area of the hub: the first word of its path, such as `orders`. People sign in at
 * the portal.
 */
export function areaOf(target: string): string | undefined {
  if (target === '/bff/login') return 'portal';
  return /^[A-Z]+ \/api\/v1\/([a-z-]+)/.exec(target)?.[1];
}
