package weft.history.follow;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.axonframework.eventhandling.tokenstore.AbstractTokenEntry;

/**
 * Records when this hub first saw each claim of another hub in its present state. A claim that
 * stays unchanged for the claim timeout counts as given up, whatever the clocks of either hub say.
 */
final class Renewals {
  private record Seen(String claim, long since) {}

  private final ConcurrentMap<String, Seen> seen = new ConcurrentHashMap<>();
  private final Duration timeout;

  Renewals(Duration timeout) {
    this.timeout = timeout;
  }

  boolean isGivenUp(AbstractTokenEntry<?> entry) {
    if (entry.getOwner() == null) return false;
    var claim = entry.getOwner() + " " + entry.timestampAsString();
    var first =
        seen.compute(
            entry.getProcessorName() + " " + entry.getSegment(),
            (_, before) ->
                before != null && before.claim.equals(claim)
                    ? before
                    : new Seen(claim, System.nanoTime()));
    return System.nanoTime() - first.since > timeout.toNanos();
  }
}
