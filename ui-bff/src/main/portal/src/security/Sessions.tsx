import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { announce } from '../app/announce';
import { useFormat } from '../app/format';
import type { OwnSession } from '../app/http';
import { NotSent, useSending } from '../app/sending';
import { Sign } from '../app/Sign';
import { Failed, Loading } from '../app/states';
import type { Column } from '../table/columns';
import { TableWithin } from '../table/TableWithin';
import classes from './security.module.css';
import { deviceOf, endSession, useSessions } from './sessions';

/** The person's sessions, which can be ended here. */
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
  const columns = useColumns((session) => void end(session));
  if (answer.isPending) return <Loading />;
  if (!answer.data) return <Failed error={answer.error} retry={() => void answer.refetch()} />;
  return (
    <div className={classes.sessions}>
      <TableWithin
        title={t('sessions.title')}
        name="sessions"
        rows={answer.data.items}
        columns={columns}
        keyOf={(session) => session.id}
        marks={(session) => ({ 'data-testid': 'session', 'data-current': String(session.current) })}
        below={<NotSent error={error} />}
      />
    </div>
  );
}

function useColumns(onEnd: (session: OwnSession) => void): Column<OwnSession>[] {
  const { t } = useTranslation('security');
  const format = useFormat();
  const device = (session: OwnSession): string => deviceOf(session.agent) ?? t('sessions.device');
  const state = (session: OwnSession): string => t(session.current ? 'sessions.current' : 'sessions.open');
  return [
    { name: 'device', head: t('sessions.browser'), place: 'lead', value: device, group: device, cell: (session) => <strong title={session.agent ?? undefined}>{device(session)}</strong> },
    { name: 'address', head: t('sessions.address'), quiet: true, value: (session) => session.address, cell: (session) => <span className="mono">{session.address}</span> },
    { name: 'begun', head: t('sessions.begun'), place: 'labelled', value: (session) => session.begun, cell: (session) => <span className="number">{format.moment(session.begun)}</span> },
    {
      name: 'state',
      head: t('sessions.state'),
      place: 'trail',
      value: state,
      cell: (session) =>
        session.current ? (
          <Sign tone="good" sign="✓">
            {t('sessions.current')}
          </Sign>
        ) : (
          <Button variant="default" size="compact-sm" onClick={() => onEnd(session)} aria-label={t('sessions.endOf', { device: device(session), at: format.moment(session.begun) })} data-testid="end-session">
            {t('sessions.end')}
          </Button>
        ),
    },
  ];
}
