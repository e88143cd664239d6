import { Button, CloseButton, Kbd, Progress } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../app/announce';
import { isStale, mayRepeat, useProblemText } from '../app/problem';
import { ScopedLink, useScope } from '../app/scope';
import { dismiss, type Run, sendRun, takeBack, useRuns } from './confirming';
import classes from './confirmations.module.css';

/** The confirmations that wait or are being sent; shown on every screen. */
export function Confirmations() {
  const runs = useRuns();
  const unsent = runs.some((run) => run.phase !== 'finished');
  useEffect(() => {
    if (!unsent) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsent]);
  const last = runs.findLast((run) => run.phase === 'undo');
  const undo = useUndo();
  useEffect(() => {
    if (!last) return undefined;
    const press = (event: KeyboardEvent): void => {
      if (!isUndo(event)) return;
      event.preventDefault();
      undo(last);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [last, undo]);
  if (runs.length === 0) return null;
  return (
    <div className={classes.stack} data-testid="confirmations">
      {runs.map((run) => (
        <RunCard key={run.id} run={run} />
      ))}
    </div>
  );
}

function useUndo(): (run: Run) => void {
  const { t } = useTranslation('callOffs');
  return useCallback(
    (run) => {
      takeBack(run);
      announce(t('confirm.undone', { count: linesOf(run) }));
    },
    [t],
  );
}

const linesOf = (run: Run): number => run.shares.reduce((count, share) => count + share.answers.length, 0);

/** Ctrl Z, or ⌘ Z. In a field these keys undo typing instead. */
function isUndo({ key, ctrlKey, metaKey, shiftKey, altKey, target }: KeyboardEvent): boolean {
  const typing = target instanceof Element && target.closest('input:not([type=checkbox]), textarea, select');
  return key.toLowerCase() === 'z' && (ctrlKey || metaKey) && !shiftKey && !altKey && !typing;
}

function RunCard({ run }: { run: Run }) {
  const { t } = useTranslation('callOffs');
  const client = useQueryClient();
  const { as } = useScope();
  const lines = linesOf(run);
  const { back } = run;
  const undo = useUndo();
  const done = run.shares.filter((share) => share.state === 'done');
  const failed = run.shares.filter((share) => share.state === 'failed');
  const confirmed = done.reduce((count, share) => count + share.answers.length, 0);

  if (run.phase === 'undo') {
    return (
      <section className={classes.card} role="status">
        <div className={classes.row}>
          <span className={classes.grow}>{t('confirm.waiting', { count: lines })}</span>
          <Countdown until={run.until} />
          <Button size="compact-sm" variant="default" rightSection={<Kbd size="xs">Ctrl Z</Kbd>} classNames={{ section: classes.key ?? '' }} onClick={() => undo(run)} aria-keyshortcuts="Control+Z Meta+Z" data-testid="undo">
            {t('confirm.undo')}
          </Button>
          <Button size="compact-sm" variant="subtle" onClick={() => {
              void sendRun(client, as, run.id);
              if (back) setTimeout(back);
            }} data-testid="send-now">
            {t('confirm.now')}
          </Button>
        </div>
      </section>
    );
  }
  if (run.phase === 'sending') {
    return (
      <section className={classes.card} role="status">
        {t('confirm.sending', { done: done.length + failed.length, count: run.shares.length })}
        <Progress
          value={((done.length + failed.length) / run.shares.length) * 100}
          size="sm"
          mt={6}
          aria-label={t('confirm.progress')}
        />
      </section>
    );
  }
  return (
    <section className={classes.card} role="status" data-testid="confirm-result" data-failed={failed.length}>
      <div className={classes.row}>
        <span className={classes.grow}>
          {confirmed > 0 && <span className={classes.good}>✓ {t(run.kind === 'confirm' ? 'confirm.done' : 'paste.done', { count: confirmed })}</span>}
          {failed.length > 0 && <span className={classes.bad}>{t(run.kind === 'confirm' ? 'confirm.failed' : 'paste.failed', { count: failed.length })}</span>}
        </span>
        {failed.some((share) => mayRepeat(share.error)) && (
          <Button size="compact-sm" variant="default" onClick={() => void sendRun(client, as, run.id)}>
            {t('confirm.again')}
          </Button>
        )}
        <CloseButton size="sm" aria-label={t('confirm.close')} onClick={() => {
            dismiss(run.id);
            if (back) setTimeout(back);
          }} />
      </div>
      {failed.length > 0 && <Failures run={run} />}
    </section>
  );
}

function Failures({ run }: { run: Run }) {
  const { t } = useTranslation('callOffs');
  const say = useProblemText();
  return (
    <ul className={classes.failures}>
      {run.shares
        .filter((share) => share.state === 'failed')
        .map((share) => (
          <li key={share.schedule}>
            <ScopedLink to={`/call-offs/${share.schedule}`}>{share.part}</ScopedLink>{' '}
            <span>{isStale(share.error) ? t('confirm.changedMeanwhile') : say(share.error)}</span>
          </li>
        ))}
    </ul>
  );
}

function Countdown({ until }: { until: number }) {
  const [left, setLeft] = useState(() => Math.ceil((until - Date.now()) / 1000));
  useEffect(() => {
    const timer = setInterval(() => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1000))), 250);
    return () => clearInterval(timer);
  }, [until]);
  return (
    <span className={`${classes.count} number`} aria-hidden="true">
      {left}
    </span>
  );
}
