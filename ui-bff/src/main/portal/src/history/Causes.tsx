import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { useNamed } from '../app/named';
import { OriginLink } from '../app/OriginLink';
import { ScopedLink } from '../app/scope';
import { visible } from '../app/visible';
import { type EventDetail, type SegmentOfEvent, useEventAt } from './event';
import classes from './event.module.css';
import { eventPath } from './EventLink';

/** At most so many consequences are shown; a message to a thousand schedules has as many. */
const MOST = 20;

/** From the message over this event to all that followed, as a tree. */
export function Causes({ event }: { event: EventDetail }) {
  const { t } = useTranslation('history');
  const say = useNamed();
  const cause = event.causedBy ?? undefined;
  const more = event.consequences.length - MOST;
  const own = (
    <li>
      <strong aria-current="true">{say(event.text)}</strong>
      {event.consequences.length > 0 && (
        <ul>
          {event.consequences.slice(0, MOST).map((position) => (
            <Other key={position} position={position} />
          ))}
          {more > 0 && <li className="dim">{t('consequences.more', { count: more })}</li>}
        </ul>
      )}
    </li>
  );
  const interchange = event.cause.interchange;
  const caused = cause === undefined ? own : <Other position={cause}>{own}</Other>;
  return (
    <section className={`panel ${classes.section}`} aria-label={t('causes')} data-testid="causes" data-consequences={event.consequences.length}>
      <Title order={2} size="h4">
        {t('causes')}
      </Title>
      <ul className={classes.tree}>
        {interchange ? (
          <li>
            <ScopedLink to={`/interchanges/${encodeURIComponent(interchange)}`} className="underlined">
              {t('cause', { message: visible(event.cause.message ?? '') })}
            </ScopedLink>
            <ul>{caused}</ul>
          </li>
        ) : (
          caused
        )}
      </ul>
      {!interchange && cause === undefined && event.consequences.length === 0 && <p className="dim">{t('causesNone')}</p>}
    </section>
  );
}

function Other({ position, children }: { position: number; children?: ReactNode }) {
  const { t } = useTranslation('history');
  const format = useFormat();
  const say = useNamed();
  const { data } = useEventAt(position);
  return (
    <li data-testid="related" data-position={position}>
      <ScopedLink to={eventPath(position)} className="underlined">
        {data ? say(data.text) : t('positionOf', { position })}
      </ScopedLink>{' '}
      {data && <span className="dim number">{format.moment(data.at)}</span>}
      {children && <ul>{children}</ul>}
    </li>
  );
}

/** The partner's own words that brought the event. */
export function SegmentOf({ segment }: { segment: SegmentOfEvent }) {
  const { t } = useTranslation('history');
  return (
    <section className={`panel ${classes.section}`} aria-label={t('segment.title')} data-testid="segment" data-number={segment.number}>
      <Title order={2} size="h4">
        {t('segment.title')}
      </Title>
      <p>{t('segment.says', { number: segment.number, tag: segment.tag, message: visible(segment.message ?? '') })}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- wide text scrolls by keyboard too */}
      <pre tabIndex={0} aria-label={t('segment.text')} className={classes.command}>
        {visible(segment.text)}
      </pre>
      <OriginLink origin={{ interchange: segment.interchange, message: segment.message, segment: segment.number }} className="underlined" />
    </section>
  );
}
