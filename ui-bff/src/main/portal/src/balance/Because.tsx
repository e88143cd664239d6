import { useNamed } from '../app/named';
import { EventLink } from '../history/EventLink';
import type { Cause } from './balance';

/** What brought a run-out about, and the way to the event. */
export function Because({ cause, part }: { cause: Cause; part: string }) {
  const say = useNamed();
  return (
    <span data-testid="cause">
      {say(cause.sentence)} {cause.event && <EventLink event={cause.event} name={part} />}
    </span>
  );
}
