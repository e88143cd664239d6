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
 * Distinguishes an event that will fail on every attempt from a failure of the environment. The
 * event is parked; on a failure of the environment everything waits, because no event is at fault.
 */
public final class PoisonEvents {
  /**
   * SQLSTATE classes (PostgreSQL, appendix A) that do not blame the event: connection, timeout
   * within a transaction, authorization, conflict with another transaction, missing table or
   * privilege, exhausted resources, object in use, operator intervention, system, internal.
   */
  private static final Set<String> SURROUNDINGS =
      Set.of("08", "25", "28", "40", "42", "53", "55", "57", "58", "XX");

  private PoisonEvents() {}

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
