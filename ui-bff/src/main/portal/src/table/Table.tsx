import { Button } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type FocusEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFresh } from '../app/fresh';
import type { Page } from '../app/scope';
import { Failed } from '../app/states';
import { Sums } from './Chosen';
import type { Column } from './columns';
import { Heads } from './Heads';
import classes from './list.module.css';
import type { Group, Item, Model } from './model';
import { usePrinting } from './printing';
import type { Selection } from './selection';

type Props<Row extends object> = {
  label: string;
  testId: string;
  model: Model<Row>;
  keyOf: (row: Row) => string;
  marks: (row: Row) => Record<`data-${string}`, string>;
  /** The source of more rows; without it the given rows are all. */
  answer?: UseInfiniteQueryResult<InfiniteData<Page<Row>>>;
  selection: Selection<Row> | undefined;
};

/**
 * Up to this many rows are all in the document. Longer lists have only the visible rows and some
 * around them.
 */
const FEW = 150;

/** A list as a table, with groups, in its model's order. On a phone each row is a card. */
export function Table<Row extends object>({ label, testId, model, keyOf, marks, answer, selection }: Props<Row>) {
  const { t } = useTranslation('table');
  const { items, shown } = model;
  const hint = useId();
  const table = useRef<HTMLTableElement>(null);
  const printing = usePrinting();
  const virtual = items.length > FEW && !printing;
  const rows = useVirtualizer({
    count: items.length,
    enabled: virtual,
    getScrollElement: () => table.current?.closest('main') ?? null,
    estimateSize: () => (model.layout.compact ? 29 : 39),
    getItemKey: (index) => items[index]?.key ?? index,
    scrollMargin: table.current?.offsetTop ?? 0,
    overscan: 20,
  });
  const widths = useWidths(table, virtual, shown.map((column) => column.name).join());
  const inSight = virtual ? rows.getVirtualItems() : undefined;
  const from = inSight?.[0];
  const until = inSight?.at(-1);
  const visible = virtual ? items.slice(from?.index ?? 0, (until?.index ?? -1) + 1) : items;
  const before = from ? from.start - rows.options.scrollMargin : 0;
  const after = until ? rows.getTotalSize() - (until.end - rows.options.scrollMargin) : 0;
  const span = shown.length + (selection ? 1 : 0);
  const keys = useRowKeys(items, selection, virtual ? (at) => rows.scrollToIndex(at) : undefined);
  const current = items[keys.at];
  return (
    <div className="panel">
      <span id={hint} className="visually-hidden">
        {t('keys')}
      </span>
      <table
        ref={table}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a table that is gone through by keys is a grid (ARIA 1.2)
        role="grid"
        aria-label={label}
        aria-rowcount={answer?.hasNextPage ? -1 : items.length + 1}
        aria-multiselectable={selection !== undefined}
        // A row scrolled out of sight is not in the document, so it cannot be named.
        aria-activedescendant={current && visible.includes(current) ? rowId(testId, current.key) : undefined}
        aria-describedby={hint}
        tabIndex={0}
        className={classes.table}
        data-testid={testId}
        data-compact={model.layout.compact || undefined}
        style={widths && { tableLayout: 'fixed' }}
        {...keys.handlers}
      >
        {widths && (
          <colgroup>
            {widths.map((width, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- a column is known by its place
              <col key={at} style={{ width }} />
            ))}
          </colgroup>
        )}
        <Heads model={model} selection={selection} />
        <tbody>
          {before > 0 && <Space height={before} span={span} />}
          {visible.map((item, at) => {
            const index = at + (from?.index ?? 0);
            const common = { id: rowId(testId, item.key), index, active: index === keys.at, measure: virtual ? rows.measureElement : undefined };
            return item.kind === 'group' ? (
              <GroupLine key={item.key} {...common} group={item} columns={shown} span={span} onToggle={() => model.toggleGroup(item.key)} />
            ) : (
              <Line key={item.key} {...common} row={item.row} fresh={keyOf(item.row)} columns={shown} marks={marks(item.row)} selection={selection} onActive={keys.set} />
            );
          })}
          {after > 0 && <Space height={after} span={span} />}
        </tbody>
      </table>
      {answer?.hasNextPage && (
        <div className={classes.more}>
          {answer.isFetchNextPageError && <Failed error={answer.error} />}
          <Button variant="default" loading={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
    </div>
  );
}

const rowId = (list: string, key: string): string => `${list}-${encodeURIComponent(key)}`;

function Space({ height, span }: { height: number; span: number }) {
  return (
    <tr aria-hidden="true" className={classes.space}>
      <td colSpan={span} style={{ height }} />
    </tr>
  );
}

type Common = { id: string; index: number; active: boolean; measure: ((row: HTMLTableRowElement | null) => void) | undefined };

function GroupLine<Row>({ id, index, active, measure, group, columns, span, onToggle }: Common & { group: Group<Row>; columns: Column<Row>[]; span: number; onToggle: () => void }) {
  const { t } = useTranslation('table');
  const Arrow = group.open ? IconChevronDown : IconChevronRight;
  return (
    <tr ref={measure} id={id} data-index={index} aria-rowindex={index + 2} data-active={active || undefined} className={classes.group} data-testid="group" data-group={group.label}>
      <td colSpan={span}>
        <button type="button" aria-expanded={group.open} onClick={onToggle}>
          <Arrow size={15} aria-hidden="true" /> {group.label || '–'}
        </button>{' '}
        <span className={classes.dim}>
          {t('group.rows', { count: group.rows.length })} {!group.shared && <Sums rows={group.rows} columns={columns} />}
        </span>
      </td>
    </tr>
  );
}

type LineProps<Row> = Common & {
  row: Row;
  fresh: string;
  columns: Column<Row>[];
  marks: Record<string, string>;
  selection: Selection<Row> | undefined;
  onActive: (at: number) => void;
};

function Line<Row>({ id, index, active, measure, row, fresh, columns, marks, selection, onActive }: LineProps<Row>) {
  const { t } = useTranslation('table');
  const isFresh = useFresh(fresh);
  const chosen = selection?.has(row);
  return (
    <tr
      ref={measure}
      id={id}
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={chosen}
      data-active={active || undefined}
      data-selected={chosen || undefined}
      data-fresh={isFresh || undefined}
      onMouseDown={() => onActive(index)}
      {...marks}
    >
      {selection && (
        <td className={classes.select}>
          <input type="checkbox" aria-label={`${t('chosen.row')} ${index + 1}`} checked={chosen ?? false} onChange={() => selection.toggle(row)} />
        </td>
      )}
      {columns.map(({ name, head, cell, place, quiet, right }) => (
        <td
          key={name}
          className={[place && place !== 'labelled' ? classes[place] : '', quiet ? classes.dim : '', right ? classes.atRight : ''].filter(Boolean).join(' ') || undefined}
          data-label={place === 'labelled' ? head : undefined}
          data-column={name}
        >
          {cell(row)}
        </td>
      ))}
    </tr>
  );
}

/** Arrow keys move from row to row, Enter follows a row's link, Space chooses the row. */
function useRowKeys<Row extends object>(items: Item<Row>[], selection: Selection<Row> | undefined, scrollTo: ((at: number) => void) | undefined) {
  const [active, setActive] = useState(-1);
  const at = Math.min(active, items.length - 1);
  const go = (to: number, table: HTMLElement): void => {
    const next = Math.max(0, Math.min(items.length - 1, to));
    setActive(next);
    if (scrollTo) scrollTo(next);
    else table.querySelector(`[data-index="${next}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  const act = (key: string, table: HTMLElement): (() => void) | undefined => {
    const item = items[at];
    const row = table.querySelector<HTMLElement>(`[data-index="${at}"]`);
    if (key === 'Enter') return () => row?.querySelector<HTMLElement>(item?.kind === 'group' ? 'button' : 'a')?.click();
    if (key === ' ' && selection && item?.kind === 'row') return () => selection.toggle(item.row);
    if (key === 'Escape' && selection) return selection.clear;
    return undefined;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const steps: Record<string, number> = { ArrowDown: at + 1, j: at + 1, ArrowUp: at - 1, k: at - 1, PageDown: at + 15, PageUp: at - 15, Home: 0, End: items.length - 1 };
    const to = steps[event.key];
    const action = act(event.key, event.currentTarget);
    if (to === undefined && !action) return;
    event.preventDefault();
    if (to === undefined) action?.();
    else go(to, event.currentTarget);
  };
  const onFocus = (event: FocusEvent<HTMLElement>): void => {
    if (event.target === event.currentTarget && at < 0) setActive(0);
  };
  return { at, set: setActive, handlers: { onKeyDown, onFocus } };
}

/** Columns keep their widths once rows appear and disappear. Cards on a phone have none. */
function useWidths(table: { current: HTMLTableElement | null }, virtual: boolean, columns: string): number[] | undefined {
  const [widths, setWidths] = useState<{ columns: string; of: number[] }>();
  useEffect(() => {
    if (!virtual || window.matchMedia('(max-width: 760px)').matches) return undefined;
    const measured = requestAnimationFrame(() => {
      const heads = [...(table.current?.querySelectorAll('thead th') ?? [])];
      setWidths({ columns, of: heads.map((head) => head.getBoundingClientRect().width) });
    });
    return () => cancelAnimationFrame(measured);
  }, [table, virtual, columns]);
  return virtual && widths?.columns === columns ? widths.of : undefined;
}
