package weft.edi.reception;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A log for events that anybody can cause at will: at most one line a second. The next line states
 * how many were left out. A line that is left out is never formatted.
 */
public final class OneLineASecond {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final Consumer<String> log;
  private final LongSupplier clock;
  private long next;
  private long leftOut;

  public OneLineASecond(Consumer<String> log) {
    this(log, System::nanoTime);
  }

  /**
   * Creates a log with another clock, for tests.
   *
   * @param clock nanoseconds
   */
  OneLineASecond(Consumer<String> log, LongSupplier clock) {
    this.log = log;
    this.clock = clock;
    this.next = clock.getAsLong();
  }

  public void say(Supplier<String> line) {
    long before = turn();
    if (before < 0) return;
    log.accept(before == 0 ? line.get() : line.get() + " (and " + before + " more before it)");
  }

  /**
   * Returns how many lines were left out before this one; negative if this one is left out, too.
   */
  private synchronized long turn() {
    long now = clock.getAsLong();
    if (now - next < 0) {
      leftOut++;
      return -1;
    }
    long before = leftOut;
    leftOut = 0;
    next = now + SECOND;
    return before;
  }
}
