package weft.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/**
 * The end of history as all its followers read it: each event is fetched once for all who keep up,
 * and all are woken when there is more.
 */
final class Tail {
  private static final int KEPT = 4_096;

  private final TableEvents events;
  private final Set<Runnable> followers = ConcurrentHashMap.newKeySet();
  private final AtomicLong version = new AtomicLong();
  private final AtomicLong head = new AtomicLong();

  /** The newest events read, without a gap. */
  private List<TrackedEventMessage<?>> newest = List.of();

  Tail(TableEvents events) {
    this.events = events;
  }

  /** Rises whenever there may be more to read than before. */
  long version() {
    return version.get();
  }

  /**
   * History has come to this position, committed and readable. Told twice it wakes nobody twice.
   */
  void reached(long position) {
    if (head.getAndAccumulate(position, Math::max) >= position) return;
    version.incrementAndGet();
    followers.forEach(Runnable::run);
  }

  /** Waits until history has come to the position; false if patience ends first. */
  boolean await(long position, Duration patience) {
    var news = new Semaphore(0);
    Runnable wake = news::release;
    follow(wake);
    try {
      long deadline = System.nanoTime() + patience.toNanos();
      while (head.get() < position) {
        long left = deadline - System.nanoTime();
        if (left <= 0 || !news.tryAcquire(left, TimeUnit.NANOSECONDS))
          return head.get() >= position;
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      unfollow(wake);
    }
  }

  List<TrackedEventMessage<?>> after(long position) {
    synchronized (this) {
      var kept = kept(position);
      if (kept != null) return kept;
      if (!newest.isEmpty() && position == last()) return keep(events.after(position));
    }
    var read = events.after(position);
    synchronized (this) {
      if (!read.isEmpty() && (newest.isEmpty() || position > last())) newest = read;
    }
    return read;
  }

  private @Nullable List<TrackedEventMessage<?>> kept(long position) {
    if (newest.isEmpty() || position >= last() || position + 1 < position(newest.getFirst()))
      return null;
    int from = 0;
    int to = newest.size();
    while (from < to) { // upcasting may give several events one position, or none
      int middle = (from + to) >>> 1;
      if (position(newest.get(middle)) <= position) from = middle + 1;
      else to = middle;
    }
    return newest.subList(from, newest.size());
  }

  private List<TrackedEventMessage<?>> keep(List<TrackedEventMessage<?>> read) {
    if (read.isEmpty()) return read;
    var kept = new ArrayList<TrackedEventMessage<?>>(newest.size() + read.size());
    if (newest.size() <= KEPT) kept.addAll(newest);
    kept.addAll(read);
    newest = kept;
    return read;
  }

  private long last() {
    return position(newest.getLast());
  }

  private static long position(TrackedEventMessage<?> event) {
    TrackingToken token = event.trackingToken();
    return HistoryEngine.positionOf(token);
  }

  void follow(Runnable wake) {
    followers.add(wake);
  }

  void unfollow(Runnable wake) {
    followers.remove(wake);
  }
}
