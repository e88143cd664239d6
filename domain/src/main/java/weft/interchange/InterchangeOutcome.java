package weft.interchange;

import java.util.Collection;
import weft.interchange.MessageResult.Outcome;

/** What became of a whole interchange. */
public enum InterchangeOutcome {
  ACCEPTED,
  PARTLY,
  REJECTED,
  HELD,
  PENDING;

  /**
   * An interchange without messages is rejected; contradicted and kept messages were accepted as
   * far as EDI is concerned.
   */
  public static InterchangeOutcome of(Collection<Outcome> messages) {
    long rejected = messages.stream().filter(Outcome.REJECTED::equals).count();
    long held = messages.stream().filter(Outcome.HELD::equals).count();
    if (rejected == messages.size()) return REJECTED;
    if (held == messages.size()) return HELD;
    return rejected + held == 0 ? ACCEPTED : PARTLY;
  }
}
