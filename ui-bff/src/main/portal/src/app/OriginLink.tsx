import { useTranslation } from 'react-i18next';
import { ScopedLink } from './scope';

/** The segment of a partner's message that says a number; null where no message said it. */
export type Origin = { interchange: string | null; message: string | null; segment: number | null };

/** From a number to its segment. */
export function OriginLink({ origin, className }: { origin: Origin | null | undefined; className?: string | undefined }) {
  const { t } = useTranslation();
  if (!origin?.interchange || origin.segment === null) return null;
  const { interchange, message, segment } = origin;
  return (
    <ScopedLink to={`/interchanges/${interchange}#message-${message ?? ''}-segment-${segment}`} className={className} aria-label={t('origin.label', { message: message ?? '', segment })} data-testid="origin">
      {t('origin.short', { segment })}
    </ScopedLink>
  );
}
