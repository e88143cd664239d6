package weft.replay;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import weft.event.Recorded;
import weft.history.follow.LateRows;
import weft.history.follow.View;

/** Writes a view's batches on one connection, each in a transaction of its own. */
final class ReplayWriter implements AutoCloseable {
  private final View view;
  private final Connection connection;
  private final JdbcClient tables;
  private final LateRows rows;
  private CompletableFuture<?> last = CompletableFuture.allOf();

  /** Takes over the connection, and closes it with the writer. */
  ReplayWriter(View view, Connection connection) throws SQLException {
    this.view = view;
    this.connection = connection;
    this.rows = view.late();
    this.tables = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    connection.setAutoCommit(false);
  }

  /**
   * Writes the events in order, after all earlier ones. After a failure it writes nothing more; the
   * future fails with a {@link ReplayFailed} that names the event at fault.
   */
  CompletableFuture<?> write(List<Recorded> batch, Executor threads) {
    last = last.thenRunAsync(() -> write(batch), threads);
    return last;
  }

  /** Writes the rows that are still in memory for all earlier events. */
  CompletableFuture<?> settle(Executor threads) {
    last = last.thenRunAsync(() -> settle(rows.owed()), threads);
    return last;
  }

  private void write(List<Recorded> batch) {
    if (batch.isEmpty()) return;
    try {
      rows.take(tables, batch);
      connection.commit();
    } catch (RuntimeException | SQLException e) {
      rollback(e);
      settle(rows.owed()); // rows in memory may be at fault, and this batch needs them
      one(batch, view::write, e);
    }
  }

  private void settle(List<Recorded> owed) {
    for (int from = 0; from < owed.size(); from += Replay.BATCH) {
      var some = owed.subList(from, Math.min(owed.size(), from + Replay.BATCH));
      attempt(some, rows::settle);
    }
  }

  private interface Writing {
    void write(JdbcClient tables, List<Recorded> events);
  }

  private void attempt(List<Recorded> events, Writing writing) {
    try {
      writing.write(tables, events);
      connection.commit();
    } catch (RuntimeException | SQLException e) {
      rollback(e);
      one(events, writing, e);
    }
  }

  /** Finds the event at fault: retries each alone, and names the first that fails. */
  private void one(List<Recorded> events, Writing writing, Exception e) {
    if (events.size() > 1)
      for (var event : new ArrayList<>(events)) attempt(List.of(event), writing);
    var event = events.getFirst();
    throw new ReplayFailed(
        "%s cannot write %s at position %d of %s: %s"
            .formatted(
                view.name(),
                event.payload().getClass().getSimpleName(),
                event.position(),
                event.stream(),
                NestedExceptionUtils.getMostSpecificCause(e).getMessage()),
        e);
  }

  private void rollback(Exception failure) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
