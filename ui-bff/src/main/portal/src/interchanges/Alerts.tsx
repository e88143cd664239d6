import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import { HUB, usePartnerName } from '../app/partners';
import { ScopedLink } from '../app/scope';
import { mayActFor, useMe } from '../app/Session';
import { visible } from '../app/visible';
import { type Alert, endAlert, takeAlert, useAlerts } from './interchanges';
import classes from './life.module.css';
import { WhyDialog } from './WhyDialog';

/** Work of both partners, until one of them ends it. */
const CONTRADICTED = 'message-contradicted';

/** What somebody should look at: acknowledgements that are overdue, rejections, contradictions, references that did not come. */
export function Alerts() {
  const { t } = useTranslation('interchanges');
  const alerts = useAlerts('open').data;
  const client = useQueryClient();
  const [ending, setEnding] = useState<Alert>();
  const send = async (reason: string): Promise<void> => {
    if (!ending) return;
    await endAlert(ending.id, reason);
    await client.invalidateQueries({ queryKey: ['interchanges', 'alerts'] });
  };
  const take = async (alert: Alert): Promise<void> => {
    await takeAlert(alert.id);
    await client.invalidateQueries({ queryKey: ['interchanges', 'alerts'] });
  };
  if (!alerts) return null;
  if (alerts.items.length === 0) return <EndedAlerts />;
  return (
    <>
      <Notice tone="open">
        <ul className={classes.alerts} data-testid="alerts">
          {alerts.items.map((alert) => (
            <OneAlert key={alert.id} alert={alert} onEnd={() => setEnding(alert)} onTake={() => void take(alert)} />
          ))}
        </ul>
        {alerts.next && <p className="dim">{t('alerts.more')}</p>}
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

/** What an alert says, with the names of companies in place of their codes. */
function useAlertText(): (alert: Alert) => string {
  const format = useFormat();
  const name = usePartnerName();
  return (alert) => [alert.sender, alert.receiver].reduce((text, code) => text.replaceAll(new RegExp(`(?<![A-Za-z0-9-])${code.replaceAll(/[^A-Za-z0-9]/g, String.raw`\$&`)}(?![A-Za-z0-9-])`, 'g'), name(code)), format.text(alert.text));
}

/** Those that are over, who ended them and why; asked for once somebody wants to know. */
function EndedAlerts() {
  const { t } = useTranslation('interchanges');
  const format = useFormat();
  const say = useAlertText();
  const [open, setOpen] = useState(false);
  const ended = useAlerts('ended', open).data;
  return (
    <details className={classes.ended} data-testid="ended-alerts" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('alerts.ended')}</summary>
      {ended?.items.length === 0 && <p className="dim">{t('alerts.noneEnded')}</p>}
      <ul className={classes.alerts}>
        {ended?.items.map((alert) => (
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
      {ended?.next && <p className="dim">{t('alerts.more')}</p>}
    </details>
  );
}

function OneAlert({ alert, onEnd, onTake }: { alert: Alert; onEnd: () => void; onTake: () => void }) {
  const { t } = useTranslation('interchanges');
  const format = useFormat();
  const say = useAlertText();
  const name = usePartnerName();
  const me = useMe();
  return (
    <li data-testid="alert" data-kind={alert.kind}>
      <span>{say(alert)}</span>
      <span className="dim number">{format.moment(alert.raisedAt)}</span>
      {alert.interchange && <ScopedLink to={`/interchanges/${alert.interchange}`}>{t('alerts.look')}</ScopedLink>}
      {alert.kind === 'certificate-expires' && (me.party?.code === alert.sender || (!me.party && alert.sender !== HUB)) && <ScopedLink to={`/channels/${alert.sender}`}>{t('alerts.channel')}</ScopedLink>}
      {alert.kind === CONTRADICTED && <span className="dim">{alert.takenBy ? t('alerts.taken', { who: alert.takenBy }) : t('alerts.turn', { who: name(alert.concern) })}</span>}
      {alert.kind === CONTRADICTED && mayActFor(me, alert.sender, alert.receiver) && (
        <Button variant="subtle" size="xs" onClick={onTake} data-testid="alert-take">
          {t('alerts.take')}
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
