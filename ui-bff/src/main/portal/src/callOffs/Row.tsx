import { IconEdit } from '@tabler/icons-react';
import { memo } from 'react';
import { useFresh } from '../app/fresh';
import type { Column } from '../table/columns';
import { type CallOffLine, isAnswerable, isSilent, lineKey } from './callOffs';
import { usePending } from './confirming';
import classes from './grid.module.css';
import { Promise } from './Promise';
import answer from './row.module.css';
import { StateSign } from './signs';
import type { Words } from './words';

type Props = {
  words: Words;
  columns: Column<CallOffLine>[];
  line: CallOffLine;
  index: number;
  start: number;
  active: boolean;
  answering: boolean;
  may: boolean;
  selected: boolean;
  onToggle: (line: CallOffLine, index: number, extend: boolean) => void;
  onActive: (index: number) => void;
  onPropose: (line: CallOffLine) => void;
};

export const rowId = (key: string): string => `line-${encodeURIComponent(key)}`;

export const Row = memo(function Row({ words, columns, line, index, start, active, answering, may, selected, onToggle, onActive, onPropose }: Props) {
  const { t, format } = words;
  const fresh = useFresh(lineKey(line));
  const pending = usePending(lineKey(line));
  const name = `${format.date(line.due)} ${line.part}`;
  return (
    <div
      role="row"
      id={rowId(lineKey(line))}
      aria-rowindex={index + 2}
      aria-selected={selected}
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
        <input
          type="checkbox"
          className={answer.check}
          tabIndex={-1}
          aria-label={t('selectLine', { line: name })}
          checked={selected}
          disabled={!may || pending}
          onChange={(event) => onToggle(line, index, (event.nativeEvent as MouseEvent).shiftKey)}
        />
      </span>
      {columns.map((column) => (
        <span key={column.name} role="gridcell" className={`${classes[column.name] ?? classes.other} ${column.right ? classes.right : ''} ${column.quiet ? classes.dim : ''}`} data-column={column.name}>
          {column.name === 'answer' ? <Answer words={words} line={line} pending={pending} name={name} onPropose={answering && isAnswerable(line) && !pending ? onPropose : undefined} /> : column.cell(line)}
        </span>
      ))}
    </div>
  );
});

type AnswerProps = { words: Words; line: CallOffLine; pending: boolean; name: string; onPropose: ((line: CallOffLine) => void) | undefined };

/** How it was answered, and the way to another answer. */
function Answer({ words, line, pending, name, onPropose }: AnswerProps) {
  const { t, asOf } = words;
  return (
    <>
      <span data-testid="state">
        <StateSign words={words} state={line.state} pending={pending} silent={isSilent(line, asOf)} firmness={line.firmness} />
      </span>
      <Promise words={words} line={line} />
      {onPropose && (
        <button type="button" tabIndex={-1} className={answer.propose} aria-label={t('propose.line', { line: name })} title={t('propose.short')} onClick={() => onPropose(line)} data-testid="propose">
          <IconEdit size={16} stroke={1.6} aria-hidden="true" />
          <span className={answer.proposeText}>{t('propose.short')}</span>
        </button>
      )}
    </>
  );
}
