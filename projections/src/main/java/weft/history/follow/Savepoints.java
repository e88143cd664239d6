package weft.history.follow;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import weft.history.deadletter.Poison;

/** Tries something within the transaction at hand and takes back that alone. */
final class Savepoints {
  private final DataSource writer;

  Savepoints(DataSource writer) {
    this.writer = writer;
  }

  /**
   * What made the work fail, if it is poison: then nothing of the work is left. Anything else is
   * thrown, and the transaction is lost.
   */
  @Nullable Throwable attempt(Runnable work) {
    Connection connection = DataSourceUtils.getConnection(writer);
    try {
      var before = connection.setSavepoint(); // ends with the transaction, or by the next rollback
      try {
        work.run();
        return null;
      } catch (RuntimeException | Error e) {
        if (!Poison.isIn(e)) throw e;
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
