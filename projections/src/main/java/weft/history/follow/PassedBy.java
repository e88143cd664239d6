package weft.history.follow;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import weft.history.deadletter.DeadLetterTable;

/**
 * Events that a view skipped: its dead letters, and those an operator left out for good. A replay
 * skips them too.
 */
public final class PassedBy {
  private PassedBy() {}

  /** The positions of the skipped events, as the connection's transaction sees them. */
  public static Set<Long> of(Connection writer, View view) throws SQLException {
    var positions = new HashSet<Long>();
    try (var letters =
        writer.prepareStatement("select position from weft.dead_letter where processor = ?")) {
      letters.setString(1, view.name());
      try (var rows = letters.executeQuery()) {
        while (rows.next()) positions.add(rows.getLong(1));
      }
    }
    return positions;
  }

  /**
   * Prevents retries of the view's letters until the connection's transaction ends.
   *
   * @return false if a retry is running
   */
  public static boolean hold(Connection database, View view) throws SQLException {
    try (var lock =
        database.prepareStatement("select pg_try_advisory_xact_lock_shared(?, hashtext(?))")) {
      lock.setInt(1, DeadLetterTable.LOCK);
      lock.setString(2, view.name());
      try (var row = lock.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }
}
