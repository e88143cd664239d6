import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { nameOf } from '../app/hands';
import { submit, type Text } from '../app/http';
import { piece, together, useNamed } from '../app/named';
import { Notice } from '../app/Notice';
import { HUB, usePartnerName } from '../app/partners';
import { usePersonName } from '../app/people';
import { useProblemText } from '../app/problem';
import { ScopedLink, useScope } from '../app/scope';
import { mayActFor, useMe } from '../app/Session';
import { visible } from '../app/visible';
import { useHands } from '../table/hands';
import { useKeepsViews } from '../table/views';
import { type AlertGroup, CONTRADICTED, COUNT_RULED, groupsOf, mayEnd, OPENS_AGAIN, placeOf, type Reason as Because, useReasons } from './alertGroups';
import { type Alert, endAlert, giveBackAlert, takeAlert, useAlerts } from './interchanges';
import classes from './life.module.css';
import { WhyDialog } from './WhyDialog';

/**
 * Alerts that need attention: overdue acknowledgements, rejections, contradictions, missing
 * references.
 */
export function Alerts() {
  const { t } = useTranslation('interchanges');
  const { data: alerts, hasNextPage, isFetchingNextPage, fetchNextPage } = useAlerts('open');
  const client = useQueryClient();
  const say = useProblemText();
  const reasonOf = useReasons(alerts ?? []);
  const [ending, setEnding] = useState<Alert[]>([]);
  const readAnew = (): Promise<unknown> => client.invalidateQueries({ queryKey: ['interchanges', 'alerts'] });
  const send = async (reason: string): Promise<void> => {
    const left: Alert[] = [];
    let failure: unknown;
    for (const one of ending) {
      try {
        // oxlint-disable-next-line no-await-in-loop -- each is a command of its own, and the hub takes them one after another
        await endAlert(one.id, reason);
      } catch (error) {
        failure = error;
        left.push(one);
      }
    }
    await readAnew();
    if (left.length === 0) return;
    setEnding(left);
    throw failure;
  };
  const change = useMutation({
    mutationFn: async ({ alerts: all, mine }: { alerts: Alert[]; mine: boolean }) => {
      // oxlint-disable-next-line no-await-in-loop -- as above
      for (const one of all) await (mine ? giveBackAlert(one.id) : takeAlert(one.id));
    },
    onSettled: readAnew,
  });
  if (!alerts) return null;
  if (alerts.length === 0) return <EndedAlerts />;
  return (
    <>
      <Notice tone="open">
        <div className={classes.causes} data-testid="alerts">
          {groupsOf(alerts, reasonOf).map((group) => (
            <Cause key={group.key} group={group} reasonOf={reasonOf} onEnd={setEnding} onTake={(all, mine) => change.mutate({ alerts: all, mine })} />
          ))}
        </div>
        {hasNextPage && <More loading={isFetchingNextPage} onClick={() => void fetchNextPage()} />}
        {change.isError && <p role="alert">{say(change.error)}</p>}
        {ending.length > 0 && (
          <WhyDialog title={ending.length === 1 ? t('alerts.end') : t('alerts.endAll', { count: ending.length })} choose={t('alerts.end')} onClose={() => setEnding([])} send={send}>
            <span className={classes.references}>{ending.map((one) => one.reference).join(', ')}</span>
          </WhyDialog>
        )}
      </Notice>
      <EndedAlerts />
    </>
  );
}

type CauseProps = { group: AlertGroup; reasonOf: (alert: Alert) => Because | undefined; onEnd: (alerts: Alert[]) => void; onTake: (alerts: Alert[], mine: boolean) => void };

/** One cause, the necessary action, and each affected file. */
function Cause({ group: { kind, reason, alerts }, reasonOf, onEnd, onTake }: CauseProps) {
  const { t } = useTranslation('interchanges');
  const format = useFormat();
  const me = useMe();
  const client = useQueryClient();
  const say = useProblemText();
  const hands = useHands('interchanges');
  const { readOnly } = useScope();
  const keeps = useKeepsViews();
  const same = alerts.every((one) => reasonOf(one)?.text.en === reason?.text.en);
  const ended = alerts.filter((one) => mayEnd(me, one));
  const free = alerts.filter((one) => one.kind === CONTRADICTED && mayEnd(me, one) && one.takenBy === null);
  const files = [...new Set(alerts.flatMap((one) => one.interchange ?? []))].filter((id) => !hands.has(id));
  // Anybody who sees a file can take its alert, and colleagues see that. A contradiction is taken
  // for both companies.
  const hand = useMutation({
    mutationFn: () => submit('/in-hand', { method: 'PUT', body: JSON.stringify({ list: 'interchanges', rows: files, taken: true }) }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['in-hand', 'interchanges'] }),
  });
  const holderOf = ({ interchange }: Alert): string | undefined => {
    const held = interchange === null ? undefined : hands.get(interchange);
    return held && format.text(nameOf(held));
  };
  return (
    <section className={classes.cause} data-testid="alert-group" data-kind={kind}>
      <header>
        <strong>{t(`alerts.kind.${kind}` as 'alerts.kind.message-held', { defaultValue: kind })}</strong> <span className="number dim">{format.quantity(String(alerts.length))}</span>
        {ended.length > 1 && (
          <Button variant="default" size="compact-xs" onClick={() => onEnd(ended)} data-testid="end-all">
            {t('alerts.endAll', { count: ended.length })}
          </Button>
        )}
        {free.length > 1 && (
          <Button variant="subtle" size="compact-xs" onClick={() => onTake(free, false)} data-testid="take-all">
            {t('alerts.takeAll', { count: free.length })}
          </Button>
        )}
        {free.length === 0 && files.length > 0 && keeps && !readOnly && (
          <Button variant="subtle" size="compact-xs" loading={hand.isPending} onClick={() => hand.mutate()} data-testid="look-after">
            {t('alerts.lookAfter', { count: files.length })}
          </Button>
        )}
      </header>
      {same && reason && <Reason of={reason} />}
      {hand.isError && <p role="alert">{say(hand.error)}</p>}
      <ul className={classes.alerts}>
        {alerts.map((alert) => (
          <OneAlert key={alert.id} alert={alert} reason={same ? undefined : reasonOf(alert)} hand={holderOf(alert)} onEnd={() => onEnd([alert])} onTake={(mine) => onTake([alert], mine)} />
        ))}
      </ul>
    </section>
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

/** The text of an alert, with companies' names instead of their codes. */
function useAlertText(): (alert: Alert) => string {
  const format = useFormat();
  const name = usePartnerName();
  return (alert) => together([alert.sender, alert.receiver].reduce((text, code) => text.replaceAll(new RegExp(`(?<![A-Za-z0-9-])${code.replaceAll(/[^A-Za-z0-9]/g, String.raw`\$&`)}(?![A-Za-z0-9-])`, 'g'), piece(name(code))), format.text(alert.text)));
}

/** Ended alerts, with the person and the reason; loaded when somebody asks. */
function EndedAlerts() {
  const { t } = useTranslation('interchanges');
  const format = useFormat();
  const say = useAlertText();
  const [open, setOpen] = useState(false);
  const { data: ended, hasNextPage, isFetchingNextPage, fetchNextPage } = useAlerts('ended', open);
  const who = useHandler();
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
                {alert.endedBy ? t('alerts.by', { who: who(alert.endedByName, alert.endedByParty, alert.endedBy) }) : t('alerts.byItself')} {alert.endReason && format.text(alert.endReason)}
              </span>
            </span>
            <span className="dim number">{alert.endedAt && format.moment(alert.endedAt)}</span>
            {alert.interchange && <ScopedLink to={`/interchanges/${alert.interchange}`}>{t('alerts.look')}</ScopedLink>}
            <About alert={alert} />
          </li>
        ))}
      </ul>
      {hasNextPage && <More loading={isFetchingNextPage} onClick={() => void fetchNextPage()} />}
    </details>
  );
}

/** The file's own reason, with companies' names instead of their codes. */
function Reason({ of }: { of: Because }) {
  const say = useNamed();
  return (
    <span className={classes.because} data-testid="alert-reason">
      {say(of.text)}
    </span>
  );
}

/** The person's name; of another party's person the party, and a program's own name. */
function useHandler(): (name: Text | null, party: string | null, member: string) => string {
  const format = useFormat();
  const person = usePersonName();
  const partner = usePartnerName();
  return (name, party, member) => visible(name ? format.text(name) : party === null ? member : (person(party, member) ?? partner(party)));
}

/** The way to the shipment or schedule. */
function About({ alert }: { alert: Alert }) {
  const { t } = useTranslation('interchanges');
  const to = placeOf(alert);
  return to && <ScopedLink to={to}>{t(alert.kind === COUNT_RULED ? 'alerts.schedule' : 'alerts.shipment')}</ScopedLink>;
}

function OneAlert({ alert, reason, hand, onEnd, onTake }: { alert: Alert; /** Where the others of its cause have another one. */ reason: Because | undefined; /** The colleague who looks after its file. */ hand: string | undefined; onEnd: () => void; onTake: (mine: boolean) => void }) {
  const { t } = useTranslation('interchanges');
  const format = useFormat();
  const say = useAlertText();
  const name = usePartnerName();
  const me = useMe();
  const who = useHandler();
  const taker = alert.takenBy ? who(alert.takenByName, alert.takenByParty, alert.takenBy) : undefined;
  const mine = alert.takenBy !== null && alert.takenBy === me.person && alert.takenByParty === (me.party?.code ?? HUB);
  return (
    <li data-testid="alert" data-kind={alert.kind}>
      <span>
        {say(alert)} {reason && <Reason of={reason} />}
      </span>
      <span className="dim number">{format.moment(alert.raisedAt)}</span>
      {alert.interchange && <ScopedLink to={`/interchanges/${alert.interchange}`}>{t('alerts.look')}</ScopedLink>}
      <About alert={alert} />
      {alert.kind === 'certificate-expires' && (me.party?.code === alert.sender || (!me.party && alert.sender !== HUB)) && <ScopedLink to={`/channels/${alert.sender}`}>{t('alerts.channel')}</ScopedLink>}
      {alert.kind === CONTRADICTED && !(alert.takenBy ?? hand) && <span className="dim">{t('alerts.turn', { who: name(alert.concern) })}</span>}
      {alert.kind === CONTRADICTED && mayActFor(me, alert.sender, alert.receiver) && (
        <Button variant="subtle" size="xs" onClick={() => onTake(mine)} data-testid={mine ? 'alert-give-back' : 'alert-take'}>
          {t(mine ? 'alerts.giveBack' : 'alerts.take')}
        </Button>
      )}
      {(taker ?? hand) && <span className="dim">{t('alerts.taken', { who: taker ?? hand })}</span>}
      {!mayEnd(me, alert) && alert.kind !== CONTRADICTED && alert.kind !== OPENS_AGAIN && <span className="dim">{t('alerts.turn', { who: name(alert.concern) })}</span>}
      {mayEnd(me, alert) && (
        <Button variant="default" size="xs" onClick={onEnd} data-testid="alert-end">
          {t('alerts.end')}
        </Button>
      )}
    </li>
  );
}
