import { IconEdit } from '@tabler/icons-react';
import { memo } from 'react';
import { Link } from 'react-router';
import { minus, percent } from '../app/decimal';
import { useFresh } from '../app/fresh';
import { type CallOffLine, isAnswerable, isSilent, lineKey } from './callOffs';
import { usePending } from './confirming';
import classes from './grid.module.css';
import answer from './row.module.css';
import { DueText } from './DueText';
import { Promise } from './Promise';
import { CallOffMark, ChangeSign, StateSign } from './signs';
import type { Words } from './words';

type Props = {
  words: Words;
  line: CallOffLine;
  index: number;
  start: number;
  active: boolean;
  answering: boolean;
  selected: boolean;
  onToggle: (line: CallOffLine, index: number, extend: boolean) => void;
  onActive: (index: number) => void;
  onPropose: (line: CallOffLine) => void;
};

export const rowId = (line: CallOffLine): string => `line-${line.schedule}-${line.due}-${line.ordinal}`;
export const previousOf = (line: CallOffLine): string | null =>
  line.change === 'rebucketed' ? line.quantity : (line.previousQuantity ?? (line.change === 'same' || line.change === 'moved' ? line.quantity : null));

export const Row = memo(function Row({ words, line, index, start, active, answering, selected, onToggle, onActive, onPropose }: Props) {
  const { t, format, partnerName, siteName, path, as } = words;
  const fresh = useFresh(lineKey(line));
  const pending = usePending(lineKey(line));
  const before = previousOf(line);
  const delta = before === null ? line.quantity : minus(line.quantity, before);
  const change = before === null ? null : percent(line.quantity, before);
  const partners = as ? partnerName(as === 'buyer' ? line.supplier : line.buyer) : `${partnerName(line.buyer)} → ${partnerName(line.supplier)}`;
  const may = answering && isAnswerable(line) && !pending;
  const due = `${format.date(line.due)} ${line.part}`;
  return (
    <div
      role="row"
      id={rowId(line)}
      aria-rowindex={index + 2}
      aria-selected={answering ? selected : undefined}
      className={classes.row}
      style={{ transform: `translateY(${start}px)` }}
      data-active={active || undefined}
      data-selected={selected || undefined}
      data-fresh={fresh || undefined}
      data-answering={answering || undefined}
      data-testid="call-off-row"
      data-schedule={line.schedule}
      data-due={line.due}
      data-ordinal={line.ordinal}
      data-state={line.state}
      data-change={line.change}
      data-call-off={line.callOff ?? undefined}
      onMouseDown={() => onActive(index)}
    >
      <span role="gridcell" className={classes.select}>
        {answering && (
          <input
            type="checkbox"
            className={answer.check}
            tabIndex={-1}
            aria-label={t('selectLine', { line: due })}
            checked={selected}
            disabled={!may}
            onChange={(event) => onToggle(line, index, (event.nativeEvent as MouseEvent).shiftKey)}
          />
        )}
      </span>
      <span role="gridcell" className={`${classes.due} number`}>
        <span>
          <DueText words={words} line={line} />
        </span>
        <span className={classes.below}>{line.callOff === null ? t(`firmness.${line.firmness}`) : <CallOffMark words={words} number={line.callOff} />}</span>
      </span>
      <span role="gridcell" className={classes.part}>
        <Link to={path(`/call-offs/${line.schedule}`)} tabIndex={-1} className={classes.partLink}>
          {line.part}
        </Link>
        <span className={classes.below} title={line.description ?? undefined}>
          {line.description}
        </span>
      </span>
      <span role="gridcell" className={classes.partner} title={`${partners} · ${siteName(line.buyer, line.site)}`}>
        <span>{partnerName(as === 'buyer' ? line.supplier : line.buyer)}</span>
        <span className={classes.below}>
          {as ? siteName(line.buyer, line.site) : partnerName(line.supplier)}
        </span>
      </span>
      <span role="gridcell" className={`${classes.previous} ${classes.right} number`}>
        {before === null ? '–' : format.quantity(before)}
      </span>
      <span role="gridcell" className={`${classes.now} ${classes.right} number`} data-testid="quantity">
        {format.quantity(line.quantity)} <span className={classes.unit}>{format.unit(line.unit)}</span>
      </span>
      <span role="gridcell" className={`${classes.delta} ${classes.right} number`} data-way={way(delta)}>
        <span>{way(delta) === 'same' ? '·' : format.signed(delta)}</span>
        {change !== null && change !== 0 && <span className={classes.below}>{format.signed(String(change))} %</span>}
      </span>
      <span role="gridcell" className={`${classes.cumulative} ${classes.right} ${classes.dim} number`}>
        {line.cumulative && format.quantity(line.cumulative)}
      </span>
      <span role="gridcell" className={classes.change}>
        {line.change === 'same' ? <span className={classes.same}>＝ {t('change.same')}</span> : <ChangeSign words={words} change={line.change} firm={line.withinFirmHorizon} />}
        {line.movedFrom && <span className={classes.below}>{t('from', { date: format.date(line.movedFrom) })}</span>}
      </span>
      <span role="gridcell" className={classes.answer}>
        <span data-testid="state">
          <StateSign words={words} state={line.state} pending={pending} silent={isSilent(line, words.asOf)} />
        </span>
        <Promise words={words} line={line} />
        {may && (
          <button
            type="button"
            tabIndex={-1}
            className={answer.propose}
            aria-label={t('propose.line', { line: due })}
            title={t('propose.short')}
            onClick={() => onPropose(line)}
            data-testid="propose"
          >
            <IconEdit size={16} stroke={1.6} aria-hidden="true" />
            <span className={answer.proposeText}>{t('propose.short')}</span>
          </button>
        )}
      </span>
    </div>
  );
});

const way = (delta: string): 'more' | 'less' | 'same' => (delta.startsWith('-') ? 'less' : Number(delta) === 0 ? 'same' : 'more');
