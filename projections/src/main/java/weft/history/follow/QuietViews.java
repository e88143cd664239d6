package weft.history.follow;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import weft.history.follow.HeldClaims.Claim;

/**
 * Moves views past events that do not concern them, without waking them. The stored token of each
 * view thus reaches the end of the history soon after each commit, and the settled position is the
 * lowest token, whichever hub asks. One thread does this for all views, with one statement. It
 * first lets those views write that a commit concerns, because readers wait for their rows.
 */
final class QuietViews implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(QuietViews.class);

  /** The time in which the waking thread goes through all followers. */
  private static final Duration FIRST = Duration.ofMillis(1);

  /**
   * The longest time to let others write first. On a calm hub they are done sooner, and an earlier
   * pass would take processor time from them. On a busy hub some view always writes, and the other
   * tokens move once in this time.
   */
  private static final Duration LONGEST = Duration.ofMillis(10);

  /** The pause before the next attempt for tokens that did not move. */
  private static final Duration AGAIN = Duration.ofMillis(200);

  private final ClaimedTokens tokens;
  private final Runnable moved;
  private final Consumer<Claim> lost;
  private final List<Following> views = new CopyOnWriteArrayList<>();
  private final List<Following> reactions = new CopyOnWriteArrayList<>();
  private final AtomicBoolean news = new AtomicBoolean();
  private final Thread thread;
  private final AtomicInteger writing = new AtomicInteger(); // batches that are not committed yet
  private volatile boolean written;
  private volatile boolean reactionsToo;
  private volatile boolean closed;

  /**
   * Makes the thread.
   *
   * @param moved runs after tokens of views have moved
   * @param lost takes claims whose stored tokens are not the known ones
   */
  QuietViews(ClaimedTokens tokens, Runnable moved, Consumer<Claim> lost) {
    this.tokens = tokens;
    this.moved = moved;
    this.lost = lost;
    this.thread = Thread.ofPlatform().name("weft-quiet-views").daemon().unstarted(this::run);
  }

  void view(Following follower) {
    views.add(follower);
  }

  void reaction(Following follower) {
    reactions.add(follower);
  }

  void start() {
    thread.start();
  }

  /** Notes that some views may pass events. */
  void haveNews() {
    if (!news.getAndSet(true)) LockSupport.unpark(thread);
  }

  /** Notes that a view begins to write a batch. */
  void begins() {
    writing.incrementAndGet();
  }

  /** Notes that a batch is committed or given up. */
  void ends() {
    writing.decrementAndGet();
    LockSupport.unpark(thread);
  }

  /** Notes that a view has committed a batch. */
  void haveMoved() {
    written = true;
    news.set(true);
    LockSupport.unpark(thread);
  }

  /**
   * Moves the reactions too. Nobody waits for their tokens, which only need to be near the end when
   * a hub starts again.
   */
  void reactionsToo() {
    reactionsToo = true;
    haveNews();
  }

  private void run() {
    boolean owed = false;
    while (!closed) {
      long patience = System.nanoTime() + AGAIN.toNanos();
      while (!news.get() && !closed) {
        if (!owed) LockSupport.park(this);
        else if (!parkUntil(patience)) break;
      }
      letOthersWrite();
      owed = pass();
    }
  }

  private void letOthersWrite() {
    long begun = System.nanoTime();
    while (parkUntil(begun + FIRST.toNanos())) {}
    while (!closed && isAnyWriting() && parkUntil(begun + LONGEST.toNanos())) {}
  }

  /** A view's known token moves before its rows are committed. */
  private boolean isAnyWriting() {
    return writing.get() > 0
        || views.stream().anyMatch(it -> !tokens.haveReached(it.name(), it.wanted()));
  }

  /** Parks until woken or until then; false if it is over. */
  private boolean parkUntil(long nanoTime) {
    long left = nanoTime - System.nanoTime();
    if (left <= 0) return false;
    LockSupport.parkNanos(this, left);
    return true;
  }

  /** Moves what can be moved; true if some of it did not move. */
  private boolean pass() {
    news.set(false); // what comes later needs another round
    boolean all = reactionsToo;
    reactionsToo = false;
    boolean rows = written;
    written = false;
    try {
      var followers = all ? Stream.concat(views.stream(), reactions.stream()) : views.stream();
      var done = tokens.pass(followers.collect(toMap(Following::name, Following::passed)));
      done.lost().forEach(lost);
      if (rows || !done.moved().isEmpty()) moved.run();
      return done.owed();
    } catch (DataAccessException | TransactionException e) {
      log.debug("Tokens not moved", e);
    } catch (RuntimeException e) {
      log.warn("Tokens not moved", e);
    }
    if (rows) moved.run();
    return true; // tried again
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }
}
