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
    return of(
        messages.size(),
        count(Outcome.REJECTED, messages),
        count(Outcome.HELD, messages),
        count(Outcome.CONTRADICTED, messages));
  }

  /** Computes the outcome from the number of messages and of those with each result. */
  public static InterchangeOutcome of(long messages, long rejected, long held, long contradicted) {
    if (rejected == messages) return REJECTED;
    if (held == messages) return HELD;
    if (contradicted == messages) return CONTRADICTED;
    return rejected + held + contradicted == 0 ? ACCEPTED : PARTLY;
  }

  private static long count(Outcome one, Collection<Outcome> messages) {
    return messages.stream().filter(one::equals).count();
  }
}
