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
 * Wakes those who follow history: at once where it was calm, and while it grows without pause only
 * now and then, for all that came meanwhile. Each wake-up has every follower look, and one for each
 * commit would cost as much as the commits. A thread of its own does it, so that no command waits
 * while followers are told.
 */
final class WakeUps implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(WakeUps.class);

  /** After a wake-up, for one commit: whoever waits for what it did goes on almost at once. */
  private static final Duration CALM = Duration.ofMillis(5);

  /**
   * While more than one commit comes in each rest, the next one is twice as long, up to this: an
   * event then waits half of it, and a wake-up is for hundreds of them.
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

  /** Never blocks. Told twice, or of a position behind another, it wakes nobody. */
  void reached(long position) {
    if (head.getAndAccumulate(position, Math::max) >= position) return;
    if (owed.getAndIncrement() == 0) LockSupport.unpark(thread);
  }

  /** The furthest position that is known to be committed. */
  long head() {
    return head.get();
  }

  /** What the followers were last woken for; more of history may be there to read. */
  long announced() {
    return announced;
  }

  private void run() {
    long rest = CALM.toNanos();
    while (!closed) {
      while (owed.get() == 0 && !closed) LockSupport.park(this);
      long woken = System.nanoTime();
      owed.set(0); // what is reached from here on is owed another wake-up
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
    } catch (RuntimeException e) { // one that is being shut down; the others are to be woken
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
