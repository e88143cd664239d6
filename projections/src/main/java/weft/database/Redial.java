package weft.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Below a pool: where the server is not there, or still starting, it is tried again and again for a
 * while. The pool itself pauses up to 5 s between its attempts, and would not notice before that
 * the server is back.
 */
final class Redial extends DelegatingDataSource {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Duration PAUSE = Duration.ofMillis(100);

  Redial(DataSource server) {
    super(server);
  }

  @Override
  public Connection getConnection() throws SQLException {
    long begun = System.nanoTime();
    while (true) {
      try {
        return super.getConnection();
      } catch (SQLException e) {
        if (!isAway(e) || System.nanoTime() - begun > PATIENCE.toNanos()) throw e;
        pause(e);
      }
    }
  }

  /** Nobody listens, or "the database system is starting up" or shutting down. */
  private static boolean isAway(SQLException e) {
    return "08001".equals(e.getSQLState()) || "57P03".equals(e.getSQLState());
  }

  private static void pause(SQLException cause) throws SQLException {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cause;
    }
  }

  /** Each attempt has the time that its connection properties say. */
  @Override
  public void setLoginTimeout(int seconds) {}

  /** So long a pool that is closed waits for an attempt to end, before it warns of it. */
  @Override
  public int getLoginTimeout() {
    return (int) PATIENCE.toSeconds();
  }
}
