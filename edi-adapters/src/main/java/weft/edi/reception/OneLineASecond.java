package weft.edi.reception;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A log of what anybody may cause as often as he likes: one line a second at most, and with the
 * next one how many were left out. What a line says is not put together where it is left out.
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
   * By another clock than the machine's.
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

  /** How many were left out before this one; negative: this one is too. */
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
