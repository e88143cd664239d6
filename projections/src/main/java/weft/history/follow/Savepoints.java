package weft.history.follow;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import weft.history.deadletter.PoisonEvents;

/** Runs work within the current transaction so that it can be undone alone. */
final class Savepoints {
  private final DataSource writer;

  Savepoints(DataSource writer) {
    this.writer = writer;
  }

  /**
   * Runs the work. Returns its exception if that is poison, and has then undone the work; throws
   * any other exception, and the transaction is lost.
   */
  @Nullable Throwable attempt(Runnable work) {
    return attempt(
        work,
        connection -> {
          var before = connection.setSavepoint(); // ends with the transaction or the next rollback
          return () -> connection.rollback(before);
        });
  }

  /** Like {@link #attempt(Runnable)}, where the savepoint of this name was set just before. */
  @Nullable Throwable attemptAfter(String savepoint, Runnable work) {
    return attempt(
        work,
        connection ->
            () -> {
              try (var statement = connection.createStatement()) {
                statement.execute("rollback to savepoint " + savepoint);
              }
            });
  }

  @FunctionalInterface
  private interface Undo {
    void run() throws SQLException;
  }

  @FunctionalInterface
  private interface Mark {
    Undo on(Connection connection) throws SQLException;
  }

  private @Nullable Throwable attempt(Runnable work, Mark mark) {
    Connection connection = DataSourceUtils.getConnection(writer);
    try {
      Undo undo = mark.on(connection);
      try {
        work.run();
        return null;
      } catch (RuntimeException | Error e) {
        if (!PoisonEvents.isIn(e)) throw e;
        undo.run();
        return e;
      }
    } catch (SQLException e) {
      throw new SQLExceptionSubclassTranslator().translate("savepoint", null, e);
    } finally {
      DataSourceUtils.releaseConnection(connection, writer);
    }
  }
}
