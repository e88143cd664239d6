package weft.event;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The time by which a caller must get an answer. Waiting times on the way (for a turn, a
 * connection, a reply) add up, so each wait asks this class how much time is left. Work itself is
 * not interrupted.
 */
public final class Deadline {
  private static final ScopedValue<Deadline> CURRENT = ScopedValue.newInstance();
  private static final ScopedValue<Duration> LONGER = ScopedValue.newInstance();

  /** The minimum time left for waiting after a long piece of work. */
  private static final Duration AT_LEAST = Duration.ofSeconds(1);

  private final AtomicLong end;

  private Deadline(Duration patience) {
    this.end = new AtomicLong(System.nanoTime() + patience.toNanos());
  }

  /**
   * Runs the work with this much time for all of its waiting. Inside another deadline, that
   * deadline applies instead.
   */
  public static <T, X extends Throwable> T within(
      Duration patience, ScopedValue.CallableOp<? extends T, X> work) throws X {
    if (CURRENT.isBound()) return work.call();
    return ScopedValue.where(CURRENT, new Deadline(patience)).call(work);
  }

  /** Wraps the work for another thread so that it runs under the caller's deadline. */
  public static <T> Callable<T> shared(Callable<T> work) {
    if (!CURRENT.isBound()) return work;
    var current = CURRENT.get();
    return () -> ScopedValue.where(CURRENT, current).call(work::call);
  }

  /**
   * Marks the end of work that was no waiting: at least one second remains for the waits that
   * follow.
   */
  public static void goOn() {
    if (!CURRENT.isBound()) return;
    long least = System.nanoTime() + AT_LEAST.toNanos();
    CURRENT.get().end.updateAndGet(end -> end - least > 0 ? end : least);
  }

  /**
   * Runs work on a large object: leaves at least one second, and then extends the deadline by the
   * given time.
   */
  public static <T, X extends Throwable> T longer(
      Duration by, ScopedValue.CallableOp<? extends T, X> work) throws X {
    goOn();
    if (CURRENT.isBound()) CURRENT.get().end.addAndGet(by.toNanos());
    return ScopedValue.where(LONGER, by).call(work);
  }

  /** The extension of time limits for the work that runs here; normally zero. */
  public static Duration longer() {
    return LONGER.isBound() ? LONGER.get() : Duration.ZERO;
  }

  /**
   * Runs a piece of work in which the hub waits for the caller itself; its duration is not counted.
   */
  public static <T, X extends Throwable> T uncounted(ScopedValue.CallableOp<? extends T, X> work)
      throws X {
    long begun = System.nanoTime();
    try {
      return work.call();
    } finally {
      uncounted(begun);
    }
  }

  /** Excludes the time since a {@link System#nanoTime} value from the deadline. */
  public static void uncounted(long begun) {
    if (CURRENT.isBound()) CURRENT.get().end.addAndGet(System.nanoTime() - begun);
  }

  /** Whether a caller is waiting for the current work. */
  public static boolean isSet() {
    return CURRENT.isBound();
  }

  /**
   * The maximum duration of one wait: the wanted time or the time left, whichever is less; never
   * negative.
   */
  public static Duration atMost(Duration wanted) {
    if (!CURRENT.isBound()) return wanted;
    long left = Math.max(0, CURRENT.get().end.get() - System.nanoTime());
    return left < wanted.toNanos() ? Duration.ofNanos(left) : wanted;
  }
}
