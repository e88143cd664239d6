package weft.edi.expected;

import org.jspecify.annotations.Nullable;
import weft.event.Reaction;
import weft.event.Recorded;
import weft.interchange.InterchangeEvent.MessageConcluded;
import weft.interchange.InterchangeEvent.MessageRerun;
import weft.interchange.InterchangeKey;
import weft.interchange.MessageResult;
import weft.interchange.MessageResult.Outcome;

/**
 * Alerts both partners if a message contradicts data known between them, or was refused for
 * business reasons. A syntax fault concerns only the sender, who sees it in the acknowledgement:
 * the message was not interpreted, so the hub does not know its receiver.
 */
public final class WhenMessageContradictedThenAlert implements Reaction {
  private final MessageAlerts alerts;

  public WhenMessageContradictedThenAlert(Alerts alerts) {
    this.alerts = alerts.ofMessages();
  }

  @Override
  public String name() {
    return "alert-contradicted";
  }

  @Override
  public boolean handles(Object payload) {
    return payload instanceof MessageRerun
        || (payload instanceof MessageConcluded it && isWork(it.result()));
  }

  private static boolean isWork(MessageResult it) {
    return it.outcome() == Outcome.CONTRADICTED || it.outcome() == Outcome.REJECTED;
  }

  /** A hub that has a history already raises no alerts about its past. */
  @Override
  public boolean looksBack() {
    return false;
  }

  @Override
  public void react(Recorded event) {
    switch (event.payload()) {
      case MessageConcluded it -> told(it.id(), it.key(), it.number(), event);
      case MessageRerun it when isWork(it.result()) -> told(it.id(), it.key(), it.number(), event);
      case MessageRerun it -> alerts.reconciled(it.id(), it.number());
      default -> throw new IllegalArgumentException("Not handled: " + event.payload());
    }
  }

  private void told(String interchange, InterchangeKey key, int message, Recorded event) {
    String partner = partner(key, event);
    if (partner != null) alerts.contradicted(interchange, key, partner, message);
  }

  private static @Nullable String partner(InterchangeKey key, Recorded event) {
    return event.provenance().participants().stream()
        .map(it -> it.value())
        .filter(it -> !it.equals(key.sender()))
        .findFirst()
        .orElse(null);
  }
}
