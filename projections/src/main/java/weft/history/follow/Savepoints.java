package weft.history.follow;

import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import weft.history.deadletter.PoisonEvents;

/** Runs work within the current transaction so that it can be undone alone. */
final class Savepoints {
  /** Each savepoint hides the one before, which ends with the transaction. */
  private static final String NAME = "attempt";

  private final JdbcTemplate writer;

  Savepoints(DataSource writer) {
    this.writer = new JdbcTemplate(writer);
  }

  /**
   * Runs the work. Returns its exception if that is poison, and has then undone the work; throws
   * any other exception, and the transaction is lost.
   */
  @Nullable Throwable attempt(Runnable work) {
    writer.execute("savepoint " + NAME);
    return attemptAfter(NAME, work);
  }

  /** Like {@link #attempt}, where the savepoint of this name was set just before. */
  @Nullable Throwable attemptAfter(String savepoint, Runnable work) {
    try {
      work.run();
      return null;
    } catch (RuntimeException | Error e) {
      if (!PoisonEvents.isIn(e)) throw e;
      writer.execute("rollback to savepoint " + savepoint);
      return e;
    }
  }
}
