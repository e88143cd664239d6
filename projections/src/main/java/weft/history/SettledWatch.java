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
 * Tells waiters and listeners how far all views have come: at once after a batch of this hub,
 * within 20 ms after one of another hub, while another hub writes any of them.
 */
final class SettledWatch implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SettledWatch.class);
  private static final Duration OTHERS = Duration.ofMillis(20);

  /** Only a hub that is just starting, or a command of the operator's, could change anything. */
  private static final Duration NO_OTHERS = Duration.ofMillis(200);

  /** Under load views commit faster than anybody needs to know. */
  private static final Duration AT_MOST_EVERY = Duration.ofMillis(3);

  private final Supplier<Seen> settled;
  private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition asked = lock.newCondition();
  private final Condition risen = lock.newCondition();
  private final Thread thread;
  private boolean news;
  private Seen last = new Seen(-1, false, false);

  /**
   * How far all views had come at one moment, and whether any of them had letters then.
   *
   * @param position -1 before the first look
   * @param alone whether this hub writes all of them
   */
  record Seen(long position, boolean parked, boolean alone) {}

  SettledWatch(Supplier<Seen> settled) {
    this.settled = settled;
    this.thread = Thread.ofPlatform().name("weft-settled").daemon().start(this::run);
  }

  void onSettled(LongConsumer listener) {
    listeners.add(listener);
  }

  /** A view of this hub has committed a batch. */
  void look() {
    lock.lock();
    try {
      news = true;
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
        waitForNews();
        rise();
        Thread.sleep(AT_MOST_EVERY);
      }
    } catch (InterruptedException e) {
      // closed
    }
  }

  private void waitForNews() throws InterruptedException {
    lock.lock();
    try {
      long left = (last.alone() ? NO_OTHERS : OTHERS).toNanos();
      while (!news && left > 0) left = asked.awaitNanos(left);
      news = false;
    } finally {
      lock.unlock();
    }
  }

  private void rise() {
    Seen now;
    try {
      now = settled.get();
    } catch (RuntimeException e) {
      log.debug("Settled position not seen", e);
      return;
    }
    lock.lock();
    try {
      if (now.equals(last)) return;
      boolean moved = now.position() != last.position();
      last = now; // lower than before where a view is being replayed
      if (!moved) return;
      risen.signalAll();
    } finally {
      lock.unlock();
    }
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
