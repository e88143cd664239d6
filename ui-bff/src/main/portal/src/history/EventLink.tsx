import { IconHistory } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ScopedLink } from '../app/scope';
import classes from './history.module.css';

/** Where an event stands: its stream's id as it travels in URLs, and its place in history. */
export type EventPlace = { stream: string; position: number };

/** From a number or a sentence to the event that tells it; `name` says which, for who does not see where it stands. */
export function EventLink({ event, name }: { event: EventPlace; name: string }) {
  const { t } = useTranslation('history');
  return (
    <ScopedLink to={`/history/${encodeURIComponent(event.stream)}#at-${event.position}`} className={classes.eventLink} aria-label={t('event', { name })} title={t('event', { name })} data-testid="event-link">
      <IconHistory size={14} aria-hidden="true" />
    </ScopedLink>
  );
}
