import { Button, Switch } from '@mantine/core';
import { usePartnerName } from '../app/partners';
import { usePersonName } from '../app/people';
import { IconCheck, IconEdit, IconMessageQuestion } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Fragment, useMemo } from 'react';
import { minus, percent, plus, sum } from '../app/decimal';
import { OriginLink } from '../app/OriginLink';
import { useScope } from '../app/scope';
import type { Column } from '../table/columns';
import { TableWithin } from '../table/TableWithin';
import { type CallOffLine, type Gone, isAnswerable, isAsked, isShort, isSilent, lineKey, type ScheduleDetail } from './callOffs';
import { type Compared, comparedOf, tilesOf, totalsOfCompared, withoutMoved } from './compared';
import { confirmLines, usePending } from './confirming';
import { DueText } from './DueText';
import grid from './grid.module.css';
import { Promise } from './Promise';
import { stateOf } from './promised';
import classes from './schedule.module.css';
import { CallOffMark, ChangeSign, StateSign } from './signs';
import { SummaryChips } from './SummaryChips';
import { dueIn, dueText, useWords, type Words } from './words';

type Zero = NonNullable<NonNullable<ScheduleDetail['particulars']>['zeros']>[number];
/**
 * A current line, a line of the former release that is gone, or a stated quantity of zero, which
 * needs no answer.
 */
type Entry = { due: string; key: string; line?: CallOffLine; gone?: Gone; zero?: Zero };

type Props = {
  schedule: ScheduleDetail;
  answering: boolean;
  /** Compared with the last answer. A line without one is not new. */
  byAnswer: boolean;
  onlyChanged: boolean;
  onOnlyChanged: (only: boolean) => void;
  onPropose: (line: CallOffLine) => void;
  /** Asks the supplier again, by the line's due day. Present if the buyer may ask. */
  onAsk: ((due: string) => void) | undefined;
};

/** Current lines, and removed lines struck through at their due day. */
export function ScheduleLines({ schedule, answering, byAnswer, onlyChanged, onOnlyChanged, onPropose, onAsk }: Props) {
  const words = useWords();
  const { t } = words;
  const client = useQueryClient();
  const { as } = useScope();
  const lines = useMemo(() => (onlyChanged ? schedule.lines.filter((line) => line.change !== 'same') : schedule.lines), [schedule.lines, onlyChanged]);
  const asked = lines.filter(isAsked);
  const entries: Entry[] = [
    ...lines.map((line) => ({ due: line.due, key: lineKey(line), line })),
    ...withoutMoved(schedule.gone, schedule.lines).map((gone) => ({ due: gone.due, key: `gone-${gone.due}-${gone.ordinal}-${gone.change}`, gone })),
    ...(schedule.particulars?.zeros ?? []).map((zero) => ({ due: zero.due, key: `zero-${zero.due}-${zero.ordinal}-${zero.firmness}`, zero })),
  ].toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
  return (
    <div className={classes.lines}>
      <TableWithin
        title={t('linesOf', { part: schedule.part })}
        name="schedule-lines"
        rows={entries}
        columns={columnsOf(words, schedule, { byAnswer, onPropose: answering ? onPropose : undefined, onAsk })}
        keyOf={(entry) => entry.key}
        marks={marksOf}
        tools={
          <>
            <Switch size="sm" label={t('filter.changed')} checked={onlyChanged} onChange={(event) => onOnlyChanged(event.currentTarget.checked)} data-testid="only-changed" />
            {answering && asked.length > 0 && (
              <Button size="xs" leftSection={<IconCheck size={16} aria-hidden="true" />} onClick={({ currentTarget }) => confirmLines(client, as, asked, () => currentTarget.focus())} data-testid="confirm-all">
                {t('confirm.button', { count: asked.length })}
              </Button>
            )}
          </>
        }
        above={<SummaryChips summary={tilesOf(entries.map(({ line, gone }) => ({ change: (line ?? gone)?.change ?? 'zero' })))} byAnswer={byAnswer} />}
        renderBelow={(shown) => shown.length > 0 && <Sums words={words} entries={shown} unit={schedule.unit} />}
      />
    </div>
  );
}

function marksOf({ due, line, gone }: Entry): Record<`data-${string}`, string> {
  if (line) return { 'data-testid': 'schedule-line', 'data-due': due, 'data-state': line.state, ...(line.callOff !== null && { 'data-call-off': line.callOff }) };
  return gone ? { 'data-testid': 'gone-line', 'data-due': due, 'data-change': gone.change } : { 'data-testid': 'zero-line', 'data-due': due };
}

const NONE: Compared = { before: null, settled: '0', change: '0', now: '0' };
/** No line wanted a stated quantity of zero before. */
const compared = ({ line, gone }: Entry): Compared => (line ? comparedOf(line) : gone ? comparedOf({ ...gone, quantity: null }) : NONE);
const beforeOf = (entry: Entry): string | null => compared(entry).before;
const nowOf = (entry: Entry): string | null => compared(entry).now;
/** The difference in demand. Receipts, moves and another split are no difference. */
const deltaOf = (entry: Entry): string | null => (entry.zero ? null : compared(entry).change);

type Ways = { byAnswer: boolean; onPropose: ((line: CallOffLine) => void) | undefined; onAsk: Props['onAsk'] };

function columnsOf(words: Words, schedule: ScheduleDetail, { byAnswer, onPropose, onAsk }: Ways): Column<Entry>[] {
  const { t, format } = words;
  const unanswered = ({ line }: Entry): boolean => byAnswer && line?.change === 'added';
  const firmness = ({ line, zero }: Entry): string => (line ? t(`firmness.${line.firmness}`, { defaultValue: line.firmness }) : zero ? t(`firmness.${zero.firmness}`) : '');
  const change = (entry: Entry): string => {
    const its = entry.line?.change ?? entry.gone?.change;
    return unanswered(entry) ? t('against.unanswered') : its ? t(`change.${its}`, { defaultValue: its }) : t('zero');
  };
  const state = ({ line }: Entry): string => (line ? t(`state.${stateOf(line)}`, { defaultValue: line.state }) : '');
  const number = (quantity: string | null) => quantity !== null && <span className="number">{format.quantity(quantity)}</span>;
  return [
    {
      name: 'due',
      head: t('column.due'),
      place: 'lead',
      value: (entry) => entry.due,
      group: (entry) => format.month(entry.due.slice(0, 7)),
      inOrder: true,
      sheet: [
        { head: t('column.due'), cell: (entry) => entry.due },
        { head: t('sheet.bucket'), cell: ({ line }) => line && t(`bucket.${line.bucket}`) },
      ],
      cell: ({ line, gone, zero }) => (
        <span className={`number ${classes.due}`}>
          {gone && <s>{format.date(gone.due)}</s>}
          {line && <DueText words={words} line={line} />}
          {zero && <DueText words={words} line={zero} />}
          {line && line.callOff !== null && (
            <>
              {' '}
              <CallOffMark words={words} number={line.callOff} />
            </>
          )}
        </span>
      ),
    },
    {
      name: 'previous',
      head: t('column.previous'),
      place: 'labelled',
      right: true,
      quiet: true,
      value: beforeOf,
      cell: (entry) => {
        const before = beforeOf(entry);
        if (before === null) return entry.gone ? null : '–';
        return entry.gone ? <s>{number(before)}</s> : number(before);
      },
    },
    {
      name: 'now',
      head: t('column.now'),
      place: 'trail',
      right: true,
      value: nowOf,
      sum: (entry) => ({ quantity: nowOf(entry) ?? '0', unit: schedule.unit }),
      cell: (entry) => (entry.gone ? '–' : <strong className={grid.now} data-testid="quantity">{number(nowOf(entry))}</strong>),
    },
    {
      name: 'delta',
      head: t('column.delta'),
      place: 'labelled',
      right: true,
      value: deltaOf,
      cell: (entry) => {
        const delta = unanswered(entry) ? null : deltaOf(entry);
        if (delta === null || Number(delta) === 0) return null;
        const way = delta.startsWith('-') ? 'less' : 'more';
        return (
          <span className={`number ${grid.delta}`} data-way={way}>
            {format.signed(delta)}
          </span>
        );
      },
    },
    {
      name: 'percent',
      head: t('column.percent'),
      place: 'labelled',
      right: true,
      quiet: true,
      value: shareOf,
      cell: (entry) => {
        const share = shareOf(entry);
        return share ? <span className="number nowrap">{`${format.signed(String(share))} %`}</span> : null;
      },
    },
    { name: 'cumulative', head: t('column.cumulative'), place: 'labelled', right: true, quiet: true, value: ({ line }) => line?.cumulative, cell: ({ line }) => number(line?.cumulative ?? null) || null },
    { name: 'firmness', head: t('column.firmness'), place: 'left', value: firmness, group: firmness, cell: (entry) => firmness(entry) && <span className={entry.line?.firmness === 'firm' ? '' : grid.dim}>{firmness(entry)}</span> },
    { name: 'change', head: t('column.change'), place: 'right', value: change, group: change, cell: (entry) => (unanswered(entry) ? <span className={grid.dim}>{t('against.unanswered')}</span> : <Changed words={words} entry={entry} />) },
    {
      name: 'answer',
      head: t('column.answer'),
      value: state,
      group: state,
      sheet: [
        { head: t('column.state'), cell: state },
        { head: t('column.promise'), cell: ({ line }) => (line && line.promises.length > 0 ? sum(line.promises.map((one) => one.quantity)) : null), number: true },
        { head: t('sheet.promised'), cell: ({ line }) => line?.promises.at(0)?.date },
      ],
      cell: ({ line, gone }) => (line ? <Answered words={words} line={line} onPropose={onPropose} onAsk={onAsk} /> : gone?.change === 'consumed' ? <span className={grid.dim}>{t('consumedWhy')}</span> : null),
    },
    { name: 'origin', head: t('column.origin'), place: 'labelled', cell: ({ line }) => (line && line.origin.segment !== null ? <OriginLink origin={line.origin} className={classes.origin} /> : null) },
  ];
}

function shareOf(entry: Entry): number | null {
  const { before, settled, change } = compared(entry);
  if (!entry.line || before === null) return null;
  const open = minus(before, settled);
  return percent(plus(open, change), open);
}

/** How the line changed since the other release: cut, moved, raised, or received. */
function Changed({ words, entry: { line, gone } }: { words: Words; entry: Entry }) {
  const { t, format } = words;
  const its = line ?? gone;
  if (!its) return <span className={grid.dim}>{t('zero')}</span>;
  return (
    <span className={classes.changeCell}>
      <ChangeSign words={words} change={its.change} firm={its.withinFirmHorizon && its.change !== 'consumed'} />
      {line?.movedFrom && <span className={grid.from}> {t('from', { date: format.date(line.movedFrom) })}</span>}
      {its.received && its.change !== 'consumed' && <span className={grid.from} data-testid="received-of"> {t('receivedOf', { quantity: format.quantity(its.received) })}</span>}
      {gone?.movedTo && <span className={grid.from}> {t('to', { date: format.date(gone.movedTo) })}</span>}
    </span>
  );
}

function Answered({ words, line, onPropose, onAsk }: { words: Words; line: CallOffLine } & Omit<Ways, 'byAnswer'>) {
  const { t, format } = words;
  const pending = usePending(lineKey(line));
  const personName = usePersonName();
  const partyName = usePartnerName();
  return (
    <>
      <span className={classes.answerFacts}>
        <StateSign words={words} state={stateOf(line)} pending={pending} silent={isSilent(line, words.asOf)} firmness={line.firmness} />
        <Promise words={words} line={line} />
        {line.answeredAt && !pending && (
          <span className={grid.dim} data-testid="promised-by">
            {line.answeredBy === null && !line.answerOrigins
              ? t('promisedBefore', { at: format.moment(line.answeredAt) })
              : t('promisedBy', { by: personName(line.supplier, line.answeredBy) ?? partyName(line.supplier), at: format.moment(line.answeredAt) })}
            {line.answerOrigins?.map((origin) => (
              <Fragment key={origin.segment}>
                {' '}
                <OriginLink origin={origin} className={classes.origin} />
              </Fragment>
            ))}
          </span>
        )}
      </span>
      {onPropose && isAnswerable(line) && !pending && (
        <Button size="compact-xs" variant="subtle" leftSection={<IconEdit size={14} aria-hidden="true" />} onClick={() => onPropose(line)} aria-label={t('propose.line', { line: dueText(words, line)[0] })} data-testid="propose">
          {t('propose.short')}
        </Button>
      )}
      {onAsk && isShort(line) && (
        <Button size="compact-xs" variant="subtle" leftSection={<IconMessageQuestion size={14} aria-hidden="true" />} onClick={() => onAsk(dueIn(line))} aria-label={t('ask.line', { line: dueText(words, line)[0] })} data-testid="ask-again">
          {t('ask.short')}
        </Button>
      )}
    </>
  );
}

/** The sums of the rows above, and the way from before to now. */
function Sums({ words: { t, format }, entries, unit }: { words: Words; entries: Entry[]; unit: string }) {
  const { before, settled, change, now } = totalsOfCompared(entries.map(compared));
  const promised = sum(entries.flatMap(({ line }) => (line?.promises ?? []).map((one) => one.quantity)));
  return (
    <p className={`${classes.sums} number`} data-testid="schedule-sums">
      <strong>{t('time.table.sum')}</strong>{' '}
      <span className={grid.dim}>
        {format.quantity(before)} <span aria-hidden="true">→</span>
      </span>{' '}
      <strong>
        {format.quantity(now)} {format.unit(unit)}
      </strong>{' '}
      {Number(settled) !== 0 && `${t('time.sum.settled', { quantity: format.signed(minus('0', settled)) })} · `}
      {t('time.sum.change', { quantity: format.signed(change) })} · {t('time.sum.promised', { quantity: format.quantity(promised) })}
    </p>
  );
}
