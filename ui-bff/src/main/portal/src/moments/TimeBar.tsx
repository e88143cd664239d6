import { Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconChevronsLeft, IconChevronsRight, IconGitCompare } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { useFormat } from '../app/format';
import { get } from '../app/http';
import type { Moment } from '../app/moment';
import { useNamed } from '../app/named';
import { type Page, ScopedLink, useScope, useScopedPath } from '../app/scope';
import { useChangeSearch } from '../app/search';
import { useEvent } from '../history/event';
import { eventPath } from '../history/EventLink';
import type { Happened } from '../history/history';
import { type Around, type Source, sourceAt, streamSource, useAround } from './around';
import { screenAt } from './address';
import { Compared } from './Compared';
import { EventTrack } from './EventTrack';
import classes from './moments.module.css';
import { type Direction, placeOf, stepped, steppedByDocument } from './stepping';
import { useStepMarks } from './useStepMarks';

/** The events around the moment that a screen shows, to step through them and to compare with another one. */
export function TimeBar() {
  const { t } = useTranslation('moments');
  const { asOf } = useScope();
  const { pathname, search } = useLocation();
  const position = usePosition(asOf);
  const source = useSource();
  const around = useAround(source, position);
  const go = useGo();
  const changeSearch = useChangeSearch();
  // The page of an event says and steps itself, and compares with the moment before.
  const alone = EVENT.test(pathname);
  const asked = alone ? null : new URLSearchParams(search).get('with');
  const other = asked !== null && /^\d{1,15}$/.test(asked) ? asked : undefined;
  const marks = useStepMarks(!alone && other === undefined, screenAt(pathname, search), asOf?.position);
  if (!asOf || around.error) return null;
  const { events, index } = around;
  const against = other === undefined ? undefined : placeOf(around, Number(other));
  const at = events[against ?? -1];
  const compare = (event: Happened | undefined): void =>
    changeSearch(
      (now) => {
        if (event) now.set('with', String(event.position));
        else now.delete('with');
        return now;
      },
      { replace: true },
    );
  return (
    <div className={classes.bar} role="group" aria-label={t('bar')} data-testid="time-bar" data-events={around.pending ? undefined : events.length} data-at={index}>
      <EventTrack
        around={around}
        knobs={[
          { name: 'shown', label: t('shown'), at: index, go },
          ...(against === undefined ? [] : [{ name: 'other', label: t('other'), at: against, go: compare }]),
        ]}
      />
      {!alone && (
        <div className={classes.tools}>
          <Steps around={around} go={go} />
          <Said around={around} />
          <span role="status" data-testid="step-changes" data-read={marks.read || undefined} data-count={marks.count}>
            {marks.count !== undefined && t('stepChanged', { count: marks.count })}
          </span>
          <Button size="compact-sm" variant="default" leftSection={<IconGitCompare size={15} aria-hidden="true" />} aria-pressed={other !== undefined} disabled={other === undefined && index < 1} onClick={() => compare(other === undefined ? events[index - 1] : undefined)} data-testid="compare">
            {t(other === undefined ? 'compare' : 'compareEnd')}
          </Button>
        </div>
      )}
      {other !== undefined && <Compared other={other} event={at?.position === Number(other) ? at : undefined} shown={asOf} />}
    </div>
  );
}

/**
 * The position of the moment. The address gets it, so that a link shows the same for ever, and also
 * the instant, which tells the day.
 */
function usePosition(asOf: Moment | undefined): number | undefined {
  const changeSearch = useChangeSearch();
  const complete = asOf?.position !== undefined && asOf.instant !== undefined;
  const { data } = useQuery({
    queryKey: ['history', 'moment', undefined, asOf],
    queryFn: ({ signal }) => get<Page<Happened>>('/history/events', { asOf, newest: true, limit: 1 }, signal),
    enabled: asOf !== undefined && !complete,
  });
  useEffect(() => {
    const instant = asOf?.instant ?? data?.asOf;
    if (!data || !asOf || (asOf.position !== undefined && instant === asOf.instant)) return;
    changeSearch(
      (now) => {
        if (!now.has('at')) now.set('at', String(data.position));
        if (instant) now.set('asOf', instant);
        return now;
      },
      { replace: true },
    );
  }, [data, asOf, changeSearch]);
  return asOf?.position === undefined ? data?.position : Number(asOf.position);
}

const EVENT = /^\/events\/(\d+)$/;

/** The events of the screen's subject. The page of an event goes through its stream. */
function useSource(): Source | undefined {
  const { pathname, search } = useLocation();
  const shown = EVENT.exec(pathname)?.[1];
  const { data, isPlaceholderData } = useEvent(shown);
  if (shown === undefined) return sourceAt(pathname, new URLSearchParams(search));
  return data && !(isPlaceholderData && String(data.position) === shown) ? streamSource(data.stream) : undefined;
}

/** Shows the moment after an event; on the page of an event it goes to the other event. */
function useGo(): (event: Happened | undefined) => void {
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const path = useScopedPath();
  const changeSearch = useChangeSearch();
  return (event) => {
    if (!event) return;
    if (EVENT.test(pathname)) void navigate(path(eventPath(event.position, event.at)), { replace: true });
    else
      changeSearch(
        (now) => {
          now.set('at', String(event.position));
          now.set('asOf', event.at);
          return now;
        },
        { replace: true },
      );
  };
}

function Steps({ around, go }: { around: Around; go: (event: Happened | undefined) => void }) {
  const { t } = useTranslation('moments');
  const { events, index } = around;
  const step = (direction: Direction, whole: boolean, label: string, Icon: typeof IconChevronLeft) => {
    const to = whole ? steppedByDocument(around, index, direction) : stepped(events, index, direction);
    return (
      <Button size="compact-sm" variant="default" aria-label={label} title={label} disabled={to === undefined} onClick={() => go(to)}>
        <Icon size={16} aria-hidden="true" />
      </Button>
    );
  };
  return (
    <span className={classes.steps}>
      {step(-1, true, t('documentBack'), IconChevronsLeft)}
      {step(-1, false, t('back'), IconChevronLeft)}
      {step(1, false, t('forward'), IconChevronRight)}
      {step(1, true, t('documentForward'), IconChevronsRight)}
    </span>
  );
}

/** The last event before the moment in words, or why there is none. */
function Said({ around: { events, index, earlier, pending } }: { around: Around }) {
  const { t } = useTranslation('moments');
  const format = useFormat();
  const say = useNamed();
  const event = events[index];
  if (pending) return <span className={classes.said}>{t('reading')}</span>;
  if (event)
    return (
      <span className={classes.said} data-testid="bar-event" data-position={event.position}>
        <ScopedLink to={eventPath(event.position, event.at)}>{say(event.text)}</ScopedLink> <span className="number">{format.moment(event.at)}</span>
      </span>
    );
  const first = events[0];
  return (
    <span className={classes.said} data-testid="bar-unknown">
      {first && !earlier ? t('before', { at: format.fullMoment(first.at) }) : t('nothing')}
    </span>
  );
}
