package weft.ordering;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.promise.Promise;
import weft.promise.Reason;

/**
 * The supplier's answer to one order line.
 *
 * @param schedule the deliveries: as ordered if accepted, the counter-proposal if proposed, empty
 *     if refused
 * @param reason required for a proposal and a refusal
 */
public record LineAnswer(String line, Kind kind, List<Promise> schedule, @Nullable Reason reason) {
  public enum Kind {
    ACCEPTED,
    PROPOSED,
    REFUSED
  }
}
