package weft.deploy.mqtt;

import java.util.concurrent.atomic.LongAdder;
import weft.api.machine.ReadingIntake.MessagesTaken;
import weft.party.PartyCode;

/** One broker as this hub sees it, for health and metrics. */
final class BrokerState {
  /** The state of this hub's connection to the broker. */
  enum Link {
    /** Another hub has the session, or this one has only begun. */
    ELSEWHERE,
    CONNECTED,
    AWAY
  }

  final PartyCode party;
  final LongAdder taken = new LongAdder();
  final LongAdder repeated = new LongAdder();
  final LongAdder refused = new LongAdder();
  private volatile Link link = Link.ELSEWHERE;

  BrokerState(PartyCode party) {
    this.party = party;
  }

  Link link() {
    return link;
  }

  /** Sets the state, and returns whether it changed. */
  boolean becomes(Link next) {
    boolean changed = link != next;
    link = next;
    return changed;
  }

  void count(MessagesTaken result, int refusedBesides) {
    taken.add(result.taken());
    repeated.add(result.repeated());
    refused.add(result.refused().size() + (long) refusedBesides);
  }
}
