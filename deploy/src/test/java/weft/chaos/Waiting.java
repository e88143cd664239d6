package weft.chaos;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Bounded waits for other processes. */
final class Waiting {
  private Waiting() {}

  /** Looks every 20 ms; an exception counts as not yet true. */
  static Duration until(String what, Duration patience, Callable<Boolean> holds) {
    return until(what, patience, Duration.ofMillis(20), holds);
  }

  /** Looks once in this time, where each look burdens the observed processes. */
  static Duration until(String what, Duration patience, Duration every, Callable<Boolean> holds) {
    long begun = System.nanoTime();
    @org.jspecify.annotations.Nullable Exception last = null;
    while (System.nanoTime() - begun < patience.toNanos()) {
      try {
        if (holds.call()) return Duration.ofNanos(System.nanoTime() - begun);
      } catch (Exception e) {
        last = e;
      }
      LockSupport.parkNanos(every.toNanos());
    }
    throw new AssertionError("Waited %s for: %s".formatted(patience, what), last);
  }

  /** A moment that the seed chooses. */
  static void pass(Duration time) throws InterruptedException {
    Thread.sleep(time);
  }
}
