import { Button, Checkbox, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import { NotSent, useSending } from '../app/sending';
import { Sign } from '../app/Sign';
import { Failed, Loading } from '../app/states';
import { Compared } from './Compared';
import classes from './replays.module.css';
import { KEY, percentOf, type Replay, type Replays as All, startReplay, useReplay, useReplays } from './replays';
import { useViewName } from './viewName';

/** Replays views from the history, and shows whether they equal the live ones. */
export function Replays() {
  const { t } = useTranslation('replays');
  const answer = useReplays();
  return (
    <div className="page" data-testid="replays">
      <title>{`${t('title')} · Weft`}</title>
      <Title order={1} mb="sm">
        {t('title')}
      </Title>
      <p className="dim">{t('why')}</p>
      {answer.isPending ? <Loading /> : answer.isError && !answer.data ? <Failed error={answer.error} retry={() => void answer.refetch()} /> : answer.data && <Screen all={answer.data} />}
    </div>
  );
}

function Screen({ all }: { all: All }) {
  const { t } = useTranslation('replays');
  return (
    <>
      <Start views={all.views} />
      <section aria-labelledby="replays-done">
        <Title order={2} id="replays-done">
          {t('replays')}
        </Title>
        {all.items.length === 0 && <p className="dim">{t('none')}</p>}
        {all.items.map((one, index) => (
          <One key={one.id} replay={one} open={index === 0} />
        ))}
      </section>
    </>
  );
}

/** The choice of views. */
function Start({ views }: { views: string[] }) {
  const { t } = useTranslation('replays');
  const name = useViewName();
  const { sending, error, send } = useSending(KEY);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const all = chosen.length === views.length;
  const start = (): Promise<boolean> => send(() => startReplay(chosen), chosen);
  return (
    <section className={`panel ${classes.start}`} aria-labelledby="replays-choose">
      <Title order={2} id="replays-choose" size="h4">
        {t('choose')}
      </Title>
      <Checkbox label={t('all')} checked={all} indeterminate={!all && chosen.length > 0} onChange={(event) => setChosen(event.currentTarget.checked ? views : [])} data-testid="replay-all" />
      <div className={classes.views}>
        {views.map((view) => (
          <Checkbox key={view} size="sm" label={name(view)} checked={chosen.includes(view)} onChange={(event) => setChosen(event.currentTarget.checked ? [...chosen, view] : chosen.filter((one) => one !== view))} data-testid="replay-view" data-view={view} />
        ))}
      </div>
      <NotSent error={error} />
      <Button loading={sending} disabled={chosen.length === 0} onClick={() => void start()} data-testid="replay-start">
        {t('start')}
      </Button>
      <p className="dim">{t('cost')}</p>
    </section>
  );
}

const signs = {
  running: { tone: 'info', sign: '…' },
  equal: { tone: 'good', sign: '✓' },
  different: { tone: 'late', sign: '×' },
  failed: { tone: 'open', sign: '!' },
} as const;

/** One replay: its progress, and the views compared so far. It is read by itself while it is open or runs. */
function One({ replay: listed, open: first }: { replay: Replay; open: boolean }) {
  const { t } = useTranslation('replays');
  const format = useFormat();
  const [open, setOpen] = useState(first);
  const replay = useReplay(listed.id, open || listed.state === 'running').data ?? listed;
  return (
    <details className={`panel ${classes.replay}`} open={open} onToggle={(event) => setOpen(event.currentTarget.open)} data-testid="replay" data-state={replay.state}>
      <summary>
        <Sign {...signs[replay.state]}>{t(`state.${replay.state}`)}</Sign> <span className="number">{format.moment(replay.askedAt)}</span> <span className="dim">{t('views', { count: replay.asked.length })}</span>
      </summary>
      {replay.state === 'running' && <Progress replay={replay} />}
      {replay.reason && <Notice tone="open">{format.text(replay.reason)}</Notice>}
      {replay.views.map((view) => (
        <Compared key={view.view} view={view} />
      ))}
    </details>
  );
}

function Progress({ replay }: { replay: Replay }) {
  const { t } = useTranslation('replays');
  const said = replay.of === 0 ? t('waits') : t('progress', { percent: percentOf(replay), done: replay.done, of: replay.of, seconds: replay.secondsLeft ?? 0 });
  return (
    <div data-testid="replay-progress">
      <p role="status">{said}</p>
      <progress className={classes.progress} max={replay.of || 1} value={replay.done} aria-label={said} />
    </div>
  );
}
