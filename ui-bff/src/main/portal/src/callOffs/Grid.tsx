import { Button, Loader } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useProblemText } from '../app/problem';
import { type CallOffLine, isAnswerable, lineKey } from './callOffs';
import classes from './grid.module.css';
import answer from './row.module.css';
import { Row, rowId } from './Row';
import type { Selection } from './useSelection';
import { useWords } from './words';

const ROW = 46;
const HEAD = 33;
const CARD = 142;
/** How near to the end of what is loaded the next page is asked for, in rows. */
const AHEAD = 150;
const columns = ['due', 'part', 'partner', 'previous', 'now', 'delta', 'cumulative', 'change', 'answer'] as const;
const numeric = new Set<string>(['previous', 'now', 'delta', 'cumulative']);

/** Where the reader was in a list when he left it for a schedule. */
const places = new Map<string, { active: number; offset: number }>();

type Props = {
  lines: CallOffLine[];
  more: boolean;
  loadMore: () => void;
  failedMore: unknown;
  retryMore: () => void;
  answering: boolean;
  selection: Selection;
  onConfirm: (lines: CallOffLine[]) => void;
  onPropose: (line: CallOffLine) => void;
  onHelp: () => void;
};

/** Thousands of lines, some thirty in the document. Cards instead of columns where the screen is narrow. */
export function Grid({ lines, more, loadMore, failedMore, retryMore, answering, selection, onConfirm, onPropose, onHelp }: Props) {
  const words = useWords();
  const { t, as, path } = words;
  const say = useProblemText();
  const narrow = useMediaQuery('(max-width: 900px)', false, { getInitialValueInEffect: false });
  const { search } = useLocation();
  const [place] = useState(search);
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(() => places.get(place)?.active ?? 0);
  const navigate = useNavigate();
  const at = Math.min(active, lines.length - 1);

  // Stable functions, or every frame would measure all ten thousand rows again.
  const estimateSize = useCallback(() => (narrow ? CARD : ROW), [narrow]);
  const getItemKey = useCallback((index: number) => (lines[index] ? lineKey(lines[index]) : 'more'), [lines]);
  const rows = useVirtualizer({
    count: lines.length + (more ? 1 : 0),
    getScrollElement: () => scroller.current,
    estimateSize,
    getItemKey,
    overscan: 12,
    initialOffset: () => places.get(place)?.offset ?? 0,
    scrollPaddingStart: narrow ? 0 : HEAD,
    scrollPaddingEnd: 64,
  });
  useEffect(() => rows.measure(), [narrow, rows]);
  const leaving = useRef({ active: 0, offset: 0 });
  useEffect(() => {
    leaving.current = { active: at, offset: rows.scrollOffset ?? 0 };
  });
  useEffect(() => () => void places.set(place, leaving.current), [place]);

  const shown = rows.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && last >= lines.length - AHEAD) loadMore();
  });

  const lastToggled = useRef(0);
  const { set, toggle: toggleOne } = selection;
  const toggle = useCallback(
    (line: CallOffLine, index: number, extend: boolean) => {
      const [from, until] = [Math.min(lastToggled.current, index), Math.max(lastToggled.current, index)];
      if (extend) set(lines.slice(from, until + 1), true);
      else toggleOne(line);
      lastToggled.current = index;
    },
    [lines, set, toggleOne],
  );
  const go = (to: number, extend: boolean): void => {
    const next = Math.max(0, Math.min(lines.length - 1, to));
    const [from, until] = [Math.min(at, next), Math.max(at, next)];
    if (extend && answering) selection.set(lines.slice(from, until + 1), true);
    setActive(next);
    rows.scrollToIndex(next);
  };
  const jump = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 600) / (narrow ? CARD : ROW)) - 2);
  const act = (key: string): (() => void) | undefined => {
    const line = lines[at];
    switch (key) {
      case '?':
        return onHelp;
      case 'Enter':
        return line && (() => void navigate(path(`/call-offs/${line.schedule}`)));
      case ' ':
        return answering && line ? () => selection.toggle(line) : undefined;
      case 'c':
        return answering && line ? () => onConfirm(selection.chosen.length > 0 ? selection.chosen : [line].filter(isAnswerable)) : undefined;
      case 'p':
        return answering && line ? () => onPropose(line) : undefined;
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
    End: lines.length - 1,
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

  const partnerHead = [as !== 'buyer' && t('column.customer'), as !== 'supplier' && t('column.supplier')].filter(Boolean).join(' · ');
  const answerable = useMemo(() => (answering ? lines.filter(isAnswerable) : []), [answering, lines]);
  const all = answerable.length > 0 && selection.chosen.length === answerable.length;
  return (
    <div
      ref={scroller}
      className={classes.scroller}
      role="grid"
      aria-label={t('title')}
      aria-rowcount={more ? -1 : lines.length + 1}
      aria-multiselectable={answering}
      aria-activedescendant={lines[at] ? rowId(lines[at]) : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      data-testid="call-offs"
    >
      <div role="rowgroup" className={classes.header}>
        <div role="row" aria-rowindex={1} className={classes.row} data-answering={answering || undefined}>
          <span role="columnheader" className={classes.select}>
            {answering ? (
              <input
                type="checkbox"
                className={answer.check}
                tabIndex={-1}
                aria-label={t('selectAll')}
                checked={all}
                ref={(box) => {
                  if (box) box.indeterminate = selection.chosen.length > 0 && !all;
                }}
                disabled={answerable.length === 0}
                onChange={() => (selection.chosen.length > 0 ? selection.clear() : selection.set(answerable, true))}
              />
            ) : (
              <span className="visually-hidden">{t('column.mark')}</span>
            )}
          </span>
          {columns.map((name) => (
            <span key={name} role="columnheader" className={`${classes[name]} ${numeric.has(name) ? classes.right : ''}`}>
              {name === 'partner' ? partnerHead : t(`column.${name}`)}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={classes.body} style={{ height: rows.getTotalSize() }}>
        {shown.map(({ index, start, key }) => {
          const line = lines[index];
          return line ? (
            <Row
              key={key}
              words={words}
              line={line}
              index={index}
              start={start}
              active={index === at}
              answering={answering}
              selected={selection.has(line)}
              onToggle={toggle}
              onActive={setActive}
              onPropose={onPropose}
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
