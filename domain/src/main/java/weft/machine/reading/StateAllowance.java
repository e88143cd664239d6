package weft.machine.reading;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Limits how often a machine's stream is told of a state. A machine that changes now and then is
 * told at once, also when it stops and starts again; one that flutters does not fill the history.
 */
public final class StateAllowance {
  /** On average a stream is told of one state in this time. */
  private static final Duration PER_STATE = Duration.ofSeconds(10);

  /** A stream that was told of nothing lately may be told of this many states at once. */
  private static final int AT_ONCE = 3;

  private StateAllowance() {}

  /**
   * Whether the stream may be told now.
   *
   * @param rested when it may be told of three states at once again; null if it was told of none
   */
  public static boolean isFree(@Nullable Instant rested, Instant now) {
    return rested == null || !now.isBefore(rested.minus(PER_STATE.multipliedBy(AT_ONCE - 1)));
  }

  /** When the stream may be told of three states at once again, if it is told of one now. */
  public static Instant restedAfter(@Nullable Instant rested, Instant now) {
    return (rested == null || rested.isBefore(now) ? now : rested).plus(PER_STATE);
  }
}
