package weft.sealing;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.history.store.HistoryUnavailable;

/** A log's leaf hashes as the stored events and salts give them, without the log's own hashes. */
interface StoredLeaves {
  /**
   * The leaf hashes of the entries with these numbers, which begin at 1 and are asked for in their
   * order; null for one that is missing or unreadable.
   */
  List<byte @Nullable []> next(long from, long until);

  /** Whether the history has an entry that no number can have. */
  boolean hasOneBeforeTheFirst();

  /** Whether the stored bytes cannot be read; a database that does not answer proves nothing. */
  static boolean isOfTheData(RuntimeException e) {
    if (!(e instanceof HistoryUnavailable)) return true;
    return e.getCause() instanceof SQLException sql
        && sql.getSQLState() != null
        && sql.getSQLState().startsWith("22"); // data exception
  }
}
