package weft.event;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * By when whoever handed in a command must hear of it. What the command waits for on its way (its
 * turn, the database) adds up, so each asks here how much is left; work itself is not cut short.
 */
public final class Deadline {
  private static final ScopedValue<Long> END = ScopedValue.newInstance();

  private Deadline() {}

  /** Runs the work with so much time for all of its waiting. */
  public static <T> T within(Duration patience, Supplier<T> work) {
    return ScopedValue.where(END, System.nanoTime() + patience.toNanos()).call(work::get);
  }

  /** How long one wait may last: what it wants, or what is left if that is less; never negative. */
  public static Duration atMost(Duration wanted) {
    if (!END.isBound()) return wanted;
    long left = Math.max(0, END.get() - System.nanoTime());
    return left < wanted.toNanos() ? Duration.ofNanos(left) : wanted;
  }
}
