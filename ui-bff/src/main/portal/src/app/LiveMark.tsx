import { Tooltip } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from './Changes';
import { useFormat } from './format';
import { useOnline } from './Offline';
import { useScope } from './scope';
import classes from './shell.module.css';

/** Whether the screen shows the present, and when it last changed. */
export function LiveMark() {
  const { t } = useTranslation();
  const format = useFormat();
  const online = useOnline();
  const { state: connection, since, lastChange } = useLive();
  // A stream stays open for minutes after the network is lost.
  const state = online ? connection : 'down';
  const { asOf } = useScope();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 15_000);
    return () => clearInterval(timer);
  }, []);
  if (asOf) return null;

  const moment = (at: number): string => format.moment(new Date(at).toISOString());
  const minutes = lastChange === undefined ? undefined : Math.max(0, Math.floor((now - lastChange) / 60_000));
  const age = minutes === undefined ? undefined : minutes < 1 ? t('live.justNow') : t('live.minutes', { count: minutes });
  const why =
    state === 'open'
      ? lastChange === undefined
        ? t('live.openNoChange', { since: moment(since) })
        : t('live.openChanged', { at: moment(lastChange) })
      : !online
        ? t('live.offline')
        : state === 'down'
        ? t('live.downSince', { since: moment(since) })
        : t('live.connectingWhy');
  return (
    <Tooltip label={why} multiline maw={260}>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- its tooltip must be reachable by keyboard */}
      <span className={classes.live} data-testid="live" data-state={state} tabIndex={0} role="status" aria-label={`${t(`live.${state}`)}. ${why}`}>
        <span className={classes.dot} aria-hidden="true" />
        <span className={classes.liveText}>
          {t(`live.${state}`)}
          {state === 'open' && age && <span className={classes.age}> · {age}</span>}
        </span>
      </span>
    </Tooltip>
  );
}
