package weft.replay;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import weft.event.Recorded;
import weft.history.follow.View;
import weft.history.follow.ViewProgress;
import weft.history.store.HistoryReader;

/**
 * Writes one view anew with its own code, on connections whose search path leads to empty tables.
 * It reads the next events while it writes the previous ones. Two writers share the events like a
 * view's segments: while PostgreSQL works for one, the other prepares its rows.
 */
public final class Replay implements AutoCloseable {
  static final int BATCH = 1_000;
  private static final int WRITERS = 2;

  private final View view;
  private final HistoryReader history;
  private final List<ReplayWriter> writers = new ArrayList<>();
  private final Consumer<ReplayProgress> progress;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final long begun = System.nanoTime();
  private final Set<Long> left = new HashSet<>();
  private ViewProgress reached = ViewProgress.NOTHING;
  private long events;

  /** Opens connections that lead to the empty tables. */
  public interface Tables {
    Connection connect() throws SQLException;
  }

  public Replay(View view, HistoryReader history, Tables tables, Consumer<ReplayProgress> progress)
      throws SQLException {
    this.view = view;
    this.history = history;
    this.progress = progress;
    try {
      while (writers.size() < WRITERS) writers.add(new ReplayWriter(view, tables.connect()));
    } catch (SQLException e) {
      close();
      throw e;
    }
  }

  /**
   * Replays until the tables hold what a view at the target holds. Reports its progress at the
   * start, after each batch and at the end.
   *
   * @param passedBy positions that the view skipped
   */
  public void to(ViewProgress target, Set<Long> passedBy) {
    long position = reached.lowest();
    long last = target.highest();
    long total = events + Math.max(0, last - position);
    tell(total);
    var next = read(position, last);
    var before = new InHand(position, CompletableFuture.allOf());
    var newest = before;
    try {
      while (position < last) {
        if (Thread.interrupted()) throw new ReplayFailed("Stopped at position " + position, null);
        var page = next.join();
        if (page.last() == position)
          throw new ReplayFailed("History ends at " + position + ", before " + last, null);
        position = page.last();
        next = read(position, last);
        newest = write(page, target, passedBy);
        tell(before, last, total);
        before = newest;
      }
    } finally {
      newest.written().handle((_, _) -> true).join(); // leave no writer at work
    }
    tell(new InHand(newest.position(), settled()), last, total);
    reached = target;
  }

  private CompletableFuture<?> settled() {
    return CompletableFuture.allOf(
        writers.stream().map(it -> it.settle(threads)).toArray(CompletableFuture[]::new));
  }

  /** A batch in progress, and its last position. */
  private record InHand(long position, CompletableFuture<?> written) {}

  long position() {
    return reached.highest();
  }

  /** The positions of events skipped so far. */
  Set<Long> left() {
    return left;
  }

  /** Waits for the batch and reports the progress. */
  private void tell(InHand written, long last, long total) {
    try {
      written.written().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    }
    events = total - Math.max(0, last - written.position());
    tell(total);
  }

  private void tell(long total) {
    var elapsed = Duration.ofNanos(System.nanoTime() - begun);
    progress.accept(new ReplayProgress(view.name(), events, total, elapsed));
  }

  private CompletableFuture<HistoryReader.Page> read(long position, long last) {
    int limit = (int) Math.min(BATCH, last - position);
    return limit <= 0
        ? CompletableFuture.completedFuture(new HistoryReader.Page(List.of(), position))
        : CompletableFuture.supplyAsync(() -> history.after(position, limit), threads);
  }

  private boolean isDue(Recorded event, ViewProgress target, Set<Long> passedBy) {
    boolean unreadable = HistoryReader.isUnreadable(event);
    if (!unreadable && !view.handles(event.payload())) return false;
    if (reached.covers(view, event) || !target.covers(view, event)) return false;
    if (passedBy.contains(event.position())) {
      left.add(event.position());
      return false;
    }
    if (unreadable)
      throw new ReplayFailed("The event at " + event.position() + " cannot be read", null);
    return true;
  }

  /** Gives each sequence to the same writer every time, so that its events stay in order. */
  private InHand write(HistoryReader.Page page, ViewProgress target, Set<Long> passedBy) {
    var shares = new ArrayList<List<Recorded>>();
    for (var _ : writers) shares.add(new ArrayList<>());
    for (var event : page.events())
      if (isDue(event, target, passedBy))
        shares.get(Math.floorMod(view.sequenceOf(event).hashCode(), WRITERS)).add(event);
    return new InHand(
        page.last(),
        CompletableFuture.allOf(
            IntStream.range(0, WRITERS)
                .mapToObj(it -> writers.get(it).write(shares.get(it), threads))
                .toArray(CompletableFuture[]::new)));
  }

  @Override
  public void close() throws SQLException {
    threads.shutdownNow();
    for (var it : writers) it.close();
  }
}
