package weft.history.store;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * The history from a position onwards, for one follower. It queries the database only when there is
 * news, and stops while the follower has too much unfinished: a thousand events can be a gigabyte.
 *
 * <p>After a commit, the thread that wakes the followers looks for events that concern this one. It
 * calls the follower only if it finds some; otherwise it notes that the follower has passed them. A
 * hub has dozens of followers, and most events concern a few of them.
 */
final class HistoryStream implements BlockingStream<TrackedEventMessage<?>> {
  /** Two pages, so that one can be read while the follower works on another. */
  private static final long IN_HAND = 2 * HistoryTable.PAGE_BYTES;

  /**
   * The most events at the end of the history that the waking thread looks through. The follower's
   * own thread looks through more, while others look too.
   */
  private static final int FEW = 64;

  /** The pages without an event for the follower after which its thread may do something else. */
  private static final int PAGES_AT_ONCE = 16;

  private static final Executor SOON = CompletableFuture.delayedExecutor(10, TimeUnit.MILLISECONDS);

  private final HistoryTail tail;
  private final Follower follower;
  private final Semaphore news = new Semaphore(0);
  private final Runnable wake = news::release;
  private final AtomicBoolean looking = new AtomicBoolean();
  private final Runnable look = this::look;
  private volatile @Nullable Runnable callback;

  /** Guards the fields below: the follower's thread and the waking thread read on. */
  private final ReentrantLock reading = new ReentrantLock();

  private final Queue<TrackedEventMessage<?>> read = new ArrayDeque<>();
  private final Deque<Handed> handed = new ArrayDeque<>();
  private long bytesInHand;
  private long position;
  private long concerned; // the last event for the follower; before any, where the stream began
  private long seen = -1; // the announced position when nothing more was there

  /** Some events handed out: the last one's position and their bytes. */
  private record Handed(long last, long bytes) {}

  /** Begins after a position. */
  HistoryStream(HistoryTail tail, long after, Follower follower) {
    this.tail = tail;
    this.follower = follower;
    this.position = after;
    this.concerned = after;
    tail.follow(wake);
  }

  @Override
  public boolean hasNextAvailable() {
    reading.lock();
    try {
      return isNextRead();
    } finally {
      reading.unlock();
    }
  }

  private boolean isNextRead() {
    if (!read.isEmpty()) return true;
    if (!hasRoom()) {
      if (looking.compareAndSet(false, true)) SOON.execute(this::lookAgain);
      return false;
    }
    for (int pages = 0; pages < PAGES_AT_ONCE; pages++) {
      long announced = tail.announced(); // before reading: later events announce again
      if (seen >= 0 && announced <= Math.max(seen, position)) return false;
      var page = tail.after(position);
      if (page.isEmpty()) seen = announced;
      if (take(page)) return true;
    }
    lookAgain();
    return false;
  }

  /** Keeps the page's events that concern the follower; false if there are none. */
  private boolean take(Page page) {
    for (var it : page.messages()) {
      if (!follower.concerns(it)) continue;
      read.add(FollowedEvent.of(it, concerned));
      concerned = HistoryEngine.positionOf(it.trackingToken());
    }
    position = page.last();
    if (position > concerned) follower.passed(concerned, position);
    if (read.isEmpty()) return false;
    hand(concerned, page.bytes());
    return true;
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
    long done = follower.finished();
    while (!handed.isEmpty() && handed.peek().last() <= done)
      bytesInHand -= handed.remove().bytes();
    return bytesInHand < IN_HAND;
  }

  private void lookAgain() {
    looking.set(false);
    wake.run();
    call();
  }

  private void call() {
    var available = callback;
    if (available != null) available.run();
  }

  /**
   * Calls the follower if new events concern it. Runs on the waking thread, which reads for all
   * followers and must not wait for a broken database once for each of them.
   */
  private void look() {
    if (tail.isFailing() || !reading.tryLock()) {
      call(); // the follower reads, or is reading, perhaps without the newest events
      return;
    }
    try {
      boolean many = tail.announced() - position > FEW;
      if (many || !read.isEmpty() || !hasRoom() || isNextRead()) call();
    } catch (RuntimeException e) {
      call(); // the follower reads again, and deals with the failure
    } finally {
      reading.unlock();
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
    while (true) {
      reading.lock();
      try {
        if (isNextRead()) return read.remove();
      } finally {
        reading.unlock();
      }
      news.acquire();
    }
  }

  @Override
  public Optional<TrackedEventMessage<?>> peek() {
    reading.lock();
    try {
      return isNextRead() ? Optional.ofNullable(read.peek()) : Optional.empty();
    } finally {
      reading.unlock();
    }
  }

  /** Returns true: the follower need not poll. */
  @Override
  public boolean setOnAvailableCallback(Runnable available) {
    callback = available;
    tail.follow(look);
    return true;
  }

  @Override
  public void close() {
    tail.unfollow(wake);
    tail.unfollow(look);
  }
}
