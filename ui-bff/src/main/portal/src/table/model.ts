import { columnGroupingFeature, columnVisibilityFeature, createGroupedRowModel, createSortedRowModel, type Row as TableRow, rowSortingFeature, tableFeatures, useTable } from '@tanstack/react-table';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePartners } from '../app/partners';
import type { Page } from '../app/scope';
import type { Column } from './columns';
import type { Cell } from './csv';
import { type Layout, type Sort, useLayout } from './layout';

const features = tableFeatures({
  columnVisibilityFeature,
  columnGroupingFeature,
  rowSortingFeature,
  groupedRowModel: createGroupedRowModel(),
  sortedRowModel: createSortedRowModel(),
});

/** A list is sorted whole or not at all. Nobody reads more rows than this anyway. */
export const MOST_SORTED = 10_000;

/** Sorts Chinese by sound in either language of the portal, whatever the browser's language. */
const collator = new Intl.Collator('zh-CN', { numeric: true });
const NUMBER = /^-?\d+(\.\d+)?$/;

/** Numbers by size, all else as people sort it. */
export function compareCells(a: Cell, b: Cell): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [x, y] = [String(a ?? ''), String(b ?? '')];
  if (NUMBER.test(x) && NUMBER.test(y)) return Number(x) - Number(y);
  return collator.compare(x, y);
}

/** A row in its place: under a group's name, if it can stand under several. */
type Placed<Row> = { row: Row; under?: string; /** It also stands under other groups. */ again?: true };

/** Each row once, or under each of its groups. */
export function placed<Row>(rows: Row[], group: Column<Row>['group']): Placed<Row>[] {
  return rows.flatMap((row): Placed<Row>[] => {
    const names = group?.(row);
    return Array.isArray(names) && names.length > 0 ? names.map((under) => ({ row, under, ...(names.length > 1 && { again: true }) })) : [{ row, ...(typeof names === 'string' && { under: names }) }];
  });
}

export type Group<Row> = { kind: 'group'; key: string; label: string; rows: Row[]; open: boolean; /** Some of its rows also stand under other groups, so its sum is not this group's alone. */ shared: boolean };
export type Item<Row> = Group<Row> | { kind: 'row'; key: string; row: Row };

export type Model<Row> = {
  layout: Layout;
  change: (changed: Partial<Layout>) => void;
  /** All columns, and the shown ones. */
  columns: Column<Row>[];
  shown: Column<Row>[];
  /** Groups with their rows, or only rows, in order. */
  items: Item<Row>[];
  rows: Row[];
  sortOf: (column: string) => Sort | undefined;
  /**
   * Sorts by a column: ascending, descending, then unsorted; in addition to the others if `more`.
   */
  sortBy: (column: string, more: boolean) => void;
  toggleGroup: (key: string) => void;
};

type Options<Row> = { rows: Row[]; columns: Column<Row>[]; keyOf: (row: Row) => string; /** The default group. */ group?: string | undefined; /** The name of a list that shares its page. */ list?: string };

/** The model of every list: order, groups and columns, as its address states. */
export function useModel<Row extends object>({ rows, columns, keyOf, group, list }: Options<Row>): Model<Row> {
  const [layout, change] = useLayout(group, list);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const { i18n } = useTranslation();
  const partners = usePartners().length;
  // Column texts and cells are new with each render. Sorting and grouping depend on the columns'
  // names, the language, the names of partners and sites, which load after the rows, and the
  // columns' other sources.
  const named = [i18n.language, partners, ...columns.map((column) => `${column.name}${column.restsOn ?? ''}`)].join();
  const defs = useMemo(
    () =>
      columns.map((column) => ({
        id: column.name,
        accessorFn: ({ row }: Placed<Row>) => column.value?.(row) ?? undefined,
        enableSorting: column.value !== undefined,
        sortFn: (a: TableRow<typeof features, Placed<Row>>, b: TableRow<typeof features, Placed<Row>>, id: string) => compareCells(a.getValue<Cell>(id), b.getValue<Cell>(id)),
        sortUndefined: 'last' as const,
        sortDescFirst: false,
        ...(column.group && { getGroupingValue: ({ under }: Placed<Row>) => under ?? '' }),
      })),
    // oxlint-disable-next-line react/exhaustive-deps -- see above
    [named],
  );
  const by = columns.some((column) => column.name === layout.group && column.group) ? layout.group : undefined;
  const data = useMemo(
    () => placed(rows, by === undefined ? undefined : columns.find((column) => column.name === by)?.group),
    // oxlint-disable-next-line react/exhaustive-deps -- columns change with what is named
    [rows, by, named],
  );
  const sort = useMemo(() => layout.sort.filter((one) => columns.some((column) => column.name === one.column && column.value)), [layout.sort, columns]);
  const visible = (column: Column<Row>): boolean => (layout.columns ? layout.columns.includes(column.name) || columns[0] === column : !column.extra);
  const state = {
    sorting: sort.map((one) => ({ id: one.column, desc: one.down })),
    grouping: by ? [by] : [],
    columnVisibility: Object.fromEntries(columns.map((column) => [column.name, visible(column)])),
  };
  const table = useTable({
    features,
    data,
    columns: defs,
    // A row under several groups is several lines.
    getRowId: ({ row, under }, at) => (at > 0 && under !== undefined && data[at - 1]?.row === row ? `${keyOf(row)} ${under}` : keyOf(row)),
    state,
    groupedColumnMode: false,
    onSortingChange: (next) => {
      const sorting = typeof next === 'function' ? next(state.sorting) : next;
      change({ sort: sorting.map((one) => ({ column: one.id, down: one.desc })) });
    },
  });
  const tree = table.getSortedRowModel().rows;
  const items = useMemo(() => flat(tree, closed), [tree, closed]);
  const toggleGroup = useCallback((key: string) => {
    setClosed((before) => {
      const next = new Set(before);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  }, []);
  const shownNames = new Set(table.getVisibleLeafColumns().map((column) => column.id));
  return {
    layout: { ...layout, sort, group: by },
    change,
    columns,
    shown: columns.filter((column) => shownNames.has(column.name)),
    items,
    rows: useMemo(() => [...new Set(items.flatMap((item) => (item.kind === 'row' ? [item.row] : [])))], [items]),
    sortOf: (column) => sort.find((one) => one.column === column),
    sortBy: (column, more) => {
      const now = table.getColumn(column)?.getNextSortingOrder(more) ?? 'asc';
      if (now === false) table.setSorting(more ? state.sorting.filter((one) => one.id !== column) : []);
      else table.getColumn(column)?.toggleSorting(now === 'desc', more);
    },
    toggleGroup,
  };
}

function flat<Row extends object>(tree: TableRow<typeof features, Placed<Row>>[], closed: ReadonlySet<string>): Item<Row>[] {
  return tree.flatMap((row): Item<Row>[] => {
    if (row.groupingColumnId === undefined) return [{ kind: 'row', key: row.id, row: row.original.row }];
    const open = !closed.has(row.id);
    const rows = row.subRows.map((one) => one.original.row);
    const group: Group<Row> = { kind: 'group', key: row.id, label: String(row.groupingValue ?? ''), rows, open, shared: row.subRows.some((one) => one.original.again) };
    return [group, ...(open ? row.subRows.map((one): Item<Row> => ({ kind: 'row', key: one.id, row: one.original.row })) : [])];
  });
}

/**
 * Loads further pages until the list can be sorted, grouped and searched as a whole; true until
 * then.
 */
export function useWhole<Row>(answer: UseInfiniteQueryResult<InfiniteData<Page<Row>>> | undefined, { layout, columns }: Model<Row>, count: number, sought = false): boolean {
  const inOrder = columns.some((column) => column.name === layout.group && column.inOrder);
  const wanted = (sought || layout.sort.length > 0 || (layout.group !== undefined && !inOrder)) && answer?.hasNextPage === true && count < MOST_SORTED;
  const { isFetching = false, isFetchNextPageError = false, fetchNextPage } = answer ?? {};
  useEffect(() => {
    if (wanted && !isFetching && !isFetchNextPageError) void fetchNextPage?.();
  }, [wanted, isFetching, isFetchNextPageError, fetchNextPage]);
  return wanted && !isFetchNextPageError;
}
