package weft.event;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;

/**
 * By when whoever asked for something must hear of it. What it waits for on its way (its turn, a
 * connection, an answer) adds up, so each wait asks here how much is left; work itself is not cut
 * short.
 */
public final class Deadline {
  private static final ScopedValue<Deadline> CURRENT = ScopedValue.newInstance();
  private static final ScopedValue<Duration> LONGER = ScopedValue.newInstance();

  /** What is waited for behind a long piece of work. */
  private static final Duration AT_LEAST = Duration.ofSeconds(1);

  private final AtomicLong end;

  private Deadline(Duration patience) {
    this.end = new AtomicLong(System.nanoTime() + patience.toNanos());
  }

  /** Runs the work with so much time for all of its waiting; within another deadline, with its. */
  public static <T, X extends Throwable> T within(
      Duration patience, ScopedValue.CallableOp<? extends T, X> work) throws X {
    if (CURRENT.isBound()) return work.call();
    return ScopedValue.where(CURRENT, new Deadline(patience)).call(work);
  }

  /** The same work under the deadline of now, for another thread to do. */
  public static <T> Callable<T> shared(Callable<T> work) {
    if (!CURRENT.isBound()) return work;
    var current = CURRENT.get();
    return () -> ScopedValue.where(CURRENT, current).call(work::call);
  }

  /** Work was done, for which nobody waited: for what comes next there is a second at least. */
  public static void goOn() {
    if (!CURRENT.isBound()) return;
    long least = System.nanoTime() + AT_LEAST.toNanos();
    CURRENT.get().end.updateAndGet(end -> end - least > 0 ? end : least);
  }

  /**
   * Runs work on something large. The deadline moves back by that much, and leaves a second at
   * least.
   */
  public static <T, X extends Throwable> T longer(
      Duration by, ScopedValue.CallableOp<? extends T, X> work) throws X {
    goOn();
    if (CURRENT.isBound()) CURRENT.get().end.addAndGet(by.toNanos());
    return ScopedValue.where(LONGER, by).call(work);
  }

  /** By how much the time limits of the work that runs here are extended; zero as a rule. */
  public static Duration longer() {
    return LONGER.isBound() ? LONGER.get() : Duration.ZERO;
  }

  /** Does what waits for who asks; the time it takes is not counted. */
  public static <T, X extends Throwable> T uncounted(ScopedValue.CallableOp<? extends T, X> work)
      throws X {
    long begun = System.nanoTime();
    try {
      return work.call();
    } finally {
      uncounted(begun);
    }
  }

  /** What was waited for since a moment of {@link System#nanoTime} is not counted. */
  public static void uncounted(long begun) {
    if (CURRENT.isBound()) CURRENT.get().end.addAndGet(System.nanoTime() - begun);
  }

  /** Whether anybody waits for what is done here. */
  public static boolean isSet() {
    return CURRENT.isBound();
  }

  /** How long one wait may last: what it wants, or what is left if that is less; never negative. */
  public static Duration atMost(Duration wanted) {
    if (!CURRENT.isBound()) return wanted;
    long left = Math.max(0, CURRENT.get().end.get() - System.nanoTime());
    return left < wanted.toNanos() ? Duration.ofNanos(left) : wanted;
  }
}
