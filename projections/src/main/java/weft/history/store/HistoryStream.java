package weft.history.store;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * The history from a position onwards, for one follower. It queries the database only when there is
 * news, and stops while the follower has too much unfinished: a thousand events can be a gigabyte.
 */
final class HistoryStream implements BlockingStream<TrackedEventMessage<?>> {
  /** Two pages, so that one can be read while the follower works on another. */
  private static final long IN_HAND = 2 * HistoryTable.PAGE_BYTES;

  private static final Executor SOON = CompletableFuture.delayedExecutor(10, TimeUnit.MILLISECONDS);

  private final HistoryTail tail;
  private final Queue<TrackedEventMessage<?>> read = new ArrayDeque<>();
  private final Semaphore news = new Semaphore(0);
  private final Runnable wake = news::release;
  private final AtomicBoolean looking = new AtomicBoolean();
  private final LongSupplier finished;
  private final Deque<Handed> handed = new ArrayDeque<>();
  private long bytesInHand;
  private volatile @Nullable Runnable callback;
  private long position;
  private long seen = -1; // the announced position when nothing more was there

  /** Some events handed out: the last one's position and their bytes. */
  private record Handed(long last, long bytes) {}

  /**
   * Begins after a position.
   *
   * @param finished supplies the position up to which the follower has finished
   */
  HistoryStream(HistoryTail tail, long after, LongSupplier finished) {
    this.tail = tail;
    this.position = after;
    this.finished = finished;
    tail.follow(wake);
  }

  @Override
  public boolean hasNextAvailable() {
    if (!read.isEmpty()) return true;
    if (!hasRoom()) {
      if (looking.compareAndSet(false, true)) SOON.execute(this::lookAgain);
      return false;
    }
    while (true) {
      long announced = tail.announced(); // before reading: later events announce again
      if (seen >= 0 && announced <= Math.max(seen, position)) return false;
      var page = tail.after(position);
      position = page.last();
      if (page.isEmpty()) seen = announced;
      read.addAll(page.messages());
      if (read.isEmpty()) continue;
      hand(HistoryEngine.positionOf(page.messages().getLast().trackingToken()), page.bytes());
      return true;
    }
  }

  /** Records the events as handed out; merges small pages so that the queue stays short. */
  private void hand(long last, long bytes) {
    bytesInHand += bytes;
    var before = handed.peekLast();
    boolean light = before != null && before.bytes() + bytes < HistoryTable.PAGE_BYTES;
    if (light) handed.removeLast();
    handed.add(new Handed(last, light ? before.bytes() + bytes : bytes));
  }

  private boolean hasRoom() {
    if (bytesInHand < IN_HAND) return true;
    long done = finished.getAsLong();
    while (!handed.isEmpty() && handed.peek().last() <= done)
      bytesInHand -= handed.remove().bytes();
    return bytesInHand < IN_HAND;
  }

  private void lookAgain() {
    looking.set(false);
    wake.run();
    var available = callback;
    if (available != null) available.run();
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

  /** Returns true: the follower need not poll. */
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
