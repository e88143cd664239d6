import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/Dialog';
import { ChoiceFilter, TextFilter, useUrlFilters } from '../app/filters';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import { HUB } from '../app/partners';
import { usePersonName } from '../app/people';
import { NotSent, useSending } from '../app/sending';
import { Sign } from '../app/Sign';
import { visible } from '../app/visible';
import { WordsField } from '../app/WordsField';
import { type Column, ListScreen } from '../table/ListScreen';
import classes from './running.module.css';
import { type DeadLetter, discard, type Retried, retry, useDeadLetter, useDeadLetters } from './running';

/**
 * Events that a view or a reaction could not apply. The rest of their sequence stays hidden until
 * somebody handles them.
 */
export function DeadLetters() {
  const { t } = useTranslation('running');
  const [filters, setFilters] = useUrlFilters(['view', 'left'], { left: ['out'] });
  const [shown, setShown] = useState<DeadLetter>();
  const answer = useDeadLetters({ view: filters.view, discarded: filters.left === 'out' });
  return (
    <>
      <ListScreen
        title={t('dead.title')}
        testId="dead-letters"
        answer={answer}
        columns={useColumns(setShown)}
        keyOf={(row) => String(row.id)}
        marks={(row) => ({ 'data-testid': 'dead-letter', 'data-id': String(row.id), 'data-view': row.view })}
        filters={
          <>
            <TextFilter icon label={t('column.view')} value={filters.view} onChange={(view) => setFilters({ view })} testId="filter-view" />
            <ChoiceFilter label={t('dead.state')} all={t('dead.open')} value={filters.left} onChange={(left) => setFilters({ left })} options={[{ value: 'out', label: t('dead.leftOut') }]} />
          </>
        }
        above={<p className="dim">{t('dead.why')}</p>}
        empty={{ title: t('dead.none'), why: t('dead.noneWhy') }}
      />
      {shown && <Letter letter={shown} onClose={() => setShown(undefined)} />}
    </>
  );
}

function useColumns(onShow: (letter: DeadLetter) => void): Column<DeadLetter>[] {
  const { t } = useTranslation('running');
  const format = useFormat();
  return [
    {
      name: 'stream',
      head: t('dead.event'),
      place: 'lead',
      cell: (row) => (
        <>
          <button type="button" className={classes.open} onClick={() => onShow(row)} data-testid="show-letter">
            {row.eventType ?? t('dead.gone')} <span className="number">{format.quantity(String(row.position))}</span>
          </button>
          <span className={`${classes.stream} dim`}>{visible(row.stream)}</span>
        </>
      ),
      value: (row) => row.stream,
    },
    { name: 'view', head: t('column.view'), place: 'labelled', cell: (row) => <span className="mono">{row.view}</span>, value: (row) => row.view, group: (row) => row.view },
    {
      name: 'cause',
      head: t('dead.cause'),
      place: 'labelled',
      cell: (row) => (row.cause ? visible(row.cause.message) : <span className="dim">{t('dead.waits')}</span>),
      value: (row) => row.cause?.message ?? null,
    },
    { name: 'attempts', head: t('dead.attempts'), place: 'labelled', right: true, cell: (row) => <span className="number">{row.attempts}</span>, value: (row) => row.attempts },
    { name: 'since', head: t('dead.since'), place: 'labelled', cell: (row) => <span className="number nowrap">{format.moment(row.firstSeenAt)}</span>, value: (row) => row.firstSeenAt },
    {
      name: 'state',
      head: t('dead.state'),
      place: 'trail',
      cell: (row) =>
        row.discard ? (
          <Sign tone="quiet" sign="–" title={visible(row.discard.reason)}>
            {t('dead.leftOut')}
          </Sign>
        ) : row.waiting ? (
          <Sign tone="info" sign="…">
            {t('dead.behind')}
          </Sign>
        ) : (
          <Sign tone="late" sign="×">
            {t('dead.failed')}
          </Sign>
        ),
      value: (row) => (row.discard ? t('dead.leftOut') : row.waiting ? t('dead.behind') : t('dead.failed')),
    },
  ];
}

/** The most characters of a reason. */
const MOST = 1_000;

/** One dead letter's details and actions. */
function Letter({ letter, onClose }: { letter: DeadLetter; onClose: () => void }) {
  const { t } = useTranslation('running');
  const format = useFormat();
  const person = usePersonName();
  const whole = useDeadLetter(letter.id).data ?? letter;
  const [reason, setReason] = useState('');
  const [doing, setDoing] = useState<'retry' | 'discard'>();
  const [answer, setAnswer] = useState<Retried>();
  const { error, send } = useSending('hub', 'dead-letters', 'needs');
  const why = reason.trim();
  const act = async (what: 'retry' | 'discard'): Promise<void> => {
    setDoing(what);
    await send(async () => setAnswer(await (what === 'retry' ? retry(letter.id) : discard(letter.id, why))), [what, letter.id, why]);
    setDoing(undefined);
  };
  return (
    <Dialog title={t('dead.of', { view: letter.view, position: format.quantity(String(letter.position)) })} onClose={onClose} size="lg" data-testid="letter">
      <p className="mono">{visible(whole.stream)}</p>
      {whole.discard && <p>{t('dead.leftOutBy', { who: person(HUB, whole.discard.by) ?? '', at: format.moment(whole.discard.at), reason: visible(whole.discard.reason) })}</p>}
      {whole.cause ? (
        <>
          <p>{visible(whole.cause.message)}</p>
          <details>
            <summary>{t('dead.stack')}</summary>
            <pre className={classes.stack}>{whole.cause.stack}</pre>
          </details>
        </>
      ) : (
        <p className="dim">{t('dead.waits')}</p>
      )}
      <NotSent error={error} />
      {answer && (
        <Notice tone={answer.failed.length > 0 ? 'late' : 'good'} role="alert">
          {t(answer.failed.length > 0 ? 'dead.stillFails' : 'dead.taken', { count: answer.takenIn, left: answer.left })}
        </Notice>
      )}
      {!whole.discard && !(answer && answer.failed.length === 0) && (
        <>
          <WordsField mt="sm" label={t('dead.reason')} description={t('dead.reasonWhy')} value={reason} most={MOST} onChange={(event) => setReason(event.currentTarget.value)} data-testid="reason" />
          <Group justify="flex-end" gap="sm" mt="md">
            <Button variant="default" color="red" loading={doing === 'discard'} disabled={why === '' || why.length > MOST} onClick={() => void act('discard')} data-testid="discard">
              {t('dead.discard')}
            </Button>
            <Button loading={doing === 'retry'} onClick={() => void act('retry')} data-testid="retry">
              {t('dead.retry')}
            </Button>
          </Group>
        </>
      )}
    </Dialog>
  );
}
