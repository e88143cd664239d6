package weft.history;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import weft.database.TestDatabase;

/** Holds the writers' lock, as a hub does in the middle of a round. */
public final class HeldLock implements AutoCloseable {
  private final Connection connection;

  private HeldLock(Connection connection) {
    this.connection = connection;
  }

  public static HeldLock in(TestDatabase db) throws SQLException {
    var connection = DriverManager.getConnection(db.url(), "postgres", "");
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute("select pg_advisory_xact_lock(3728934509712)");
    }
    return new HeldLock(connection);
  }

  /** The timeout that a hub's writer sets for itself. */
  void asAHubWould() throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("set idle_in_transaction_session_timeout = '2s'");
    }
  }

  public void release() throws SQLException {
    connection.rollback();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
