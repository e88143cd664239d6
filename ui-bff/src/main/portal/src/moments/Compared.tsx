import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useFormat } from '../app/format';
import { get } from '../app/http';
import { after, type Moment } from '../app/moment';
import type { Page } from '../app/scope';
import { Loading } from '../app/states';
import type { Happened } from '../history/history';
import { screenAt } from './address';
import { DifferenceTable } from './DifferenceTable';
import classes from './moments.module.css';
import { UnseenScreenAt } from './ScreenAt';
import { useDifferences } from './useDifferences';
import type { Span } from './WhichEvent';

type Props = { /** The position of the other moment. */ other: string; /** The event at it, if it is known. */ event: Happened | undefined; shown: Moment };

/** The screen at the moment shown, compared with the same screen at another moment. */
export function Compared({ other, event, shown }: Props) {
  const { t } = useTranslation('moments');
  const format = useFormat();
  const { pathname, search } = useLocation();
  const [unseen, setUnseen] = useState<HTMLElement | null>(null);
  const [content] = useState(() => document.getElementById('content'));
  const to = screenAt(pathname, search);
  const { found, absent, unread, partly } = useDifferences(unseen, content, `${to} ${other} ${shown.position ?? ''}`);
  const read = useQuery({
    queryKey: ['history', 'moment', undefined, { position: other }],
    queryFn: ({ signal }) => get<Page<Happened>>('/history/events', { asOf: { position: other }, newest: true, limit: 1 }, signal),
    enabled: event === undefined,
  });
  const instant = event?.at ?? read.data?.asOf ?? undefined;
  const then = instant ? t('momentAt', { at: format.fullMoment(instant), position: other }) : t('positionOf', { position: other });
  const now = shown.instant ? t('momentAt', { at: format.fullMoment(shown.instant), position: shown.position ?? '' }) : t('positionOf', { position: shown.position ?? '' });
  return (
    <div className={classes.compared} data-testid="compared" data-differs={found?.length}>
      <div role="status">
        {found === undefined ? <Loading what={t('comparing')} /> : absent ? t('absent', { at: then }) : unread ? t('unread') : found.length === 0 ? t('same', { first: then, second: now }) : <DifferenceTable found={found} before={then} after={now} partly={partly} span={spanOf(other, shown)} />}
      </div>
      {(event !== undefined || !read.isPending) && <UnseenScreenAt to={to} at={after({ position: Number(other), at: instant })} into={setUnseen} />}
    </div>
  );
}

/** The earlier of the two moments first; undefined where the moment shown is neither a position nor an instant. */
function spanOf(other: string, { position, instant }: Moment): Span | undefined {
  if (position === undefined) return instant === undefined ? undefined : { from: other, until: instant };
  return Number(other) <= Number(position) ? { from: other, until: position } : { from: position, until: other, back: true };
}
