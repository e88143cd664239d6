package weft.interchange;

import java.util.Collection;
import weft.interchange.MessageResult.Outcome;

/** What became of a whole interchange. */
public enum InterchangeOutcome {
  ACCEPTED,
  PARTLY,
  REJECTED,
  HELD,
  /** Each of its messages is at odds with what is known, or with itself, in some item. */
  CONTRADICTED,
  PENDING;

  /** An interchange without messages is rejected; kept messages were accepted. */
  public static InterchangeOutcome of(Collection<Outcome> messages) {
    return of(
        messages.size(),
        count(Outcome.REJECTED, messages),
        count(Outcome.HELD, messages),
        count(Outcome.CONTRADICTED, messages));
  }

  /** The same where the messages are counted: how many there are, and what became of how many. */
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
