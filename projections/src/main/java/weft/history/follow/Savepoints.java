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
    Connection connection = DataSourceUtils.getConnection(writer);
    try {
      var before = connection.setSavepoint(); // ends with the transaction or the next rollback
      try {
        work.run();
        return null;
      } catch (RuntimeException | Error e) {
        if (!PoisonEvents.isIn(e)) throw e;
        connection.rollback(before);
        return e;
      }
    } catch (SQLException e) {
      throw new SQLExceptionSubclassTranslator().translate("savepoint", null, e);
    } finally {
      DataSourceUtils.releaseConnection(connection, writer);
    }
  }
}
