import { Button, Group, Stack, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/Dialog';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import { ScopedLink } from '../app/scope';
import { NotSent, useSending } from '../app/sending';
import { Sign, type Tone } from '../app/Sign';
import { Failed, Loading } from '../app/states';
import classes from './running.module.css';
import { type Followed, type HubNow, lags, type Rebuild, rebuild, useHub, useRebuild } from './running';

const signs: Record<string, { tone: Tone; sign: string }> = {
  UP: { tone: 'good', sign: '✓' },
  QUIET: { tone: 'info', sign: '–' },
  DEGRADED: { tone: 'open', sign: '!' },
  DOWN: { tone: 'late', sign: '×' },
};

function HealthSign({ status }: { status: string }) {
  const { t } = useTranslation('running');
  return <Sign {...(signs[status] ?? { tone: 'late', sign: '?' })}>{t(`health.${status}` as 'health.UP', { defaultValue: status })}</Sign>;
}

/** The hub's health, and the position of each view. */
export function Hub() {
  const { t } = useTranslation('running');
  const answer = useHub();
  return (
    <div className="page" data-testid="hub">
      <title>{`${t('title')} · Weft`}</title>
      <Title order={1} mb="sm">
        {t('title')}
      </Title>
      {answer.isPending ? <Loading /> : answer.isError && !answer.data ? <Failed error={answer.error} retry={() => void answer.refetch()} /> : answer.data && <State hub={answer.data} />}
    </div>
  );
}

function State({ hub }: { hub: HubNow }) {
  const { t } = useTranslation('running');
  const format = useFormat();
  const [view, setView] = useState<string>();
  const parts = Object.entries(hub.health.parts).toSorted(([a], [b]) => a.localeCompare(b));
  return (
    <>
      <dl className={`panel ${classes.facts}`} data-testid="health" data-status={hub.health.status}>
        <dt>{t('fact.health')}</dt>
        <dd>
          <HealthSign status={hub.health.status} />
        </dd>
        <dt>{t('fact.release')}</dt>
        <dd>Weft {hub.version}</dd>
        <dt>{t('fact.partners')}</dt>
        <dd>{t(hub.quiet ? 'partners.quiet' : 'partners.served')}</dd>
        <dt>{t('fact.position')}</dt>
        <dd className="number">{t('events', { count: hub.position })}</dd>
      </dl>
      <section aria-labelledby="parts">
        <Title order={2} id="parts">
          {t('parts')}
        </Title>
        <ul className={classes.parts}>
          {parts.map(([name, status]) => (
            <li key={name} data-testid="health-part" data-part={name} data-status={status}>
              <HealthSign status={status} /> <span title={name}>{t(`part.${name}` as 'part.db', { defaultValue: name })}</span>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="views">
        <Title order={2} id="views">
          {t('views')}
        </Title>
        <p className="dim">{t('viewsWhy')}</p>
        {view && <Rebuilding view={view} />}
        <Renewals of={hub.views} except={view} />
        <div className="panel">
          <table className={classes.views}>
            <thead>
              <tr>
                <th scope="col">{t('column.view')}</th>
                <th scope="col" className={classes.right}>
                  {t('column.position')}
                </th>
                <th scope="col">{t('column.behind')}</th>
                <th scope="col">{t('column.dead')}</th>
                <th scope="col">
                  <span className="visually-hidden">{t('column.act')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {hub.views.map((one) => (
                <View key={one.view} one={one} position={one.position === null ? '–' : format.quantity(String(one.position))} onRebuild={setView} />
              ))}
            </tbody>
          </table>
        </div>
      </section>
    </>
  );
}

/** The name of a view, or its technical name. */
function useViewName(): (view: string, none?: string) => string {
  const { t } = useTranslation('running');
  return (view, none = view) => t(`viewName.${view}` as 'viewName.stock', { defaultValue: none });
}

function View({ one, position, onRebuild }: { one: Followed; position: string; onRebuild: (view: string) => void }) {
  const { t } = useTranslation('running');
  const format = useFormat();
  const named = useViewName()(one.view, '');
  return (
    <tr data-testid="view" data-view={one.view} data-behind={one.behind}>
      <th scope="row">
        {named} <span className={named ? 'mono dim' : 'mono'}>{one.view}</span>
      </th>
      <td className={`${classes.right} number`} data-label={t('column.position')}>{position}</td>
      <td>
        {one.position === null ? (
          <span className="dim">{t('reaction')}</span>
        ) : one.behind === 0 ? (
          <span className="dim">{t('current')}</span>
        ) : (
          <Sign tone={lags(one) ? 'late' : 'info'} sign={lags(one) ? '!' : '…'}>
            {t('behind', { count: one.behind })}
            {one.since && ` · ${t('since', { at: format.moment(one.since) })}`}
          </Sign>
        )}
      </td>
      <td data-label={t('column.dead')}>
        {one.deadLetters === 0 ? (
          <span className="dim">0</span>
        ) : (
          <ScopedLink to={`/dead-letters?view=${encodeURIComponent(one.view)}`} className="inText number">
            {format.quantity(String(one.deadLetters))}
          </ScopedLink>
        )}
      </td>
      <td className={`${classes.right} ${classes.act}`}>{one.position !== null && <RebuildButton view={one.view} onBegun={onRebuild} />}</td>
    </tr>
  );
}

function RebuildButton({ view, onBegun }: { view: string; onBegun: (view: string) => void }) {
  const { t } = useTranslation('running');
  const client = useQueryClient();
  const name = useViewName()(view);
  const { sending, error, send } = useSending();
  const [asking, setAsking] = useState(false);
  const begin = (): Promise<boolean> =>
    send(async () => {
      client.setQueryData<Rebuild>(['rebuild', view], await rebuild(view));
      onBegun(view);
      setAsking(false);
    }, view);
  return (
    <>
      <Button size="compact-sm" variant="default" loading={sending} onClick={() => setAsking(true)} aria-label={t('rebuild.of', { view: name })} data-testid="rebuild">
        {t('rebuild.button')}
      </Button>
      {asking && (
        <Dialog title={t('rebuild.ask', { view: name })} onClose={() => setAsking(false)} data-testid="rebuild-ask">
          <Stack gap="md">
            <p className={classes.asked}>{t('rebuild.askWhy')}</p>
            <NotSent error={error} />
            <Group justify="flex-end" gap="sm">
              <Button variant="default" onClick={() => setAsking(false)}>
                {t('rebuild.cancel')}
              </Button>
              <Button loading={sending} onClick={() => void begin()} data-testid="rebuild-begin">
                {t('rebuild.begin')}
              </Button>
            </Group>
          </Stack>
        </Dialog>
      )}
    </>
  );
}

/** The rebuilds that the hub began by itself, because an older release made the rows. */
function Renewals({ of, except }: { of: Followed[]; except: string | undefined }) {
  const { t } = useTranslation('running');
  const renewals = of.flatMap(({ renewal }) => (renewal && renewal.view !== except ? [renewal] : []));
  if (renewals.length === 0) return null;
  return (
    <>
      <p data-testid="renewals">{t('renewals', { count: renewals.length })}</p>
      {renewals.map((one) => (
        <Progress key={one.view} now={one} />
      ))}
    </>
  );
}

/** A rebuild that the operator began here. */
function Rebuilding({ view }: { view: string }) {
  const now = useRebuild(view).data;
  return now ? <Progress now={now} /> : null;
}

/** The progress of a rebuild; the view stays readable meanwhile. */
function Progress({ now }: { now: Rebuild }) {
  const { t } = useTranslation('running');
  const name = useViewName()(now.view);
  return (
    <div data-testid="rebuilding" data-view={now.view} data-state={now.state}>
      <Notice tone={now.state === 'failed' ? 'late' : now.state === 'switched' ? 'good' : 'info'} title={name}>
        {t(now.state === 'running' && now.eventsInAll === 0 ? 'rebuild.begun' : `rebuild.${now.state}`, { events: now.events, all: now.eventsInAll, seconds: now.secondsLeft, fault: now.fault ?? '' })}
        {now.state === 'running' && <progress className={classes.progress} max={now.eventsInAll || 1} value={now.events} aria-label={name} />}
      </Notice>
    </div>
  );
}
