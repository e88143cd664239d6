package weft.history.deadletter;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;
import weft.desk.Busy;
import weft.history.store.HistoryUnavailable;

/**
 * Tells an event that will fail again whenever it is tried from surroundings that are not in order.
 * The event is parked; for the surroundings everything waits, since no event is to blame.
 */
public final class Poison {
  /**
   * Classes of SQLSTATE (PostgreSQL, appendix A) that say nothing of the event: connection, timeout
   * within a transaction, authorization, conflict with another transaction, missing table or right,
   * exhausted resources, object in use, intervention, system, internal.
   */
  private static final Set<String> SURROUNDINGS =
      Set.of("08", "25", "28", "40", "42", "53", "55", "57", "58", "XX");

  private Poison() {}

  public static boolean isIn(Throwable thrown) {
    if (Thread.currentThread().isInterrupted()) return false;
    for (Throwable it = thrown; it != null; it = it.getCause()) if (surrounds(it)) return false;
    return true;
  }

  private static boolean surrounds(Throwable it) {
    return switch (it) {
      case Error error -> !(error instanceof StackOverflowError);
      case TransientDataAccessException _, RecoverableDataAccessException _ -> true;
      case NonTransientDataAccessResourceException _, TransactionException _ -> true;
      case SQLTransientException _, SQLRecoverableException _ -> true;
      case SQLNonTransientConnectionException _ -> true;
      case SQLException sql -> isOfSurroundings(sql.getSQLState());
      case HistoryUnavailable _, Busy _, IOException _, InterruptedException _ -> true;
      default -> false;
    };
  }

  private static boolean isOfSurroundings(@Nullable String state) {
    return state != null && state.length() == 5 && SURROUNDINGS.contains(state.substring(0, 2));
  }
}
