import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useFormat } from '../app/format';
import { useNamed } from '../app/named';
import { usePartnerName } from '../app/partners';
import { ScopedLink } from '../app/scope';
import { visible } from '../app/visible';
import type { Change } from '../moments/changes';
import { eventPath } from './EventLink';
import type { Happened } from './history';
import classes from './history.module.css';

type Props = { event: Happened; change: Change; /** From -1 to 1 of the largest change shown in this unit. */ share: number };

/** One event in a sentence, and a bar: to the right for more, to the left for less. */
export function StreamEvent({ event, change, share }: Props) {
  const { t } = useTranslation('history');
  const format = useFormat();
  const partner = usePartnerName();
  const say = useNamed();
  const { hash } = useLocation();
  const [open, setOpen] = useState(false);
  const anchor = `at-${event.position}`;
  const who = event.actor.name ? format.text(event.actor.name) : (event.actor.user ?? event.actor.client);
  return (
    <li id={anchor} data-testid="event" data-position={event.position} data-type={event.type} data-target={hash === `#${anchor}` || undefined} ref={hash === `#${anchor}` ? intoSight : undefined}>
      <span className={`${classes.position} number`}>
        <span className="visually-hidden">{t('position')} </span>
        {event.position}
      </span>
      <div className={classes.said}>
        <p>
          <ScopedLink to={eventPath(event.position, event.at)} className="underlined" data-testid="event-open">
            {say(event.text)}
          </ScopedLink>
        </p>
        <p className="dim">
          <time dateTime={event.at} className="number">
            {format.moment(event.at)}
          </time>
          {` · ${partner(event.actor.party)}`}
          {who && ` · ${visible(who)}`}
          {` · ${t(`via.${event.channel}` as 'via.portal', { defaultValue: event.channel })}`}
          {event.cause.interchange && (
            <>
              {' · '}
              <ScopedLink to={`/interchanges/${encodeURIComponent(event.cause.interchange)}`} className="underlined">
                {t('cause', { message: event.cause.message ?? '' })}
              </ScopedLink>
            </>
          )}
        </p>
        <details onToggle={(toggled) => setOpen(toggled.currentTarget.open)}>
          <summary>{t('stored')}</summary>
          {open && (
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- wide text scrolls by keyboard too
            <pre tabIndex={0} aria-label={t('storedAs', { position: event.position })}>
              {event.type}
              {'\n'}
              {JSON.stringify(event.data, null, 2)}
            </pre>
          )}
        </details>
      </div>
      <Bar change={change} share={share} />
    </li>
  );
}

function intoSight(event: HTMLElement | null): void {
  event?.scrollIntoView({ block: 'center' });
}

const HALF = 50;
const THIN = 1;

function Bar({ change, share }: Pick<Props, 'change' | 'share'>) {
  const format = useFormat();
  const side = share > 0 ? 'more' : share < 0 ? 'less' : 'plain';
  const width = side === 'plain' ? THIN * 2 : Math.max(THIN, Math.abs(share) * HALF);
  const x = side === 'more' ? HALF : side === 'less' ? HALF - width : HALF - THIN;
  return (
    <div className={classes.change} data-testid="event-bar" data-side={side}>
      <svg viewBox={`0 0 ${HALF * 2} 10`} preserveAspectRatio="none" aria-hidden="true">
        <line x1={HALF} x2={HALF} y1="0" y2="10" />
        <rect x={x} y="2" width={width} height="6" className={classes[side]} />
      </svg>
      {change && (
        <span className="number">
          {format.signed(change.by)} {change.unit && format.unit(change.unit)}
        </span>
      )}
    </div>
  );
}
