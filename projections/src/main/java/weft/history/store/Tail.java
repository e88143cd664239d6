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
 * The end of history as all its followers read it. What this hub commits they are handed from
 * memory; anything else is fetched once for all who keep up. Either way a message is made of the
 * bytes that are stored, so it says the same as in a replay.
 */
public final class Tail implements AutoCloseable {
  /** Kept in memory at most, of what is stored; a page that is larger is kept by itself. */
  private static final int EVENTS = 4_096;

  private static final long BYTES = 8 << 20;

  private final TableEvents events;
  private final WakeUps wakeUps = new WakeUps();

  /** The newest pages that were asked for, each going on where the one before ends. */
  private final Deque<Page> pages = new ArrayDeque<>();

  private int kept; // messages
  private long keptBytes;

  /** Committed by this hub and not asked for yet; without a gap. */
  private List<StoredEvent> committed = new ArrayList<>();

  private long committedBytes;

  /** Being read just now, by the position it comes after. */
  private final Map<Long, CompletableFuture<Page>> reading = new ConcurrentHashMap<>();

  private volatile Runnable onCommitted = () -> {};

  public Tail(TableEvents events) {
    this.events = events;
  }

  /** The furthest position of which the followers know. */
  public long announced() {
    return wakeUps.announced();
  }

  /** History has come to this position, committed and readable. */
  public void reached(long position) {
    wakeUps.reached(position);
  }

  /** Who else is to be told of this hub's commits; must not block. */
  public void onCommitted(Runnable told) {
    onCommitted = told;
  }

  /** This hub has committed these events, numbered without a gap. */
  public void recorded(List<StoredEvent> recorded) {
    if (recorded.isEmpty()) return;
    if (wakeUps.anyFollowers()) hold(recorded);
    wakeUps.reached(recorded.getLast().position());
    onCommitted.run();
  }

  private synchronized void hold(List<StoredEvent> recorded) {
    if (!committed.isEmpty()
        && committed.getLast().position() + 1 != recorded.getFirst().position())
      letGo(); // another hub's lie between
    for (var it : recorded) committedBytes += it.bytes();
    committed.addAll(recorded);
    if (committed.size() > EVENTS || committedBytes > BYTES) letGo(); // nobody keeps up
  }

  /** They are in the table. */
  private void letGo() {
    committed = new ArrayList<>();
    committedBytes = 0;
  }

  /** Waits until history has come to the position; false if patience ends first. */
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

  /** What comes after the position, or some of it; empty only where nothing does. */
  public Page after(long position) {
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
   * Read once for all who want it at the same time: an event of many megabytes would otherwise be
   * in memory once for each follower.
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
      next = next.stream().filter(it -> it.position() > last).toList(); // the rest was read
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
