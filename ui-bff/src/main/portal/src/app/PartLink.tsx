import { ScopedLink } from './scope';
import { seesTrade, useMe } from './Session';

export const partPath = (part: string): string => `/parts?number=${encodeURIComponent(part)}`;

/**
 * A part's number with a link to everything about it. People who do not trade in it see only the
 * number.
 */
export function PartLink({ part, className = 'rowLink' }: { part: string; className?: string }) {
  if (!seesTrade(useMe())) return <strong data-testid="part">{part}</strong>;
  return (
    <ScopedLink to={partPath(part)} className={className} data-testid="part-link">
      {part}
    </ScopedLink>
  );
}
