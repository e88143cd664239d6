package weft.history.store;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes the followers of the history: at once after a calm period, and at intervals while the
 * history grows without pause. Each wake-up makes every follower look, and one for each commit
 * would cost as much as the commits. It uses its own thread, so that no command waits while
 * followers are woken.
 */
final class WakeUps implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(WakeUps.class);

  /**
   * The pause after a wake-up for one commit; a caller that waits for the result goes on almost at
   * once.
   */
  private static final Duration CALM = Duration.ofMillis(5);

  /**
   * The longest pause. It doubles up to this while more than one commit comes in each pause; an
   * event then waits half of it, and one wake-up covers hundreds of events.
   */
  private static final Duration BUSY = Duration.ofMillis(50);

  private final Set<Runnable> followers = ConcurrentHashMap.newKeySet();
  private final AtomicLong head = new AtomicLong();
  private final AtomicInteger owed = new AtomicInteger(); // commits since the last wake-up
  private final Thread thread;
  private volatile long announced;
  private volatile boolean closed;

  WakeUps() {
    this.thread = Thread.ofPlatform().name("weft-history-wake-up").daemon().start(this::run);
  }

  /** Notes the position; never blocks. A position that is not beyond the known one wakes nobody. */
  void reached(long position) {
    if (head.getAndAccumulate(position, Math::max) >= position) return;
    if (owed.getAndIncrement() == 0) LockSupport.unpark(thread);
  }

  /** The furthest position known to be committed. */
  long head() {
    return head.get();
  }

  /** The position for which the followers were last woken; more events may be readable. */
  long announced() {
    return announced;
  }

  private void run() {
    long rest = CALM.toNanos();
    while (!closed) {
      while (owed.get() == 0 && !closed) LockSupport.park(this);
      long woken = System.nanoTime();
      owed.set(0); // later positions need another wake-up
      announced = head.get();
      followers.forEach(WakeUps::wake);
      sleepUntil(woken + CALM.toNanos());
      rest = owed.get() > 1 ? Math.min(2 * rest, BUSY.toNanos()) : CALM.toNanos();
      sleepUntil(woken + rest);
    }
  }

  private void sleepUntil(long nanoTime) {
    for (long left = nanoTime - System.nanoTime();
        left > 0 && !closed;
        left = nanoTime - System.nanoTime()) LockSupport.parkNanos(this, left);
  }

  private static void wake(Runnable follower) {
    try {
      follower.run();
    } catch (RuntimeException e) { // a follower is shutting down; wake the others
      log.debug("Follower not woken", e);
    }
  }

  void follow(Runnable wake) {
    followers.add(wake);
  }

  void unfollow(Runnable wake) {
    followers.remove(wake);
  }

  boolean anyFollowers() {
    return !followers.isEmpty();
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }
}
