package weft.history;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Informs waiters and listeners how far all views have come: at once after a batch of this hub, and
 * as soon as another hub reports that it moved them.
 */
final class SettledWatch implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SettledWatch.class);

  /**
   * How often to look without a notification, which covers a lost message, a hub that starts and an
   * operator's command. The pause has this length after a change, and doubles after each look
   * without one, up to {@link #WHILE_QUIET}.
   */
  private static final Duration UNTOLD = Duration.ofMillis(200);

  private static final Duration WHILE_QUIET = Duration.ofSeconds(1);

  /**
   * The least pause between two looks: under load, views commit faster than anybody needs to know.
   */
  private static final Duration AT_MOST_EVERY = Duration.ofMillis(3);

  private final Supplier<Seen> settled;
  private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition asked = lock.newCondition();
  private final Condition risen = lock.newCondition();
  private final Thread thread;
  private boolean news;
  private boolean own; // of this hub's views
  private long patience = UNTOLD.toNanos();
  private volatile Runnable onMoved = () -> {};
  private Seen last = new Seen(-1, false);

  /**
   * How far all views had come at one moment, and whether any of them had dead letters then.
   *
   * @param position -1 before the first look
   */
  record Seen(long position, boolean parked) {}

  SettledWatch(Supplier<Seen> settled) {
    this.settled = settled;
    this.thread = Thread.ofPlatform().name("weft-settled").daemon().start(this::run);
  }

  void onSettled(LongConsumer listener) {
    listeners.add(listener);
  }

  /** Sets the action that runs after batches of this hub moved the position; it must not block. */
  void onMoved(Runnable told) {
    onMoved = told;
  }

  /** Looks because a view of this hub has committed a batch. */
  void look() {
    look(true);
  }

  /** Looks because another hub reports that there may be a change. */
  void lookAsTold() {
    look(false);
  }

  private void look(boolean ours) {
    lock.lock();
    try {
      news = true;
      own |= ours;
      asked.signal();
    } finally {
      lock.unlock();
    }
  }

  Seen last() {
    lock.lock();
    try {
      return last;
    } finally {
      lock.unlock();
    }
  }

  boolean await(long position, Duration patience) {
    long left = patience.toNanos();
    lock.lock();
    try {
      while (last.position() < position) {
        if (left <= 0) return false;
        left = risen.awaitNanos(left);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      while (true) {
        rise(waitForNews());
        Thread.sleep(AT_MOST_EVERY);
      }
    } catch (InterruptedException e) {
      // closed
    }
  }

  /**
   * Waits for a notification or the next regular look; true if a view of this hub has committed
   * since.
   */
  private boolean waitForNews() throws InterruptedException {
    lock.lock();
    try {
      long left = patience;
      while (!news && left > 0) left = asked.awaitNanos(left);
      boolean ours = own;
      news = false;
      own = false;
      return ours;
    } finally {
      lock.unlock();
    }
  }

  private void rise(boolean ours) {
    Seen now;
    try {
      now = settled.get();
    } catch (RuntimeException e) {
      log.debug("Settled position not seen", e);
      return;
    }
    lock.lock();
    try {
      boolean quiet = now.equals(last);
      patience = quiet ? Math.min(2 * patience, WHILE_QUIET.toNanos()) : UNTOLD.toNanos();
      if (quiet) return;
      boolean moved = now.position() != last.position();
      last = now; // lower than before while a view is replayed
      if (!moved) return;
      risen.signalAll();
    } finally {
      lock.unlock();
    }
    if (ours) onMoved.run(); // other hubs already know what they reported
    for (var listener : listeners) {
      try {
        listener.accept(now.position());
      } catch (RuntimeException e) {
        log.warn("Listener of the settled position", e);
      }
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
