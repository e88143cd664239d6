import { Title } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useContext, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useFallbackInterval, useLive } from '../app/Changes';
import { Contexts, type Need } from '../app/context';
import { today } from '../app/days';
import { useFormat } from '../app/format';
import { get } from '../app/http';
import { Notice } from '../app/Notice';
import { ScopedLink, type Scope, useScope } from '../app/scope';
import { onlyLooks, runsTheHub, useMe } from '../app/Session';
import { useHeld } from '../app/held';
import { mayOpen, menuOf } from '../app/navigation';
import { Loading } from '../app/states';
import { whenThere } from '../app/whenThere';
import { FirstSteps, useNothingYet } from './FirstSteps';
import classes from './home.module.css';
import { Needs } from './Needs';
import { sorted } from './urgent';

const SinceLastVisit = lazy(async () => ({ default: (await whenThere(() => import('./SinceLastVisit'))).SinceLastVisit }));
const Days = lazy(async () => ({ default: (await whenThere(() => import('./Days'))).Days }));

/** Changes arrive in bursts. The numbers are read again this many milliseconds after a burst. */
const QUIET = 400;

/**
 * Shows the events since the last visit, the work that cannot wait, all other open work, and two weeks
 * of goods due and sent.
 */
export function Home() {
  const { t } = useTranslation('home');
  const format = useFormat();
  const me = useMe();
  const { as, asOf } = useScope();
  const all = useContext(Contexts)
    .flatMap((one) => one.needs ?? [])
    .filter((need) => need.may(me, as));
  const mine = asOf ? all.filter((need) => !need.ofNow) : all;
  const notKept = all.filter((need) => !mine.includes(need));
  const answers = useNeeds(mine, { as, asOf });
  const rows = mine.map((need, at) => ({ need, answer: answers[at] }));
  const waiting = rows.filter(({ answer }) => answer?.isError || (answer?.data?.count ?? 0) > 0);
  const settled = rows.filter(({ answer }) => !answer?.isError && answer?.data?.count === 0);
  const reading = answers.some((answer) => answer.isPending);
  const { first, rest } = sorted(waiting.map(({ need, answer }) => ({ need, counted: answer?.isError ? undefined : answer?.data })));
  const opens = useOpens();
  const nothingYet = useNothingYet(as !== undefined && !asOf && !reading && waiting.length === 0) === true;
  return (
    <div className="page" data-testid="home" data-reading={reading || undefined}>
      <title>{`${t('title')} · Weft`}</title>
      <div className={classes.head}>
        <Title order={1}>{t('title')}</Title>
        <span className="dim">
          {format.weekdayAndDate(today(asOf?.instant))}
          {waiting.length > 0 && ` · ${t('count', { count: waiting.length })}`}
        </span>
      </div>
      {runsTheHub(me) && <AboutHub />}
      {as !== undefined && (
        <Suspense>
          <SinceLastVisit opens={opens} />
        </Suspense>
      )}
      {reading && waiting.length === 0 ? (
        <Loading />
      ) : nothingYet ? (
        <FirstSteps opens={opens} />
      ) : waiting.length === 0 ? (
        <div className={`panel ${classes.nothing}`} data-testid="nothing">
          <IconCircleCheck size={32} stroke={1.4} aria-hidden="true" />
          <div>
            <Title order={2}>{t(asOf ? 'nothingThen' : 'nothing')}</Title>
            {!asOf && <p>{t(all.length === 0 ? 'nothingWatched' : 'nothingWhy')}</p>}
          </div>
        </div>
      ) : (
        first.length > 0 && (
          <section aria-labelledby="home-first-things" className={classes.part} data-testid="urgent">
            <Title order={2} id="home-first-things">
              {t(asOf ? 'urgentThen' : 'urgent')}
            </Title>
            <Needs waiting={first} acts={!asOf} />
          </section>
        )
      )}
      {as !== undefined && opens('/call-offs') && !nothingYet && (
        <Suspense>
          <Days />
        </Suspense>
      )}
      {rest.length > 0 && (
        <section aria-labelledby="home-rest" className={classes.part}>
          <Title order={2} id="home-rest">
            {t(first.length > 0 ? 'rest' : 'waiting')}
          </Title>
          <Needs waiting={rest} acts={false} />
        </section>
      )}
      {asOf !== undefined && all.length > 0 && (
        <section className={classes.settled} aria-label={t('notKept')} data-testid="not-kept">
          <Title order={2}>{t('notKept')}</Title>
          <ul>
            {notKept.map((need) => (
              <li key={need.name}>{need.text()}</li>
            ))}
            <li>{t('hands')}</li>
          </ul>
        </section>
      )}
      {(all.length === 0 || (onlyLooks(me) && !reading && waiting.length === 0)) && <Places />}
      {settled.length > 0 && (
        <section className={classes.settled} aria-label={t('settled')}>
          <Title order={2}>{t('settled')}</Title>
          <ul>
            {settled.map(({ need }) => (
              <li key={need.name} data-testid="settled" data-need={need.name}>
                <ScopedLink to={need.to}>
                  <span aria-hidden="true">✓ </span>
                  {need.text()}
                </ScopedLink>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** Whether the person's menu opens the screen of a path. */
function useOpens(): (path: string) => boolean {
  const me = useMe();
  const { as } = useScope();
  const places = useContext(Contexts).flatMap((one) => one.menu ?? []);
  const { groups } = menuOf(places, me, as, useHeld(places));
  const open = groups.flatMap((group) => group.spots.map((spot) => spot.to));
  return (path) => open.some((to) => path === to || path.startsWith(`${to}/`) || path.startsWith(`${to}?`));
}

/** Without open work, the person sees the places open to them. */
function Places() {
  const { t } = useTranslation('home');
  const me = useMe();
  const { as } = useScope();
  const places = useContext(Contexts).flatMap((one) => one.menu ?? []);
  const held = useHeld(places);
  const open = places.filter((place) => place.to !== '/' && mayOpen(place, me, as, held));
  if (open.length === 0) return null;
  return (
    <section className={classes.settled} aria-label={t('places')} data-testid="places">
      <Title order={2}>{t('places')}</Title>
      <ul>
        {open.map((place) => (
          <li key={place.text(as)}>
            <ScopedLink to={typeof place.to === 'string' ? place.to : place.to(me)}>{place.text(as)}</ScopedLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The running release, and whether partners are left alone; for the operator. */
function AboutHub() {
  const { t } = useTranslation('home');
  const hub = useQuery({ queryKey: ['hub'], queryFn: ({ signal }) => get<{ version: string; quiet: boolean }>('/operator/hub', {}, signal), retry: false });
  if (!hub.data) return null;
  return (
    <>
      {hub.data.quiet && (
        <div data-testid="quiet">
          <Notice tone="late" title={t('quiet')}>
            {t('quietWhy')}
          </Notice>
        </div>
      )}
      <p className="dim" data-testid="release">
        <ScopedLink to="/hub">{t('release', { version: hub.data.version })}</ScopedLink>
      </p>
    </>
  );
}

/** The numbers, read again after each change. */
function useNeeds(mine: Need[], scope: Scope) {
  const client = useQueryClient();
  const me = useMe();
  const { lastChange } = useLive();
  const refetchInterval = useFallbackInterval();
  useEffect(() => {
    if (lastChange === undefined) return;
    const timer = setTimeout(() => void client.invalidateQueries({ queryKey: ['needs'] }, { cancelRefetch: false }), QUIET);
    return () => clearTimeout(timer);
  }, [client, lastChange]);
  return useQueries({
    queries: mine.map((need) => ({
      queryKey: ['needs', need.name, scope],
      queryFn: ({ signal }: { signal: AbortSignal }) => need.read(scope, signal, me),
      // A returning reader sees current numbers.
      refetchOnMount: 'always' as const,
      refetchInterval,
      retry: false,
    })),
  });
}
