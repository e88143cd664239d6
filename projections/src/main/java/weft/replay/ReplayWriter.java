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
import weft.history.View;

/** Writes a view's batches on one connection, each in a transaction of its own. */
final class ReplayWriter implements AutoCloseable {
  private final View view;
  private final Connection connection;
  private final JdbcClient tables;
  private CompletableFuture<?> last = CompletableFuture.allOf();

  /** The connection is closed with the writer. */
  ReplayWriter(View view, Connection connection) throws SQLException {
    this.view = view;
    this.connection = connection;
    this.tables = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    connection.setAutoCommit(false);
  }

  /**
   * Writes the events in their order, after those it was given before, and nothing after a failure:
   * a {@link ReplayFailed} that names the event to blame.
   */
  CompletableFuture<?> write(List<Recorded> batch, Executor threads) {
    last = last.thenRunAsync(() -> write(batch), threads);
    return last;
  }

  private void write(List<Recorded> batch) {
    if (batch.isEmpty()) return;
    try {
      view.write(tables, batch);
      connection.commit();
    } catch (RuntimeException | SQLException e) {
      rollback(e);
      if (batch.size() > 1) for (var event : new ArrayList<>(batch)) write(List.of(event));
      var event = batch.getFirst();
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
