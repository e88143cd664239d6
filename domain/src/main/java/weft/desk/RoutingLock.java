package weft.desk;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import weft.event.Deadline;

/**
 * Lets one caller work at a time. A caller that has waited for its maximum time gets {@link Busy}.
 */
public final class RoutingLock {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private final ReentrantLock lock = new ReentrantLock();

  /** Runs the work while nobody else holds the lock. */
  public <T> T alone(String what, Supplier<T> work) {
    take(what);
    try {
      return work.get();
    } finally {
      giveBack();
    }
  }

  void take(String what) {
    try {
      if (!lock.tryLock(Deadline.atMost(PATIENCE).toNanos(), TimeUnit.NANOSECONDS))
        throw new Busy(what);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Busy(what);
    }
  }

  void giveBack() {
    lock.unlock();
  }
}
