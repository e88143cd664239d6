package weft.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import weft.event.Deadline;

/**
 * A pool for callers that wait. An answer must come within 4 s, or within the caller's {@link
 * Deadline}, including the wait for a connection; otherwise the call fails. The server then cancels
 * the query, and the connection stays usable. Background work, which has no deadline, waits longer
 * for a connection and then gets the full time for its answer.
 */
public final class BoundedWaits extends DelegatingDataSource {
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(4);

  /** Every query gets at least this long, even where earlier work has used up the time. */
  private static final Duration AT_LEAST = Duration.ofMillis(400);

  /** The time for the server to cancel a late query; after it the connection is given up. */
  private static final Duration TO_CANCEL = Duration.ofMillis(500);

  private static final Duration IN_TURN = Duration.ofSeconds(8);

  /** How long the pool itself may take: 2 s to get a connection, 1 s to validate it. */
  private static final Duration POOL_TAKES = Duration.ofSeconds(3);

  private final DataSource pool;

  public BoundedWaits(DataSource pool) {
    super(pool);
    this.pool = pool;
  }

  @Override
  public Connection getConnection() throws SQLException {
    Duration within = ANSWER_WITHIN.plus(Deadline.longer());
    if (!Deadline.isSet()) return promptly(inItsTurn(), within);
    long asked = System.nanoTime();
    var left = atLeast(Deadline.atMost(within));
    var connection = left.compareTo(POOL_TAKES) < 0 ? connectionWithin(left) : pool.getConnection();
    var forQueries = atLeast(left.minusNanos(System.nanoTime() - asked));
    return CancellableConnections.after(
        forQueries, promptly(connection, forQueries.plus(TO_CANCEL)));
  }

  private static Connection promptly(Connection connection, Duration patience) throws SQLException {
    connection.setNetworkTimeout(Runnable::run, (int) patience.toMillis()); // the pool resets it
    return connection;
  }

  /**
   * Gets a connection for background work. Nobody waits for it, so a timeout while many want a
   * connection only delays it and is retried for 8 s.
   */
  private Connection inItsTurn() throws SQLException {
    long asked = System.nanoTime();
    while (true) {
      try {
        return pool.getConnection();
      } catch (SQLTransientConnectionException e) {
        if (System.nanoTime() - asked > IN_TURN.toNanos()) throw e;
      }
    }
  }

  private static Duration atLeast(Duration it) {
    return it.compareTo(AT_LEAST) < 0 ? AT_LEAST : it;
  }

  /**
   * The pool has one timeout for all callers, so another thread waits; a connection that comes too
   * late goes back.
   */
  private Connection connectionWithin(Duration left) throws SQLException {
    var coming = new CompletableFuture<Connection>();
    Thread.ofVirtual().name("weft-connection").start(() -> take(coming));
    try {
      return coming.orTimeout(left.toNanos(), TimeUnit.NANOSECONDS).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof SQLException known) throw known;
      throw new SQLTransientConnectionException("No connection in the time left", "08001", e);
    }
  }

  private void take(CompletableFuture<Connection> coming) {
    try {
      var connection = pool.getConnection();
      if (!coming.complete(connection)) connection.close();
    } catch (SQLException | RuntimeException e) {
      coming.completeExceptionally(e);
    }
  }
}
