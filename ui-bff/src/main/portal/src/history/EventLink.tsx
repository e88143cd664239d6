import { IconHistory } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ScopedLink } from '../app/scope';
import classes from './history.module.css';

/** The place of an event: its stream's id in URLs, and its position in history. */
export type EventPlace = { stream: string; position: number };

/** The page of an event. It shows the moment after the event, so its address names that moment. */
export const eventPath = (position: number, at?: string): string => `/events/${position}?${new URLSearchParams({ at: String(position), ...(at && { asOf: at }) }).toString()}`;

/**
 * Links a number or a sentence to its event; `name` describes it for readers who cannot see its
 * surroundings.
 */
export function EventLink({ event, name }: { event: EventPlace; name: string }) {
  const { t } = useTranslation('history');
  return (
    <ScopedLink to={eventPath(event.position)} className={classes.eventLink} aria-label={t('event', { name })} title={t('event', { name })} data-testid="event-link">
      <IconHistory size={14} aria-hidden="true" />
    </ScopedLink>
  );
}
