import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconArrowRight, IconBackspace } from '@tabler/icons-react';
import { type SyntheticEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../app/announce';
import { LimitBar } from '../certificates/LimitBar';
import { limitsText, measured } from '../certificates/limits';
import { useDraft } from '../app/draft';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import { useMe } from '../app/Session';
import { attemptAt, entered, enteredOf, looksCopied, nextAfter, piecesOf, pressed, resultOf, type Task, tasksOf, type Verdict, verdictOf } from './entering';
import classes from './inspections.module.css';
import type { Characteristic, Inspection, Result } from './inspections';
import { PhotoOfPiece } from './PhotoOfPiece';
import { RefusedValue } from './RefusedValue';
import { VerdictSign } from './signs';
import { useValuesBox, useWaitingValues } from './valuesOnTheWay';

type Props = { inspection: Inspection; characteristics: Characteristic[] };

/** The place and the typed text that a person left when the page was closed. */
type Left = { task?: Task; typed: string };

/** Enters one piece of one characteristic after the other. Values are kept here until the hub answers. */
export function Entry({ inspection, characteristics }: Props) {
  const { t } = useTranslation('inspections');
  const format = useFormat();
  const me = useMe();
  const box = useValuesBox();
  const waiting = useWaitingValues().filter((one) => one.inspection === inspection.id);
  const unsent = waiting.filter((one) => one.state === 'waiting' || one.state === 'sending');
  const tasks = tasksOf(characteristics);
  const done = entered(inspection.values, waiting);
  const [left = { typed: '' }, keep] = useDraft<Left>(`inspection.${inspection.id}`);
  const [instruments = {}, keepInstruments] = useDraft<Record<string, string>>(`instruments.${inspection.id}`);
  const next = nextAfter(tasks, done);
  const isTask = (one: Task | undefined): one is Task => one !== undefined && tasks.some((its) => its.characteristic === one.characteristic && its.piece === one.piece);
  const task = isTask(left.task) ? left.task : next;
  const characteristic = characteristics.find((one) => one.characteristic === task?.characteristic);
  const record = (result: Result, passed: boolean): void => {
    const at = new Date().toISOString();
    const isKept = box.add({ key: crypto.randomUUID(), at, state: 'waiting', inspection: inspection.id, number: inspection.number, person: me.person, result, passed });
    announce(t(isKept ? 'entry.recorded' : 'entry.notKept', { piece: result.piece }));
    const following = nextAfter(tasks, [...done, result], result);
    keep({ ...(following && { task: following }), typed: '' });
  };
  return (
    <section className={`panel ${classes.panel}`} aria-labelledby="entry" data-testid="entry">
      <h2 id="entry">{t('entry.title')}</h2>
      <div className={classes.entry}>
        <p className={classes.asked}>
          <span data-testid="progress">{t('entry.values', { done: enteredOf(tasks, done), count: tasks.length })}</span>
          {unsent.length > 0 && <span className="dim">{t('way.waiting', { count: unsent.length })}</span>}
        </p>
        <progress className={classes.bar} value={enteredOf(tasks, done)} max={tasks.length} aria-label={t('entry.progress')} />
        {task && characteristic ? (
          <Asked
            key={`${task.characteristic} ${task.piece}`}
            task={task}
            characteristic={characteristic}
            attempt={attemptAt(done, task)}
            pieces={piecesOf(done, characteristic.characteristic)}
            typed={left.typed}
            onType={(typed) => keep({ task, typed })}
            instrument={instruments[characteristic.characteristic] ?? inspection.values.findLast((one) => one.characteristic === characteristic.characteristic)?.instrument ?? ''}
            onInstrument={(instrument) => keepInstruments({ ...instruments, [characteristic.characteristic]: instrument })}
            isCopied={(typed) => looksCopied(done, task, typed)}
            onRecord={record}
          />
        ) : (
          <Notice tone="good">{t('entry.whole')}</Notice>
        )}
        {task && characteristic && <PhotoOfPiece inspection={inspection} characteristic={task.characteristic} name={characteristic.names ? format.text(characteristic.names) : task.characteristic} piece={task.piece} />}
        {tasks.length > 0 && task && <Jump tasks={tasks} characteristics={characteristics} task={task} onJump={(to) => keep({ task: to, typed: '' })} />}
        {waiting.filter((one) => one.state === 'failed').map((one) => <RefusedValue key={one.key} one={one} />)}
      </div>
    </section>
  );
}

type AskedProps = {
  task: Task;
  characteristic: Characteristic;
  /** Which measurement of the piece it is. */
  attempt: number;
  /** How many of its pieces are entered. */
  pieces: number;
  typed: string;
  onType: (typed: string) => void;
  instrument: string;
  onInstrument: (instrument: string) => void;
  isCopied: (typed: string) => boolean;
  onRecord: (result: Result, passed: boolean) => void;
};

function Asked({ task, characteristic, attempt, pieces, typed, onType, instrument, onInstrument, isCopied, onRecord }: AskedProps) {
  const { t } = useTranslation('inspections');
  const format = useFormat();
  const field = useRef<HTMLInputElement>(null);
  const onPhone = useMediaQuery('(max-width: 760px)');
  const [judged, setJudged] = useState(false);
  const verdict = verdictOf(typed, characteristic);
  const limits = limitsText(characteristic, format.amount);
  const unit = characteristic.unit ? format.unit(characteristic.unit) : '';
  const name = characteristic.names ? format.text(characteristic.names) : characteristic.characteristic;
  const lacksInstrument = characteristic.instrument !== null && instrument.trim() === '';
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setJudged(true);
    if (lacksInstrument) return;
    if (verdict === 'inside' || verdict === 'outside') onRecord(resultOf(task, attempt, typed, instrument), verdict === 'inside');
    else field.current?.focus();
  };
  const judge = (passed: boolean): void => {
    setJudged(true);
    if (!lacksInstrument) onRecord({ ...task, attempt, text: passed ? 'passed' : 'failed', ...(instrument.trim() !== '' && { instrument: instrument.trim() }) }, passed);
  };
  return (
    <form onSubmit={submit} className={classes.entry} noValidate data-testid="asked" data-characteristic={task.characteristic} data-piece={task.piece}>
      <p className={classes.asked}>
        <strong>{name}</strong>
        <span data-testid="pieces">{t('entry.pieces', { done: pieces, count: characteristic.quantity })}</span>
      </p>
      <p className={classes.asked}>
        <span>
          {t('entry.piece', { piece: task.piece })} {attempt > 1 && t('entry.attempt', { attempt })}
        </span>
        {characteristic.attribute && <span>{characteristic.attribute}</span>}
      </p>
      {characteristic.instrument !== null && (
        <TextInput label={t('entry.instrument', { asked: characteristic.instrument ?? '' })} value={instrument} onChange={(event) => onInstrument(event.currentTarget.value)} autoComplete="off" error={judged && lacksInstrument ? t('entry.instrumentNeeded') : undefined} data-testid="instrument" />
      )}
      {characteristic.attribute !== null ? (
        <div className={classes.judge}>
          <button type="button" data-verdict="inside" onClick={() => judge(true)} data-testid="conforms">
            ✓ {t('verdict.inside')}
          </button>
          <button type="button" data-verdict="outside" onClick={() => judge(false)} data-testid="fails">
            ✕ {t('verdict.outside')}
          </button>
        </div>
      ) : (
        <>
          <input
            ref={field}
            className={`${classes.typed} number`}
            // The page's own pad is larger than the one of the phone.
            inputMode={onPhone ? 'none' : 'decimal'}
            aria-label={t('entry.value', { name, piece: task.piece })}
            aria-describedby="verdict"
            aria-invalid={verdict === 'outside' || verdict === 'number' || undefined}
            data-verdict={verdict}
            value={typed}
            autoComplete="off"
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the next piece is typed without a tap between
            autoFocus
            onChange={(event) => onType(event.currentTarget.value)}
            data-testid="value"
          />
          <div id="verdict" className={classes.verdict} role="status" data-testid="verdict">
            <span className="number">{limits ? `${limits} ${unit}` : unit}</span> <Said verdict={verdict} judged={judged} typed={typed} characteristic={characteristic} />
          </div>
          {isCopied(typed) && <Notice tone="open">{t('entry.copied')}</Notice>}
          <Pad onKey={(key) => onType(pressed(typed, key))} />
          <Button type="submit" size="xl" color={verdict === 'outside' ? 'red' : undefined} rightSection={<IconArrowRight size={22} aria-hidden="true" />} data-testid="record">
            {t(verdict === 'outside' ? 'entry.recordOutside' : 'entry.record')}
          </Button>
        </>
      )}
    </form>
  );
}

function Said({ verdict, judged, typed, characteristic }: { verdict: Verdict; judged: boolean; typed: string; characteristic: Characteristic }) {
  const { t } = useTranslation('inspections');
  const value = measured(typed);
  if (verdict === 'inside' || verdict === 'outside')
    return (
      <>
        <VerdictSign passed={verdict === 'inside'} /> {value !== undefined && <LimitBar value={value} limits={characteristic} />}
      </>
    );
  return judged || verdict === 'number' ? <span>{t('entry.number')}</span> : null;
}

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '.', '0', 'back'] as const;

/** Digits under the thumb. */
function Pad({ onKey }: { onKey: (key: string) => void }) {
  const { t } = useTranslation('inspections');
  return (
    <div className={classes.pad} role="group" aria-label={t('entry.pad')}>
      {keys.map((key) => (
        <button key={key} type="button" aria-label={key === 'back' ? t('entry.back') : key === '.' ? t('entry.point') : undefined} onClick={() => onKey(key)} data-testid={`key-${key}`}>
          {key === 'back' ? <IconBackspace size={24} aria-hidden="true" /> : key}
        </button>
      ))}
    </div>
  );
}

/** To another piece, to measure it again or first. */
function Jump({ tasks, characteristics, task, onJump }: { tasks: Task[]; characteristics: Characteristic[]; task: Task; onJump: (task: Task) => void }) {
  const { t } = useTranslation('inspections');
  const format = useFormat();
  const its = tasks.filter((one) => one.characteristic === task.characteristic);
  return (
    <div className={classes.judge}>
      <NativeSelect
        label={t('entry.characteristic')}
        value={task.characteristic}
        onChange={(event) => onJump({ characteristic: event.currentTarget.value, piece: '1' })}
        data={characteristics.map((one) => ({ value: one.characteristic, label: one.names ? format.text(one.names) : one.characteristic }))}
      />
      <NativeSelect label={t('entry.pieceChoice')} value={task.piece} onChange={(event) => onJump({ characteristic: task.characteristic, piece: event.currentTarget.value })} data={its.map((one) => one.piece)} />
    </div>
  );
}
