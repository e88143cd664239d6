import { useTranslation } from 'react-i18next';
import { ScopedLink } from './scope';

/** The segment of a partner's message that states a number; null if no message states it. */
export type Origin = { interchange: string | null; message: string | null; segment: number | null };

/** The place of a segment in its interchange, or of its message; undefined if there is none. */
export function originPath(origin: Origin | null | undefined): string | undefined {
  if (!origin?.interchange || !(origin.message || origin.segment !== null)) return undefined;
  return `/interchanges/${origin.interchange}#message-${origin.message ?? ''}${origin.segment === null ? '' : `-segment-${origin.segment}`}`;
}

/**
 * Links a number to its segment, or to its message if no segment states it, as when one message
 * cancels another.
 */
export function OriginLink({ origin, className }: { origin: Origin | null | undefined; className?: string | undefined }) {
  const { t } = useTranslation();
  const path = originPath(origin);
  if (!origin || path === undefined) return null;
  const { segment } = origin;
  const message = origin.message ?? '';
  return (
    <ScopedLink to={path} className={className} aria-label={segment === null ? t('origin.message', { message }) : t('origin.label', { message, segment })} data-testid="origin">
      {segment === null ? 'EDI' : t('origin.short', { segment })}
    </ScopedLink>
  );
}
