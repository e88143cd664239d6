package weft.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;

/**
 * Checks that advisory locks block. The order of the history depends on them, and some databases
 * that speak PostgreSQL's protocol accept the function without effect.
 */
public final class AdvisoryLocks {
  private AdvisoryLocks() {}

  /**
   * Whether a second connection fails to take a lock that the first one holds, and takes it after
   * the first has ended its transaction.
   */
  public static boolean block(DataSource database) throws SQLException {
    long key =
        ThreadLocalRandom.current().nextLong(Long.MIN_VALUE, 0); // the hub's keys are positive
    try (var first = database.getConnection();
        var second = database.getConnection()) {
      first.setAutoCommit(false);
      try {
        take(first, "select pg_advisory_xact_lock(?)", key);
        if (taken(second, key)) return false;
        first.rollback();
        return taken(second, key);
      } finally {
        first.rollback();
        first.setAutoCommit(true);
      }
    }
  }

  private static void take(Connection connection, String sql, long key) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      statement.setLong(1, key);
      statement.execute();
    }
  }

  /** Tries to take the lock for this statement alone. */
  private static boolean taken(Connection connection, long key) throws SQLException {
    try (var statement = connection.prepareStatement("select pg_try_advisory_xact_lock(?)")) {
      statement.setLong(1, key);
      try (var row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }
}
