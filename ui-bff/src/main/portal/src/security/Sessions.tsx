import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { announce } from '../app/announce';
import { useFormat } from '../app/format';
import type { OwnSession } from '../app/http';
import { NotSent, useSending } from '../app/sending';
import { Sign } from '../app/Sign';
import { Failed, Loading } from '../app/states';
import classes from './security.module.css';
import { deviceOf, endSession, useSessions } from './sessions';

/** Where one is signed in, to be ended from here. */
export function Sessions() {
  const { t } = useTranslation('security');
  const queries = useQueryClient();
  const answer = useSessions();
  const { error, send } = useSending();
  const end = (session: OwnSession): Promise<boolean> =>
    send(async () => {
      queries.setQueryData(['security', 'sessions'], await endSession(session.id));
      announce(t('sessions.ended'));
    }, session.id);
  return (
    <section className={`panel ${classes.sessions}`} aria-labelledby="sessions">
      <h2 id="sessions">{t('sessions.title')}</h2>
      {answer.isPending && <Loading />}
      {answer.isError && <Failed error={answer.error} retry={() => void answer.refetch()} />}
      <ul>
        {answer.data?.items.map((one) => (
          <Row key={one.id} session={one} end={() => void end(one)} />
        ))}
      </ul>
      <NotSent error={error} />
    </section>
  );
}

function Row({ session, end }: { session: OwnSession; end: () => void }) {
  const { t } = useTranslation('security');
  const format = useFormat();
  const device = deviceOf(session.agent) ?? t('sessions.device');
  return (
    <li data-testid="session" data-current={session.current}>
      <strong title={session.agent ?? undefined}>{device}</strong>
      <span className="mono dim">{session.address}</span>
      <span className="number">{t('sessions.since', { at: format.moment(session.begun) })}</span>
      <span className={classes.end}>
        {session.current ? (
          <Sign tone="good" sign="✓">
            {t('sessions.current')}
          </Sign>
        ) : (
          <Button variant="default" size="xs" onClick={end} aria-label={t('sessions.endOf', { device, at: format.moment(session.begun) })} data-testid="end-session">
            {t('sessions.end')}
          </Button>
        )}
      </span>
    </li>
  );
}
