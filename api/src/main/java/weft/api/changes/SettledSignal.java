package weft.api.changes;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/** Wakes open streams when the views have advanced. */
@Component
public class SettledSignal {
  private static final int HEARTBEAT_SECONDS = 15;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition further = lock.newCondition();
  private long settled;

  /** The history calls this method; it never waits. */
  public void settledAt(long position) {
    lock.lock();
    try {
      settled = Math.max(settled, position);
      further.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Returns the settled position as soon as it passes the given one, or after 15 s in any case. */
  long awaitAfter(long seen) throws InterruptedException {
    lock.lock();
    try {
      long nanos = TimeUnit.SECONDS.toNanos(HEARTBEAT_SECONDS);
      while (settled <= seen && nanos > 0) nanos = further.awaitNanos(nanos);
      return settled;
    } finally {
      lock.unlock();
    }
  }
}
