package weft.edi.expected;

import weft.event.Reaction;
import weft.event.Recorded;
import weft.interchange.InterchangeEvent.MessageConcluded;
import weft.interchange.InterchangeEvent.MessageRerun;

/**
 * Raises an alert about messages that wait until a partner, part or order is known, and ends it
 * when none waits.
 */
public final class WhenMessageHeldThenAlert implements Reaction {
  private final MessageAlerts alerts;

  public WhenMessageHeldThenAlert(Alerts alerts) {
    this.alerts = alerts.ofMessages();
  }

  @Override
  public String name() {
    return "alert-held";
  }

  @Override
  public boolean handles(Object payload) {
    return payload instanceof MessageRerun
        || (payload instanceof MessageConcluded it && it.result().waits());
  }

  @Override
  public void react(Recorded event) {
    switch (event.payload()) {
      case MessageConcluded it -> alerts.held(it.id(), it.key(), it.number());
      case MessageRerun it when it.result().waits() -> alerts.held(it.id(), it.key(), it.number());
      case MessageRerun it -> alerts.taken(it.id(), it.number());
      default -> throw new IllegalArgumentException("Not handled: " + event.payload());
    }
  }
}
