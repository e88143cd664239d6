package weft.replay;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import weft.event.Recorded;
import weft.history.HistoryReader;
import weft.history.Reached;
import weft.history.View;

/**
 * One view written anew by its own code, on a connection whose search path leads to empty tables.
 * The next events are read while those before are written.
 */
public final class Replay implements AutoCloseable {
  static final int BATCH = 1_000;

  private final View view;
  private final HistoryReader history;
  private final Connection connection;
  private final JdbcClient tables;
  private final Consumer<ReplayProgress> progress;
  private final ExecutorService ahead =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
  private final long begun = System.nanoTime();
  private final Set<Long> left = new HashSet<>();
  private Reached reached = Reached.NOTHING;
  private long events;

  public Replay(
      View view, HistoryReader history, Connection connection, Consumer<ReplayProgress> progress)
      throws SQLException {
    this.view = view;
    this.history = history;
    this.connection = connection;
    this.tables = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    this.progress = progress;
    connection.setAutoCommit(false);
  }

  /**
   * Goes on until the tables hold what a view that has come so far holds. Told of its progress
   * after each batch, at the beginning and at the end.
   *
   * @param passedBy positions that the view came past without taking them in
   */
  public void to(Reached target, Set<Long> passedBy) throws SQLException {
    long position = reached.lowest();
    long last = target.highest();
    long total = events + Math.max(0, last - position);
    tell(total);
    var next = read(position, last);
    while (position < last) {
      if (Thread.interrupted()) throw new ReplayFailed("Stopped at position " + position, null);
      var page = next.join();
      if (page.last() == position)
        throw new ReplayFailed("History ends at " + position + ", before " + last, null);
      long from = position;
      position = page.last();
      next = read(position, last);
      write(page.events().stream().filter(it -> isDue(it, target, passedBy)).toList());
      events += position - from;
      tell(total);
    }
    reached = target;
  }

  long position() {
    return reached.highest();
  }

  /** Events that were passed by so far. */
  Set<Long> left() {
    return left;
  }

  private void tell(long total) {
    var elapsed = Duration.ofNanos(System.nanoTime() - begun);
    progress.accept(new ReplayProgress(view.name(), events, total, elapsed));
  }

  private CompletableFuture<HistoryReader.Page> read(long position, long last) {
    int limit = (int) Math.min(BATCH, last - position);
    return limit <= 0
        ? CompletableFuture.completedFuture(new HistoryReader.Page(List.of(), position))
        : CompletableFuture.supplyAsync(() -> history.after(position, limit), ahead);
  }

  private boolean isDue(Recorded event, Reached target, Set<Long> passedBy) {
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

  private void write(List<Recorded> batch) throws SQLException {
    if (batch.isEmpty()) return;
    try {
      view.write(tables, batch);
      connection.commit();
    } catch (RuntimeException e) {
      connection.rollback();
      if (batch.size() > 1) for (var event : new ArrayList<>(batch)) write(List.of(event));
      var event = batch.getFirst();
      throw new ReplayFailed(
          "%s cannot write %s at position %d of %s: %s"
              .formatted(
                  view.name(),
                  event.payload().getClass().getSimpleName(),
                  event.position(),
                  event.stream(),
                  e.getMessage()),
          e);
    }
  }

  @Override
  public void close() {
    ahead.shutdownNow();
  }
}
