import { Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import { after, addressOf } from '../app/moment';
import { ScopedLink } from '../app/scope';
import { DifferenceTable } from '../moments/DifferenceTable';
import { ScreenAt, UnseenScreenAt } from '../moments/ScreenAt';
import { useDifferences } from '../moments/useDifferences';
import type { EventDetail } from './event';
import classes from './event.module.css';
import { pageOf } from './history';

/**
 * The page of the event's subject as of the event. Marks show what the event changed there, by
 * comparison with the same page one position earlier.
 */
export function Beside({ event, page }: { event: EventDetail; page: string }) {
  const { t } = useTranslation('history');
  const format = useFormat();
  const [before, setBefore] = useState<HTMLElement | null>(null);
  const [now, setNow] = useState<HTMLElement | null>(null);
  const { found, absent, unread, partly } = useDifferences(before, now, String(event.position));
  const earlier = event.position - 1;
  // With its first event a document comes into being; a part's page is there before.
  const first = event.version === 1 && pageOf(event.stream) !== undefined;
  const query = new URLSearchParams(addressOf(after(event))).toString();
  return (
    <div role="group" className={classes.beside} aria-label={t('beside.title')} data-testid="beside" data-differs={first ? 0 : found?.length} data-position={event.position}>
      <div className={`panel ${classes.section}`}>
        <Title order={2} size="h4">
          {t('beside.title')}
        </Title>
        <p className="dim">
          {t('beside.asOf', { position: event.position, at: format.fullMoment(event.at) })}{' '}
          <ScopedLink to={page + (page.includes('?') ? '&' : '?') + query} className="underlined">
            {t('beside.open')}
          </ScopedLink>
        </p>
        <div role="status">
          {first || absent ? <p>{t('beside.absent')}</p> : unread ? <p>{t('beside.unread')}</p> : found?.length === 0 ? <p>{t('beside.same')}</p> : found && <DifferenceTable found={found} before={t('changed.before')} after={t('changed.after')} partly={partly} />}
        </div>
      </div>
      <div className={classes.page} ref={setNow} data-testid="beside-page">
        <ScreenAt to={page} at={after(event)} />
      </div>
      {earlier > 0 && !first && <UnseenScreenAt to={page} at={after({ position: earlier, at: event.at })} into={setBefore} />}
    </div>
  );
}
