import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { piece, together } from '../app/named';
import { Notice } from '../app/Notice';
import { HUB, usePartnerName } from '../app/partners';
import { useProblemText } from '../app/problem';
import { ScopedLink } from '../app/scope';
import { mayActFor, useMe } from '../app/Session';
import { visible } from '../app/visible';
import { type Alert, endAlert, giveBackAlert, takeAlert, useAlerts } from './interchanges';
import classes from './life.module.css';
import { WhyDialog } from './WhyDialog';

/** Work of both partners, until one of them ends it. */
const CONTRADICTED = 'message-contradicted';

/** What somebody should look at: acknowledgements that are overdue, rejections, contradictions, references that did not come. */
export function Alerts() {
  const { t } = useTranslation('interchanges');
  const { data: alerts, hasNextPage, isFetchingNextPage, fetchNextPage } = useAlerts('open');
  const client = useQueryClient();
  const say = useProblemText();
  const [ending, setEnding] = useState<Alert>();
  const send = async (reason: string): Promise<void> => {
    if (!ending) return;
    await endAlert(ending.id, reason);
    await client.invalidateQueries({ queryKey: ['interchanges', 'alerts'] });
  };
  const change = useMutation({
    mutationFn: ({ alert, mine }: { alert: Alert; mine: boolean }) => (mine ? giveBackAlert(alert.id) : takeAlert(alert.id)),
    onSettled: () => client.invalidateQueries({ queryKey: ['interchanges', 'alerts'] }),
  });
  if (!alerts) return null;
  if (alerts.length === 0) return <EndedAlerts />;
  return (
    <>
      <Notice tone="open">
        <ul className={classes.alerts} data-testid="alerts">
          {alerts.map((alert) => (
            <OneAlert key={alert.id} alert={alert} onEnd={() => setEnding(alert)} onTake={(mine) => change.mutate({ alert, mine })} />
          ))}
        </ul>
        {hasNextPage && <More loading={isFetchingNextPage} onClick={() => void fetchNextPage()} />}
        {change.isError && <p role="alert">{say(change.error)}</p>}
        {ending && (
          <WhyDialog title={t('alerts.end')} choose={t('alerts.end')} onClose={() => setEnding(undefined)} send={send}>
            {ending.reference}
          </WhyDialog>
        )}
      </Notice>
      <EndedAlerts />
    </>
  );
}

function More({ loading, onClick }: { loading: boolean; onClick: () => void }) {
  const { t } = useTranslation('interchanges');
  return (
    <Button variant="default" size="xs" mt={8} loading={loading} onClick={onClick} data-testid="more-alerts">
      {t('alerts.more')}
    </Button>
  );
}

/** What an alert says, with the names of companies in place of their codes. */
function useAlertText(): (alert: Alert) => string {
  const format = useFormat();
  const name = usePartnerName();
  return (alert) => together([alert.sender, alert.receiver].reduce((text, code) => text.replaceAll(new RegExp(`(?<![A-Za-z0-9-])${code.replaceAll(/[^A-Za-z0-9]/g, String.raw`\$&`)}(?![A-Za-z0-9-])`, 'g'), piece(name(code))), format.text(alert.text)));
}

/** Those that are over, who ended them and why; asked for once somebody wants to know. */
function EndedAlerts() {
  const { t } = useTranslation('interchanges');
  const format = useFormat();
  const say = useAlertText();
  const [open, setOpen] = useState(false);
  const { data: ended, hasNextPage, isFetchingNextPage, fetchNextPage } = useAlerts('ended', open);
  return (
    <details className={classes.ended} data-testid="ended-alerts" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('alerts.ended')}</summary>
      {ended?.length === 0 && <p className="dim">{t('alerts.noneEnded')}</p>}
      <ul className={classes.alerts}>
        {ended?.map((alert) => (
          <li key={alert.id} data-testid="ended-alert" data-kind={alert.kind}>
            <span>
              {say(alert)}{' '}
              <span className="dim">
                {alert.endedBy ? t('alerts.by', { who: visible(alert.endedBy) }) : t('alerts.byItself')} {alert.endReason && format.text(alert.endReason)}
              </span>
            </span>
            <span className="dim number">{alert.endedAt && format.moment(alert.endedAt)}</span>
            {alert.interchange && <ScopedLink to={`/interchanges/${alert.interchange}`}>{t('alerts.look')}</ScopedLink>}
          </li>
        ))}
      </ul>
      {hasNextPage && <More loading={isFetchingNextPage} onClick={() => void fetchNextPage()} />}
    </details>
  );
}

function OneAlert({ alert, onEnd, onTake }: { alert: Alert; onEnd: () => void; onTake: (mine: boolean) => void }) {
  const { t } = useTranslation('interchanges');
  const format = useFormat();
  const say = useAlertText();
  const name = usePartnerName();
  const me = useMe();
  const mine = alert.takenBy !== null && alert.takenBy === me.user;
  return (
    <li data-testid="alert" data-kind={alert.kind}>
      <span>{say(alert)}</span>
      <span className="dim number">{format.moment(alert.raisedAt)}</span>
      {alert.interchange && <ScopedLink to={`/interchanges/${alert.interchange}`}>{t('alerts.look')}</ScopedLink>}
      {alert.kind === 'certificate-expires' && (me.party?.code === alert.sender || (!me.party && alert.sender !== HUB)) && <ScopedLink to={`/channels/${alert.sender}`}>{t('alerts.channel')}</ScopedLink>}
      {alert.kind === CONTRADICTED && <span className="dim">{alert.takenBy ? t('alerts.taken', { who: alert.takenBy }) : t('alerts.turn', { who: name(alert.concern) })}</span>}
      {alert.kind === CONTRADICTED && mayActFor(me, alert.sender, alert.receiver) && (
        <Button variant="subtle" size="xs" onClick={() => onTake(mine)} data-testid={mine ? 'alert-give-back' : 'alert-take'}>
          {t(mine ? 'alerts.giveBack' : 'alerts.take')}
        </Button>
      )}
      {(alert.kind === CONTRADICTED ? mayActFor(me, alert.sender, alert.receiver) : mayActFor(me, alert.concern)) && (
        <Button variant="default" size="xs" onClick={onEnd} data-testid="alert-end">
          {t('alerts.end')}
        </Button>
      )}
    </li>
  );
}
