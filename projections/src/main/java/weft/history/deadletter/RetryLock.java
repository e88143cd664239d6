package weft.history.deadletter;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.IntSupplier;
import javax.sql.DataSource;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;

/**
 * Lets one operator at a time work on the letters of a view or reaction, across all hubs and
 * command lines. A connection holds the lock rather than a transaction, because a reaction may take
 * long.
 */
public final class RetryLock {
  private static final int LOCK = 372894;

  private final DataSource writer;

  public RetryLock(DataSource writer) {
    this.writer = writer;
  }

  int take(String processor, IntSupplier work) {
    try (Connection connection = writer.getConnection()) {
      if (!is(connection, "pg_try_advisory_lock", processor))
        throw new DeadLetters.NotNow(
            DeadLetters.NotNow.Why.UNDER_WAY, "The letters of " + processor + " are being retried");
      try {
        return work.getAsInt();
      } finally {
        is(connection, "pg_advisory_unlock", processor);
      }
    } catch (SQLException e) {
      throw new SQLExceptionSubclassTranslator().translate("turn of " + processor, null, e);
    }
  }

  private static boolean is(Connection connection, String lock, String processor)
      throws SQLException {
    try (var statement = connection.prepareStatement("select " + lock + "(?, hashtext(?))")) {
      statement.setInt(1, LOCK);
      statement.setString(2, processor);
      try (var rows = statement.executeQuery()) {
        return rows.next() && rows.getBoolean(1);
      }
    }
  }
}
