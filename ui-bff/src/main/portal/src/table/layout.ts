import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useUrlFilters } from '../app/filters';
import { useChangeSearch } from '../app/search';

export type Sort = { column: string; down: boolean };
export type Layout = { sort: Sort[]; group: string | undefined; columns: string[] | undefined; compact: boolean };

const NO_GROUP = 'none';
const names = ['sort', 'group', 'columns', 'rows'] as const;
type Written = { [name in (typeof names)[number]]?: string | undefined };

/** A list's layout, as its address states it; `group` is the list's default group. */
export function layoutOf(said: Written, group?: string): Layout {
  const sort = (said.sort ?? '').split(',').filter(Boolean);
  return {
    sort: sort.map((one) => (one.startsWith('-') ? { column: one.slice(1), down: true } : { column: one, down: false })),
    group: said.group === NO_GROUP ? undefined : (said.group ?? group),
    columns: said.columns?.split(',').filter(Boolean),
    compact: said.rows === 'compact',
  };
}

/** The layout for the address. Default values are left out. */
export function written({ sort, group: by, columns, compact }: Partial<Layout>, group?: string): Written {
  return {
    ...(sort !== undefined && { sort: sort.map((one) => (one.down ? '-' : '') + one.column).join(',') }),
    ...(by !== undefined && { group: by === group ? '' : by || (group ? NO_GROUP : '') }),
    ...(columns !== undefined && { columns: columns.join(',') }),
    ...(compact !== undefined && { rows: compact ? 'compact' : '' }),
  };
}

/** The name in the address of a list that shares its page. */
export const named = (list: string | undefined, name: string): string => (list ? `${list}.${name}` : name);

/**
 * The layout lives in the URL like the filters, so a link shows another person the same list. An
 * empty `group` means none.
 */
export function useLayout(group?: string, list?: string): [Layout, (changed: Partial<Layout>) => void] {
  const [values, set] = useUrlFilters(names.map((name) => named(list, name)));
  const [sort, by, columns, rows] = names.map((name) => values[named(list, name)]);
  const layout = useMemo(() => layoutOf({ sort, group: by, columns, rows }, group), [sort, by, columns, rows, group]);
  return [layout, (changed) => set(Object.fromEntries(Object.entries(written(changed, group)).map(([name, value]) => [named(list, name), value])))];
}

/** Side and moment belong to the reader and the time, not to a view. */
const OWN = new Set(['as', 'asOf', 'at', 'with']);

/**
 * The part of an address that a saved view keeps: filters and layout, in an order that does not
 * depend on the order of clicks.
 */
export function viewOf(search: URLSearchParams): string {
  const kept = new URLSearchParams([...search].filter(([name, value]) => !OWN.has(name) && value !== ''));
  kept.sort();
  return kept.toString();
}

/** The view of the current address, and the function that opens another one. */
export function useView(): [string, (query: string) => void] {
  const [search] = useSearchParams();
  const changeSearch = useChangeSearch();
  const show = (query: string): void =>
    changeSearch((before) => {
      const next = new URLSearchParams(query);
      for (const name of OWN) {
        const value = before.get(name);
        if (value) next.set(name, value);
        else next.delete(name);
      }
      return next;
    });
  return [viewOf(search), show];
}
