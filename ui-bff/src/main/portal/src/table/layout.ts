import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useUrlFilters } from '../app/filters';
import { useChangeSearch } from '../app/search';

export type Sort = { column: string; down: boolean };
export type Layout = { sort: Sort[]; group: string | undefined; columns: string[] | undefined; compact: boolean };

const NO_GROUP = 'none';
const names = ['sort', 'group', 'columns', 'rows'] as const;
type Written = { [name in (typeof names)[number]]?: string | undefined };

/** How a list is laid out, as its address says it; `group` is that of a list that has one by itself. */
export function layoutOf(said: Written, group?: string): Layout {
  const sort = (said.sort ?? '').split(',').filter(Boolean);
  return {
    sort: sort.map((one) => (one.startsWith('-') ? { column: one.slice(1), down: true } : { column: one, down: false })),
    group: said.group === NO_GROUP ? undefined : (said.group ?? group),
    columns: said.columns?.split(',').filter(Boolean),
    compact: said.rows === 'compact',
  };
}

/** The same for the address; what is as it would be without saying is not said. */
export function written({ sort, group: by, columns, compact }: Partial<Layout>, group?: string): Written {
  return {
    ...(sort !== undefined && { sort: sort.map((one) => (one.down ? '-' : '') + one.column).join(',') }),
    ...(by !== undefined && { group: by === group ? '' : by || (group ? NO_GROUP : '') }),
    ...(columns !== undefined && { columns: columns.join(',') }),
    ...(compact !== undefined && { rows: compact ? 'compact' : '' }),
  };
}

/** What a list that is not alone on its page calls its own in the address. */
export const named = (list: string | undefined, name: string): string => (list ? `${list}.${name}` : name);

/** The layout lives in the URL like the filters: a link shows another person the same list. An empty `group` means none. */
export function useLayout(group?: string, list?: string): [Layout, (changed: Partial<Layout>) => void] {
  const [values, set] = useUrlFilters(names.map((name) => named(list, name)));
  const [sort, by, columns, rows] = names.map((name) => values[named(list, name)]);
  const layout = useMemo(() => layoutOf({ sort, group: by, columns, rows }, group), [sort, by, columns, rows, group]);
  return [layout, (changed) => set(Object.fromEntries(Object.entries(written(changed, group)).map(([name, value]) => [named(list, name), value])))];
}

/** Side and moment belong to whom looks and when, not to a view. */
const OWN = new Set(['as', 'asOf']);

/** What a saved view keeps of an address: filters and layout, in an order that does not depend on who clicked first. */
export function viewOf(search: URLSearchParams): string {
  const kept = new URLSearchParams([...search].filter(([name, value]) => !OWN.has(name) && value !== ''));
  kept.sort();
  return kept.toString();
}

/** The view of the present address, and the way to another one. */
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
