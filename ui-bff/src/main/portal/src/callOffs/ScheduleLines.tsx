import { Button } from '@mantine/core';
import { IconEdit } from '@tabler/icons-react';
import { Fragment } from 'react';
import { minus, percent, sum } from '../app/decimal';
import { useFresh } from '../app/fresh';
import { OriginLink } from '../app/OriginLink';
import { type CallOffLine, type Gone, isAnswerable, isSilent, lineKey, type ScheduleDetail } from './callOffs';
import { usePending } from './confirming';
import { DueText } from './DueText';
import { GoneLine } from './GoneLine';
import grid from './grid.module.css';
import { Promise } from './Promise';
import { previousOf } from './columns';
import classes from './schedule.module.css';
import { CallOffMark, ChangeSign, StateSign } from './signs';
import { useWords, type Words } from './words';

type Props = { schedule: ScheduleDetail; lines: CallOffLine[]; answering: boolean; /** Compared with the last answer: what has none is not new. */ byAnswer: boolean; onPropose: (line: CallOffLine) => void };
type Zero = NonNullable<NonNullable<ScheduleDetail['particulars']>['zeros']>[number];
type Entry = { due: string; line?: CallOffLine; gone?: Gone; zero?: Zero };

/** Present lines and, struck through where they were due, those that are gone. */
export function ScheduleLines({ schedule, lines, answering, byAnswer, onPropose }: Props) {
  const words = useWords();
  const { t } = words;
  const entries: Entry[] = [...lines.map((line) => ({ due: line.due, line })), ...schedule.gone.map((gone) => ({ due: gone.due, gone })), ...(schedule.particulars?.zeros ?? []).map((zero) => ({ due: zero.due, zero }))].toSorted(
    (a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0),
  );
  return (
      <div className={classes.tableWrap}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('column.due')}</th>
              <th scope="col" className={grid.right}>{t('column.previous')}</th>
              <th scope="col" className={grid.right}>{t('column.now')}</th>
              <th scope="col" className={grid.right}>{t('column.delta')}</th>
              <th scope="col" className={`${grid.right} ${classes.wide}`}>{t('column.percent')}</th>
              <th scope="col" className={`${grid.right} ${classes.wide}`}>{t('column.cumulative')}</th>
              <th scope="col" className={classes.wide}>{t('column.firmness')}</th>
              <th scope="col">{t('column.change')}</th>
              <th scope="col">{t('column.answer')}</th>
              <th scope="col" className={classes.wide}>{t('column.origin')}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map(({ line, gone, zero }) =>
              line ? (
                <LineRow key={lineKey(line)} words={words} line={line} answering={answering} byAnswer={byAnswer} onPropose={onPropose} />
              ) : zero ? (
                <ZeroRow key={`zero-${zero.due}-${zero.ordinal}-${zero.firmness}`} words={words} zero={zero} />
              ) : (
                gone && <GoneLine key={`gone-${gone.due}-${gone.ordinal}-${gone.change}`} words={words} gone={gone} />
              ),
            )}
          </tbody>
          {lines.length > 0 && <Sums words={words} lines={lines} gone={schedule.gone} unit={schedule.unit} />}
        </table>
      </div>
  );
}

/** What the rows above add up to; the chart shows the same. */
function Sums({ words: { t, format }, lines, gone, unit }: { words: Words; lines: CallOffLine[]; gone: Gone[]; unit: string }) {
  const before = sum([...lines.map((line) => previousOf(line) ?? '0'), ...gone.filter((one) => one.change !== 'moved').map((one) => one.previousQuantity ?? '0')]);
  const now = sum(lines.map((line) => line.quantity));
  const promised = sum(lines.flatMap((line) => line.promises.map((one) => one.quantity)));
  return (
    <tfoot data-testid="schedule-sums">
      <tr>
        <th scope="row">{t('time.table.sum')}</th>
        <td className={`number ${grid.right}`}>{format.quantity(before)}</td>
        <td className={`number ${grid.right} ${grid.now}`}>
          {format.quantity(now)} {format.unit(unit)}
        </td>
        <td className={`number ${grid.right}`}>{format.signed(minus(now, before))}</td>
        <td className={classes.wide} colSpan={3} />
        <td />
        <td className="number">{t('time.sum.promised', { quantity: format.quantity(promised) })}</td>
        <td className={classes.wide} />
      </tr>
    </tfoot>
  );
}

/** A quantity of zero that the release states: nothing is to be answered. */
function ZeroRow({ words, zero }: { words: Words; zero: Zero }) {
  const { t, format } = words;
  return (
    <tr data-testid="zero-line" data-due={zero.due}>
      <td className={`number ${classes.due}`}>
        <DueText words={words} line={zero} />
      </td>
      <td className={grid.right}>–</td>
      <td className={`number ${grid.right} ${grid.now}`}>{format.quantity('0')}</td>
      <td className={grid.right} />
      <td className={classes.wide} />
      <td className={classes.wide} />
      <td className={`${grid.dim} ${classes.wide}`}>{t(`firmness.${zero.firmness}`)}</td>
      <td className={grid.dim}>{t('zero')}</td>
      <td />
      <td className={classes.wide} />
    </tr>
  );
}

type LineProps = { words: Words; line: CallOffLine; answering: boolean; byAnswer: boolean; onPropose: (line: CallOffLine) => void };

function LineRow({ words, line, answering, byAnswer, onPropose }: LineProps) {
  const { t, format } = words;
  const fresh = useFresh(lineKey(line));
  const pending = usePending(lineKey(line));
  const before = previousOf(line);
  const delta = before === null ? line.quantity : minus(line.quantity, before);
  const change = before === null ? null : percent(line.quantity, before);
  const unanswered = byAnswer && line.change === 'added';
  return (
    <tr data-fresh={fresh || undefined} data-testid="schedule-line" data-due={line.due} data-state={line.state} data-call-off={line.callOff ?? undefined}>
      <td className={`number ${classes.due}`}>
        <DueText words={words} line={line} />
        {line.callOff !== null && (
          <>
            {' '}
            <CallOffMark words={words} number={line.callOff} />
          </>
        )}
      </td>
      <td className={`number ${grid.right}`}>{before === null ? '–' : format.quantity(before)}</td>
      <td className={`number ${grid.right} ${grid.now}`} data-testid="quantity">{format.quantity(line.quantity)}</td>
      <td className={`number ${grid.right} ${grid.delta}`} data-way={delta.startsWith('-') ? 'less' : Number(delta) === 0 ? 'same' : 'more'}>
        {unanswered ? '' : Number(delta) === 0 ? '·' : format.signed(delta)}
      </td>
      <td className={`number ${grid.right} ${grid.dim} ${classes.wide}`}>{change ? `${format.signed(String(change))} %` : ''}</td>
      <td className={`number ${grid.right} ${grid.dim} ${classes.wide}`}>{line.cumulative && format.quantity(line.cumulative)}</td>
      <td className={`${line.firmness === 'firm' ? '' : grid.dim} ${classes.wide}`}>{t(`firmness.${line.firmness}`)}</td>
      <td className={classes.changeCell}>
        {unanswered ? <span className={grid.dim}>{t('against.unanswered')}</span> : <ChangeSign words={words} change={line.change} firm={line.withinFirmHorizon} />}
        {line.movedFrom && <span className={grid.from}> {t('from', { date: format.date(line.movedFrom) })}</span>}
        {line.received && <span className={grid.from} data-testid="received-of"> {t('receivedOf', { quantity: format.quantity(line.received) })}</span>}
      </td>
      <td className={classes.answer}>
        <span className={classes.answerFacts}>
          <StateSign words={words} state={line.state} pending={pending} silent={isSilent(line, words.asOf)} firmness={line.firmness} />
          {line.promises.length > 0 && <Promise words={words} line={line} />}
          {line.answeredAt && !pending && (
            <span className={grid.dim} data-testid="promised-by">
              {t('promisedBy', { by: line.answeredBy ?? '', at: format.moment(line.answeredAt) })}
              {line.answerOrigins?.map((origin) => (
                <Fragment key={origin.segment}>
                  {' '}
                  <OriginLink origin={origin} className={classes.origin} />
                </Fragment>
              ))}
            </span>
          )}
        </span>
        {answering && isAnswerable(line) && !pending && (
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconEdit size={14} aria-hidden="true" />}
            onClick={() => onPropose(line)}
            aria-label={t('propose.line', { line: format.date(line.due) })}
            data-testid="propose"
          >
            {t('propose.short')}
          </Button>
        )}
      </td>
      <td className={classes.wide}>
        {line.origin.segment === null ? <span className={grid.dim}>–</span> : <OriginLink origin={line.origin} className={classes.origin} />}
      </td>
    </tr>
  );
}
