package weft.history;

import java.util.ArrayDeque;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/** History from a position onwards, for one follower. Asks the database only when there is news. */
final class HistoryStream implements BlockingStream<TrackedEventMessage<?>> {
  private final Tail tail;
  private final Queue<TrackedEventMessage<?>> read = new ArrayDeque<>();
  private final Semaphore news = new Semaphore(0);
  private final Runnable wake = news::release;
  private @Nullable Runnable callback;
  private long position;
  private long seen = -1; // what was announced when there was nothing more

  HistoryStream(Tail tail, long after) {
    this.tail = tail;
    this.position = after;
    tail.follow(wake);
  }

  @Override
  public boolean hasNextAvailable() {
    if (!read.isEmpty()) return true;
    while (true) {
      long announced = tail.announced(); // before reading: what comes meanwhile is announced again
      if (seen >= 0 && announced <= Math.max(seen, position)) return false;
      var page = tail.after(position);
      position = page.last();
      if (page.isEmpty()) seen = announced;
      read.addAll(page.messages());
      if (!read.isEmpty()) return true;
    }
  }

  @Override
  public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
    long deadline = System.nanoTime() + unit.toNanos(timeout);
    while (!hasNextAvailable()) {
      long left = deadline - System.nanoTime();
      if (left <= 0 || !news.tryAcquire(left, TimeUnit.NANOSECONDS)) return hasNextAvailable();
    }
    return true;
  }

  @Override
  public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
    while (!hasNextAvailable()) news.acquire();
    var next = read.poll();
    if (next == null) throw new NoSuchElementException();
    return next;
  }

  @Override
  public Optional<TrackedEventMessage<?>> peek() {
    return hasNextAvailable() ? Optional.ofNullable(read.peek()) : Optional.empty();
  }

  /** True: the follower need not poll. */
  @Override
  public boolean setOnAvailableCallback(Runnable available) {
    var old = callback;
    callback = available;
    tail.follow(available);
    if (old != null) tail.unfollow(old);
    return true;
  }

  @Override
  public void close() {
    tail.unfollow(wake);
    if (callback != null) tail.unfollow(callback);
  }
}
