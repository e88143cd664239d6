import { useFormat } from '../app/format';
import { EventLink } from '../history/EventLink';
import type { Cause } from './balance';

/** What brought a run-out about, and the way to the event. */
export function Because({ cause, part }: { cause: Cause; part: string }) {
  const format = useFormat();
  return (
    <span data-testid="cause">
      {format.text(cause.sentence)} {cause.event && <EventLink event={cause.event} name={part} />}
    </span>
  );
}
