import { useTranslation } from 'react-i18next';
import { ScopedLink } from './scope';

/** The segment of a partner's message that states a number; null if no message states it. */
export type Origin = { interchange: string | null; message: string | null; segment: number | null };

/**
 * Links a number to its segment, or to its message if no segment states it, as when one message
 * cancels another.
 */
export function OriginLink({ origin, className }: { origin: Origin | null | undefined; className?: string | undefined }) {
  const { t } = useTranslation();
  if (!origin?.interchange || !(origin.message || origin.segment !== null)) return null;
  const { interchange, segment } = origin;
  const message = origin.message ?? '';
  const place = segment === null ? '' : `-segment-${segment}`;
  return (
    <ScopedLink to={`/interchanges/${interchange}#message-${message}${place}`} className={className} aria-label={segment === null ? t('origin.message', { message }) : t('origin.label', { message, segment })} data-testid="origin">
      {segment === null ? 'EDI' : t('origin.short', { segment })}
    </ScopedLink>
  );
}
