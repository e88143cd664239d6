import { useNamed } from '../app/named';
import { EventLink } from '../history/EventLink';
import type { Cause } from './balance';

/** The cause of a run-out, with a link to its event. */
export function Because({ cause, part }: { cause: Cause; part: string }) {
  const say = useNamed();
  return (
    <span data-testid="cause">
      {say(cause.sentence)} {cause.event && <EventLink event={cause.event} name={part} />}
    </span>
  );
}
