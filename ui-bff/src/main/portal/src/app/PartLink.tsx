import { ScopedLink } from './scope';

export const partPath = (part: string): string => `/parts?number=${encodeURIComponent(part)}`;

/** A part's number, and the way to everything of it. */
export function PartLink({ part, className = 'rowLink' }: { part: string; className?: string }) {
  return (
    <ScopedLink to={partPath(part)} className={className} data-testid="part-link">
      {part}
    </ScopedLink>
  );
}
