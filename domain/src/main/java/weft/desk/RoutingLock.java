package weft.desk;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import weft.event.Deadline;

/** One after the other; who has waited for as long as it may is told that it is {@link Busy}. */
public final class RoutingLock {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private final ReentrantLock lock = new ReentrantLock();

  /** Does the work when nobody else does any. */
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
