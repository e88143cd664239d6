import { useCallback, useMemo } from 'react';
import { Link, type LinkProps, useLocation, useSearchParams } from 'react-router';
import { type Moment, momentIn } from './moment';
import { useMe } from './Session';

export type Side = 'buyer' | 'supplier';
/**
 * The scope of every read; `as` is undefined for people who trade on neither side (the operator).
 */
export type Scope = { as: Side | undefined; asOf: Moment | undefined };
export type Page<T> = { items: T[]; next: string | null; position: number; asOf: string | null };

/** Side and moment live in the URL, so that a link shows another person the same screen. */
export function useScope(): Scope & { readOnly: boolean } {
  const me = useMe();
  const [search] = useSearchParams();
  const asked = search.get('as');
  const as = me.sides.find((side) => side === asked) ?? me.defaultSide ?? undefined;
  const asOf = useMemo(() => momentIn(search), [search]);
  return { as, asOf, readOnly: asOf !== undefined };
}

/** A path that keeps side and moment. */
export function useScopedPath(): (path: string) => string {
  const { search } = useLocation();
  return useCallback(
    (path) => {
      const now = new URLSearchParams(search);
      const [beforeHash = '', hash] = path.split('#');
      const [bare = '', query] = beforeHash.split('?');
      const kept = new URLSearchParams(query);
      // A path that names a moment of its own goes there.
      const own = kept.has('at') || kept.has('asOf');
      for (const name of own ? ['as'] : ['as', 'at', 'asOf']) {
        const value = now.get(name);
        if (value && !kept.has(name)) kept.set(name, value);
      }
      const text = kept.toString();
      return bare + (text ? `?${text}` : '') + (hash ? `#${hash}` : '');
    },
    [search],
  );
}

export function ScopedLink({ to, ...rest }: Omit<LinkProps, 'to'> & { to: string }) {
  return <Link {...rest} to={useScopedPath()(to)} />;
}
