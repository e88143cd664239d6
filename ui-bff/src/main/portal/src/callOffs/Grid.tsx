import { Button, Loader } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type KeyboardEvent, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useProblemText } from '../app/problem';
import { SelectAll } from '../table/Heads';
import type { Model } from '../table/model';
import { usePrinting } from '../table/printing';
import type { Selection } from '../table/selection';
import { type CallOffLine, confirmable, isAnswerable, isAsked, isShort, type Promised } from './callOffs';
import { OTHER_WIDTH, widths } from './columns';
import classes from './grid.module.css';
import { GroupRow, GroupStrip } from './GroupRow';
import { draftOf, type RowDraft, type RowDrafts } from './proposing';
import answer from './row.module.css';
import { saysMore, tallsOf } from './promised';
import { askPath, Row, rowId } from './Row';
import type { Words } from './words';

const ROW = 46;
const COMPACT = 38;
const GROUP = 34;
const HEAD = 33;
const CARD = 142;
const TELLING_CARD = 214;
const EDITING = 104;
const EDITING_CARD = 208;
/** How many rows before the end of the loaded rows the next page is requested. */
const AHEAD = 150;

/** Print shows every row, because paper does not scroll. */
const everyRow = ({ count }: Range): number[] => Array.from({ length: count }, (_, at) => at);
/** The reader's place in a list when they left it for a schedule. */
const places = new Map<string, { active: number; offset: number }>();

type Props = {
  /** Gets the focus back. */
  ref: RefObject<HTMLDivElement | null>;
  words: Words;
  model: Model<CallOffLine>;
  more: boolean;
  loadMore: () => void;
  failedMore: unknown;
  retryMore: () => void;
  answering: boolean;
  /** Whether the buyer may ask again about lines that were promised short. */
  asking: boolean;
  selection: Selection<CallOffLine>;
  onConfirm: (lines: CallOffLine[]) => void;
  onPropose: (line: CallOffLine, begun?: Promised[]) => void;
  /** Typed values of rows, by the rows' keys. */
  drafts: RowDrafts;
  onDraft: (line: CallOffLine, draft: RowDraft | undefined) => void;
  /** Takes spreadsheet rows pasted on the list. */
  onPaste: ((text: string) => void) | undefined;
  onHelp: () => void;
};

/**
 * Handles thousands of lines with some thirty in the document. Narrow screens show cards instead of
 * columns.
 */
export function Grid({ ref: scroller, words, model, more, loadMore, failedMore, retryMore, answering, asking, selection, onConfirm, onPropose, onDraft, drafts, onPaste, onHelp }: Props) {
  const { t, path } = words;
  const { items } = model;
  const say = useProblemText();
  const narrow = useMediaQuery('(max-width: 900px)', false, { getInitialValueInEffect: false });
  const { search } = useLocation();
  const [place] = useState(search);
  const [active, setActive] = useState(() => places.get(place)?.active ?? 0);
  const navigate = useNavigate();
  const at = Math.min(active, items.length - 1);
  const height = narrow ? CARD : model.layout.compact ? COMPACT : ROW;

  // These functions stay stable; otherwise every frame would measure all ten thousand rows again.
  const isEditing = useCallback((item: (typeof items)[number] | undefined) => answering && item?.kind === 'row' && drafts[item.key] !== undefined && isAnswerable(item.row), [answering, drafts]);
  const edited = Object.keys(drafts).length === 0 ? '' : items.filter(isEditing).map((item) => item.key).join();
  const tall = useMemo(() => tallsOf(words), [words]);
  const estimateSize = useCallback(
    (index: number) => {
      const item = items[index];
      if (item?.kind === 'group') return GROUP;
      if (isEditing(item)) return narrow ? EDITING_CARD : EDITING;
      if (narrow) return item && saysMore(item.row) ? TELLING_CARD : height;
      return item ? Math.max(height, tall(item.row)) : height;
    },
    // oxlint-disable-next-line react/exhaustive-deps -- what is typed does not change the height, only which rows are open
    [items, height, narrow, edited, tall],
  );
  const getItemKey = useCallback((index: number) => items[index]?.key ?? 'more', [items]);
  const printing = usePrinting();
  const rows = useVirtualizer({
    count: items.length + (more ? 1 : 0),
    getScrollElement: () => scroller.current,
    estimateSize,
    getItemKey,
    overscan: 12,
    rangeExtractor: printing ? everyRow : defaultRangeExtractor,
    initialOffset: () => places.get(place)?.offset ?? 0,
    scrollPaddingStart: (narrow ? 0 : HEAD) + (model.layout.group ? GROUP : 0),
    scrollPaddingEnd: 64,
  });
  useEffect(() => rows.measure(), [estimateSize, rows]);
  const leaving = useRef({ active: 0, offset: 0 });
  useEffect(() => {
    leaving.current = { active: at, offset: rows.scrollOffset ?? 0 };
  });
  useEffect(() => () => void places.set(place, leaving.current), [place]);

  const shown = rows.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && last >= items.length - AHEAD) loadMore();
  });

  const lastToggled = useRef(0);
  const { set, toggle: toggleOne } = selection;
  /** When the reader leaves a row, the list gets the focus back. */
  const draft = useCallback(
    (line: CallOffLine, typed: RowDraft | undefined) => {
      onDraft(line, typed);
      if (typed === undefined) scroller.current?.focus();
    },
    [onDraft, scroller],
  );
  const linesBetween = useCallback(
    (from: number, until: number) => items.slice(Math.min(from, until), Math.max(from, until) + 1).flatMap((item) => (item.kind === 'row' ? [item.row] : [])),
    [items],
  );
  const toggle = useCallback(
    (line: CallOffLine, index: number, extend: boolean) => {
      if (extend) set(linesBetween(lastToggled.current, index), true);
      else toggleOne(line);
      lastToggled.current = index;
    },
    [linesBetween, set, toggleOne],
  );
  const go = (to: number, extend: boolean): void => {
    const next = Math.max(0, Math.min(items.length - 1, to));
    if (extend) selection.set(linesBetween(at, next), true);
    setActive(next);
    rows.scrollToIndex(next);
  };
  const jump = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 600) / height) - 2);
  const act = (key: string): (() => void) | undefined => {
    const item = items[at];
    const line = item?.kind === 'row' ? item.row : undefined;
    switch (key) {
      case '?':
        return onHelp;
      case 'Enter':
        return line ? () => void navigate(path(`/call-offs/${line.schedule}`)) : item && (() => model.toggleGroup(item.key));
      case ' ':
        return line ? () => selection.toggle(line) : undefined;
      case 'c':
        return answering && line ? () => onConfirm(selection.chosen.length > 0 ? confirmable(selection.chosen) : [line].filter(isAsked)) : undefined;
      case 'a':
        return asking && line && isShort(line) ? () => void navigate(path(askPath(line))) : undefined;
      case 'p':
        return answering && line ? () => onPropose(line) : undefined;
      case 'e':
      case 'F2':
        return answering && line && isAnswerable(line) ? () => onDraft(line, draftOf(line)) : undefined;
      case 'Escape':
        return selection.clear;
      default:
        return undefined;
    }
  };
  const steps: Record<string, number> = {
    ArrowDown: at + 1,
    j: at + 1,
    ArrowUp: at - 1,
    k: at - 1,
    PageDown: at + jump,
    PageUp: at - jump,
    Home: 0,
    End: items.length - 1,
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const to = steps[event.key];
    const action = act(event.key);
    if (to === undefined && !action) return;
    event.preventDefault();
    if (to === undefined) action?.();
    else go(to, event.shiftKey);
  };

  const starts = useMemo(() => items.flatMap((item, index) => (item.kind === 'group' ? [index] : [])), [items]);
  const offset = rows.scrollOffset ?? 0;
  const top = shown.find((one) => one.end > offset)?.index ?? 0;
  const strip = items[starts.findLast((start) => start <= top) ?? -1];
  const template = model.shown.map((column) => widths[column.name] ?? OTHER_WIDTH).join(' ');
  const current = items[at];
  return (
    <div
      ref={scroller}
      className={classes.scroller}
      role="grid"
      aria-label={t('title')}
      aria-rowcount={more ? -1 : items.length + 1}
      aria-multiselectable
      // A row scrolled out of sight is not in the document, so it cannot be named.
      aria-activedescendant={current && shown.some(({ index }) => index === at) ? rowId(current.key) : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPaste={(event) => {
        const text = event.clipboardData.getData('text/plain');
        if (event.target instanceof HTMLInputElement || !text.trim()) return;
        event.preventDefault();
        onPaste?.(text);
      }}
      style={{ '--columns': template } as CSSProperties}
      data-compact={model.layout.compact || undefined}
      data-testid="call-offs"
    >
      <div role="rowgroup" className={classes.header}>
        <div role="row" aria-rowindex={1} className={classes.row} data-answering={answering || undefined}>
          <span role="columnheader" className={classes.select}>
            <SelectAll rows={model.rows} selection={selection} label={t(answering ? 'selectAll' : 'selectAllLoaded')} className={answer.check} />
          </span>
          {model.shown.map((column) => {
            const sort = model.sortOf(column.name);
            const Arrow = sort?.down ? IconArrowDown : IconArrowUp;
            return (
              <span
                key={column.name}
                role="columnheader"
                aria-sort={sort ? (sort.down ? 'descending' : 'ascending') : undefined}
                className={`${classes[column.name] ?? classes.other} ${column.right ? classes.right : ''}`}
              >
                {column.value ? (
                  <button type="button" className={classes.sort} data-sorted={sort ? true : undefined} onClick={(event) => model.sortBy(column.name, event.shiftKey)} data-testid={`sort-${column.name}`}>
                    {column.head} {sort && <Arrow size={12} aria-hidden="true" />}
                  </button>
                ) : (
                  column.head
                )}
              </span>
            );
          })}
        </div>
      </div>
      {strip?.kind === 'group' && <GroupStrip group={strip} words={words} columns={model.columns} onToggle={() => model.toggleGroup(strip.key)} />}
      <div role="rowgroup" className={classes.body} style={{ height: rows.getTotalSize() }}>
        {shown.map(({ index, start, key, size }) => {
          const item = items[index];
          if (item?.kind === 'group') {
            return <GroupRow key={key} id={rowId(item.key)} group={item} words={words} columns={model.columns} index={index} start={start} active={index === at} onToggle={() => model.toggleGroup(item.key)} />;
          }
          return item ? (
            <Row
              key={key}
              words={words}
              columns={model.shown}
              line={item.row}
              index={index}
              start={start}
              tall={!narrow && !isEditing(item) && tall(item.row) > 0 ? size : undefined}
              active={index === at}
              answering={answering}
              selected={selection.has(item.row)}
              onToggle={toggle}
              onActive={setActive}
              onPropose={onPropose}
              draft={drafts[key as string]}
              onDraft={draft}
              asking={asking}
            />
          ) : (
            <div key={key} role="row" className={classes.more} style={{ transform: `translateY(${start}px)` }}>
              <span role="gridcell">
                {failedMore ? (
                  <>
                    {say(failedMore)}{' '}
                    <Button size="compact-xs" variant="default" onClick={retryMore}>
                      {t('retryMore')}
                    </Button>
                  </>
                ) : (
                  <>
                    <Loader size={14} aria-hidden="true" /> {t('loadingMore')}
                  </>
                )}
              </span>
            </div>
          );
        })}
      </div>
    </div>
  );
}
