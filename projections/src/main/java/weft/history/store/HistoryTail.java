package weft.history.store;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The end of the history for all its followers. They get this hub's commits from memory; any other
 * event is fetched once for all followers that keep up. Both ways build a message from the stored
 * bytes, so it is the same as in a replay.
 */
public final class HistoryTail implements AutoCloseable {
  /** The most that is kept in memory, in stored events; a larger page is kept alone. */
  private static final int EVENTS = 4_096;

  private static final long BYTES = 8 << 20;

  private final TableEvents events;
  private final WakeUps wakeUps = new WakeUps();

  /** The newest pages that were read; each continues where the one before ends. */
  private final Deque<Page> pages = new ArrayDeque<>();

  private int kept; // messages
  private long keptBytes;

  /** Committed by this hub and not yet read; without a gap. */
  private List<StoredEvent> committed = new ArrayList<>();

  private long committedBytes;

  /** The reads in progress, by the position before the page. */
  private final Map<Long, CompletableFuture<Page>> reading = new ConcurrentHashMap<>();

  private volatile boolean failing;
  private volatile Runnable onCommitted = () -> {};

  public HistoryTail(TableEvents events) {
    this.events = events;
  }

  /** The last position of which the followers were notified. */
  public long announced() {
    return wakeUps.announced();
  }

  /** Announces that the history is committed and readable up to this position. */
  public void reached(long position) {
    wakeUps.reached(position);
  }

  /** Sets the action that runs after this hub's commits; it must not block. */
  public void onCommitted(Runnable told) {
    onCommitted = told;
  }

  /** Takes events that this hub has committed, numbered without a gap. */
  public void recorded(List<StoredEvent> recorded) {
    if (recorded.isEmpty()) return;
    if (wakeUps.anyFollowers()) hold(recorded);
    wakeUps.reached(recorded.getLast().position());
    onCommitted.run();
  }

  private synchronized void hold(List<StoredEvent> recorded) {
    if (!committed.isEmpty()
        && committed.getLast().position() + 1 != recorded.getFirst().position())
      letGo(); // another hub's events lie between
    for (var it : recorded) committedBytes += it.bytes();
    committed.addAll(recorded);
    if (committed.size() > EVENTS || committedBytes > BYTES) letGo(); // nobody keeps up
  }

  /** Drops the committed events; the table has them. */
  private void letGo() {
    committed = new ArrayList<>();
    committedBytes = 0;
  }

  /** Waits until the history has reached the position; false if the patience ends first. */
  public boolean await(long position, Duration patience) {
    var news = new Semaphore(0);
    Runnable wake = news::release;
    wakeUps.follow(wake);
    try {
      long deadline = System.nanoTime() + patience.toNanos();
      while (wakeUps.head() < position) {
        long left = deadline - System.nanoTime();
        if (left <= 0 || !news.tryAcquire(left, TimeUnit.NANOSECONDS))
          return wakeUps.head() >= position;
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      wakeUps.unfollow(wake);
    }
  }

  /** Whether the last read failed. */
  boolean isFailing() {
    return failing;
  }

  /** Events after the position, all or some; empty only at the end of the history. */
  public Page after(long position) {
    try {
      var page = memoryOrTable(position);
      failing = false;
      return page;
    } catch (RuntimeException e) {
      failing = true;
      throw e;
    }
  }

  private Page memoryOrTable(long position) {
    synchronized (this) {
      takeIn();
      var kept = kept(position);
      if (kept != null) return kept;
      if (!pages.isEmpty() && position == pages.getLast().last())
        return keep(events.after(position));
    }
    return read(position);
  }

  /**
   * Reads once for all followers that want the page at the same time: otherwise an event of many
   * megabytes would be in memory once for each follower.
   */
  private Page read(long position) {
    var mine = new CompletableFuture<Page>();
    var others = reading.putIfAbsent(position, mine);
    if (others != null) return joined(others);
    try {
      var read = readAndKept(position);
      mine.complete(read);
      return read;
    } catch (Throwable e) {
      mine.completeExceptionally(e);
      throw e;
    } finally {
      reading.remove(position, mine);
    }
  }

  private static Page joined(CompletableFuture<Page> others) {
    try {
      return others.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException same) throw same;
      throw e;
    }
  }

  private Page readAndKept(long position) {
    var read = events.after(position);
    synchronized (this) {
      if (!read.isEmpty() && (pages.isEmpty() || position > pages.getLast().last())) {
        forget();
        keep(read);
      }
    }
    return read;
  }

  private void takeIn() {
    if (committed.isEmpty()) return;
    long last = pages.isEmpty() ? committed.getFirst().position() - 1 : pages.getLast().last();
    var next = committed;
    if (next.getFirst().position() <= last)
      next = next.stream().filter(it -> it.position() > last).toList(); // others were read
    if (next.isEmpty() || next.getFirst().position() == last + 1) {
      letGo();
      if (!next.isEmpty()) keep(events.page(last, next));
    }
  }

  private @Nullable Page kept(long position) {
    if (pages.isEmpty() || position < pages.getFirst().after()) return null;
    Iterator<Page> newestFirst = pages.descendingIterator();
    while (newestFirst.hasNext()) {
      Page it = newestFirst.next();
      if (position >= it.last()) return null;
      if (position >= it.after())
        return new Page(position, it.last(), it.bytes(), it.after(position));
    }
    return null;
  }

  private Page keep(Page read) {
    if (read.isEmpty()) return read;
    pages.add(read);
    kept += read.messages().size();
    keptBytes += read.bytes();
    while (pages.size() > 1 && (kept > EVENTS || keptBytes > BYTES)) {
      var oldest = pages.remove();
      kept -= oldest.messages().size();
      keptBytes -= oldest.bytes();
    }
    return read;
  }

  private void forget() {
    pages.clear();
    kept = 0;
    keptBytes = 0;
  }

  public void follow(Runnable wake) {
    wakeUps.follow(wake);
  }

  public void unfollow(Runnable wake) {
    wakeUps.unfollow(wake);
  }

  @Override
  public void close() {
    wakeUps.close();
  }
}
