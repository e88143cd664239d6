import { IconArrowsSplit, IconMessageQuestion, IconPencil } from '@tabler/icons-react';
import { memo } from 'react';
import { Link } from 'react-router';
import { useFresh } from '../app/fresh';
import type { Column } from '../table/columns';
import { type CallOffLine, isAnswerable, isShort, isSilent, lineKey, type Promised } from './callOffs';
import { usePending } from './confirming';
import classes from './grid.module.css';
import { InlineAnswer } from './InlineAnswer';
import { Promise } from './Promise';
import { saysMore, stateOf } from './promised';
import { draftOf, type RowDraft } from './proposing';
import answer from './row.module.css';
import { StateSign } from './signs';
import { dueIn, dueText, type Words } from './words';

type Props = {
  words: Words;
  columns: Column<CallOffLine>[];
  line: CallOffLine;
  index: number;
  start: number;
  /** The row's height on a desk if it shows more than fits beside the state. */
  tall: number | undefined;
  active: boolean;
  answering: boolean;
  selected: boolean;
  onToggle: (line: CallOffLine, index: number, extend: boolean) => void;
  onActive: (index: number) => void;
  onPropose: (line: CallOffLine, begun?: Promised[]) => void;
  /** Typed values of the row; undefined if nobody answers there. */
  draft: RowDraft | undefined;
  /** Opens the row, keeps typed values, or leaves the row. */
  onDraft: (line: CallOffLine, draft: RowDraft | undefined) => void;
  /** Whether the buyer may ask again about a short promise. */
  asking: boolean;
};

/** The path to a question about a line. */
export const askPath = (line: Pick<CallOffLine, 'schedule' | 'due' | 'bucket'>): string => `/call-offs/${line.schedule}?ask=${dueIn(line)}`;

export const rowId = (key: string): string => `line-${encodeURIComponent(key)}`;

export const Row = memo(function Row({ words, columns, line, index, start, tall, active, answering, selected, onToggle, onActive, onPropose, draft, onDraft, asking }: Props) {
  const { t } = words;
  const fresh = useFresh(lineKey(line));
  const pending = usePending(lineKey(line));
  const name = `${dueText(words, line)[0]} ${line.part}`;
  const open = answering && isAnswerable(line) && !pending;
  const editing = open && draft !== undefined;
  return (
    <div
      role="row"
      id={rowId(lineKey(line))}
      aria-rowindex={index + 2}
      aria-selected={selected}
      className={classes.row}
      style={{ transform: `translateY(${start}px)`, height: tall }}
      data-tall={tall !== undefined || undefined}
      data-active={active || undefined}
      data-selected={selected || undefined}
      data-fresh={fresh || undefined}
      data-answering={answering || undefined}
      data-editing={editing || undefined}
      data-telling={(!editing && saysMore(line)) || undefined}
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
          disabled={pending}
          onChange={(event) => onToggle(line, index, (event.nativeEvent as MouseEvent).shiftKey)}
        />
      </span>
      {columns.map((column) => (
        <span key={column.name} role="gridcell" className={`${classes[column.name] ?? classes.other} ${column.right ? classes.right : ''} ${column.quiet ? classes.dim : ''}`} data-column={column.name}>
          {column.name !== 'answer' ? (
            column.cell(line)
          ) : editing ? (
            <InlineAnswer words={words} line={line} draft={draft} name={name} onChange={onDraft} onLeave={(left) => onDraft(left, undefined)} onMore={(one, begun) => {
                onDraft(one, undefined);
                onPropose(one, begun);
              }} />
          ) : (
            <Answer words={words} line={line} pending={pending} name={name} onPropose={open ? onPropose : undefined} onOpen={(one) => onDraft(one, draftOf(one))} asking={asking && isShort(line)} />
          )}
        </span>
      ))}
    </div>
  );
});

type AnswerProps = { words: Words; line: CallOffLine; pending: boolean; name: string; onPropose: ((line: CallOffLine) => void) | undefined; onOpen: (line: CallOffLine) => void; asking: boolean };

/** The line's answer, and the way to change it. */
function Answer({ words, line, pending, name, onPropose, onOpen, asking }: AnswerProps) {
  const { t, asOf, path } = words;
  return (
    <>
      <span data-testid="state">
        <StateSign words={words} state={stateOf(line)} pending={pending} silent={isSilent(line, asOf)} firmness={line.firmness} />
      </span>
      <Promise words={words} line={line} />
      {onPropose && (
        <span className={answer.acts}>
          <button type="button" tabIndex={-1} className={answer.propose} aria-label={t('inline.open', { line: name })} title={t('inline.short')} onClick={() => onOpen(line)} data-testid="answer-here">
            <IconPencil size={16} stroke={1.6} aria-hidden="true" />
            <span className={answer.proposeText}>{t('inline.short')}</span>
          </button>
          <button type="button" tabIndex={-1} className={answer.propose} aria-label={t('propose.line', { line: name })} title={t('propose.short')} onClick={() => onPropose(line)} data-testid="propose">
            <IconArrowsSplit size={16} stroke={1.6} aria-hidden="true" />
            <span className={answer.proposeText}>{t('propose.short')}</span>
          </button>
        </span>
      )}
      {asking && (
        <span className={answer.acts}>
          <Link to={path(askPath(line))} tabIndex={-1} className={answer.propose} aria-label={t('ask.line', { line: name })} title={t('ask.short')} data-testid="ask-again">
            <IconMessageQuestion size={16} stroke={1.6} aria-hidden="true" />
            <span className={answer.proposeText}>{t('ask.short')}</span>
          </Link>
        </span>
      )}
    </>
  );
}
