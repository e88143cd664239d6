package weft.interchange;

import java.util.Collection;
import weft.interchange.MessageResult.Outcome;

/** The outcome of a whole interchange. */
public enum InterchangeOutcome {
  ACCEPTED,
  PARTLY,
  REJECTED,
  HELD,
  /** Each of its messages contradicts known data, or itself, in some item. */
  CONTRADICTED,
  PENDING;

  /**
   * Derives the outcome from the messages: rejected if there are none. A kept message counts as
   * accepted.
   */
  public static InterchangeOutcome of(Collection<Outcome> messages) {
    long rejected = count(Outcome.REJECTED, messages);
    long held = count(Outcome.HELD, messages);
    long contradicted = count(Outcome.CONTRADICTED, messages);
    if (rejected == messages.size()) return REJECTED;
    if (held == messages.size()) return HELD;
    if (contradicted == messages.size()) return CONTRADICTED;
    return rejected + held + contradicted == 0 ? ACCEPTED : PARTLY;
  }

  private static long count(Outcome one, Collection<Outcome> messages) {
    return messages.stream().filter(one::equals).count();
  }
}
