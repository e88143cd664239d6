import { Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconChevronsLeft, IconChevronsRight } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { DocumentHead } from '../app/DocumentHead';
import { useFormat } from '../app/format';
import { useNamed } from '../app/named';
import { usePartnerName } from '../app/partners';
import { useScope, useScopedPath } from '../app/scope';
import { Failed, Loading } from '../app/states';
import { visible } from '../app/visible';
import { type Around, streamSource, useAround } from '../moments/around';
import { type Direction, stepped, steppedByDocument } from '../moments/stepping';
import { Beside } from './Beside';
import { Causes, SegmentOf } from './Causes';
import { Changed } from './Changed';
import { type EventDetail, useEvent } from './event';
import classes from './event.module.css';
import { eventPath } from './EventLink';
import type { Happened } from './history';
import { HistoryLink } from './HistoryLink';
import { Proof } from './Proof';
import { useSubject, useWay } from './way';

/** One event: what it says, what it changed, what led to it, and the page of its subject beside it. */
export function Event() {
  const { position = '' } = useParams();
  const answer = useEvent(position);
  if (answer.isPending) return <Loading />;
  if (!answer.data || answer.isError) return <Failed whole error={answer.error} retry={() => void answer.refetch()} />;
  return <EventScreen event={answer.data} arrived={!answer.isPlaceholderData} />;
}

function EventScreen({ event, arrived }: { event: EventDetail; /** Whether it is the event of the address. */ arrived: boolean }) {
  const { t } = useTranslation('history');
  const format = useFormat();
  const say = useNamed();
  const partner = usePartnerName();
  const way = useWay(event.stream);
  const around = useAround(streamSource(event.stream), event.position);
  useOwnMoment(event, arrived);
  const who = event.actor.name ? format.text(event.actor.name) : (event.actor.user ?? event.actor.client);
  const page = useSubject(event.stream);
  const facts = [
    [t('position'), <span key="position" className="number">{event.position}</span>],
    [t('when'), <time key="when" dateTime={event.at} className="number">{format.fullMoment(event.at)}</time>],
    [t('who'), [partner(event.actor.party), who && visible(who)].filter(Boolean).join(' · ')],
    [t('channel'), t(`via.${event.channel}` as 'via.portal', { defaultValue: event.channel })],
    [t('title'), <HistoryLink key="history" id={event.stream} />],
  ] as const;
  return (
    <div className={`page ${classes.event}`} data-testid="event-page" data-position={event.position} data-type={event.type}>
      <DocumentHead way={way} name={t('eventAt', { position: event.position })} title={say(event.text)} facts={facts} />
      <Steps event={event} around={around} />
      <div className={classes.columns}>
        <div className={classes.facts}>
          {event.segment && <SegmentOf segment={event.segment} />}
          <Changed changed={event.changed} position={event.position} />
          <Causes event={event} />
          <Proof key={event.position} position={event.position} />
          <Stored event={event} />
        </div>
        {page && <Beside event={event} page={page} />}
      </div>
    </div>
  );
}

/** The address of an event names its moment, so that every link from here leads to that moment. */
function useOwnMoment(event: EventDetail, arrived: boolean): void {
  const { asOf } = useScope();
  const path = useScopedPath();
  const navigate = useNavigate();
  const opened = useRef(false);
  const position = String(event.position);
  useEffect(() => {
    if (!arrived) return;
    const complete = asOf?.position === position && asOf.instant !== undefined;
    // After "back to now" the event stays, without its moment.
    const leave = opened.current && asOf === undefined;
    opened.current = true;
    if (!complete && !leave) void navigate(path(eventPath(event.position, event.at)), { replace: true });
  }, [asOf, position, event, arrived, path, navigate]);
}

function Steps({ event, around }: { event: EventDetail; around: Around }) {
  const { t } = useTranslation('history');
  const path = useScopedPath();
  const navigate = useNavigate();
  const { events, index } = around;
  const target = (direction: Direction, whole: boolean): Happened | undefined => (whole ? steppedByDocument : stepped)(events, index, direction);
  const go = (to: Happened | undefined): void => {
    if (to) void navigate(path(eventPath(to.position, to.at)), { replace: true });
  };
  const stepBy = useEffectEvent((direction: Direction, whole: boolean) => go(target(direction, whole)));
  useEffect(() => {
    const onKey = (key: KeyboardEvent): void => {
      if ((key.key !== 'ArrowLeft' && key.key !== 'ArrowRight') || key.altKey || key.ctrlKey || key.metaKey || key.defaultPrevented) return;
      // Fields, grids, the bar and what scrolls sideways have arrow keys of their own.
      if (key.target instanceof Element && key.target.closest('input, textarea, select, pre, [role=grid], [role=slider], [role=dialog], [role=menu], [role=tablist], .wide')) return;
      key.preventDefault();
      stepBy(key.key === 'ArrowLeft' ? -1 : 1, key.shiftKey);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  const step = (direction: Direction, whole: boolean, label: string, testId: string) => {
    const to = target(direction, whole);
    const Icon = whole ? (direction < 0 ? IconChevronsLeft : IconChevronsRight) : direction < 0 ? IconChevronLeft : IconChevronRight;
    const icon = <Icon size={16} aria-hidden="true" />;
    return (
      <Button size="xs" variant="default" {...(direction < 0 ? { leftSection: icon } : { rightSection: icon })} aria-disabled={to === undefined} data-disabled={to === undefined || undefined} onClick={() => go(to)} data-testid={testId}>
        {label}
      </Button>
    );
  };
  return (
    <div className={classes.steps} role="group" aria-label={t('step.label')} data-testid="steps" data-at={index} data-of={events.length} data-event={event.position}>
      {step(-1, true, t('step.documentBack'), 'document-back')}
      {step(-1, false, t('step.back'), 'event-back')}
      {step(1, false, t('step.forward'), 'event-forward')}
      {step(1, true, t('step.documentForward'), 'document-forward')}
      <span className="dim">{t('step.keys')}</span>
    </div>
  );
}

function Stored({ event }: { event: EventDetail }) {
  const { t } = useTranslation('history');
  return (
    <details className={`panel ${classes.section}`}>
      <summary>{t('stored')}</summary>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- wide text scrolls by keyboard too */}
      <pre tabIndex={0} aria-label={t('storedAs', { position: event.position })} className={classes.stored}>
        {event.type}
        {'\n'}
        {JSON.stringify(event.data, null, 2)}
      </pre>
    </details>
  );
}
