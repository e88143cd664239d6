import { useFormat } from '../app/format';
import { ScopedLink } from '../app/scope';
import type { Cause } from './balance';

/** What brought it about, and the way to the history that holds it, as far as the reader may see it. */
export function CauseOf({ cause }: { cause: Cause | null | undefined }) {
  const format = useFormat();
  if (!cause) return null;
  const sentence = format.text(cause.sentence);
  if (!cause.stream) return <>{sentence}</>;
  return (
    <ScopedLink to={`/history/${cause.stream}${cause.event ? `#at-${cause.event}` : ''}`} data-testid="cause">
      {sentence}
    </ScopedLink>
  );
}
