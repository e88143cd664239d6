package weft.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Sits below a pool and retries for a while where the server is not reachable or still starting.
 * The pool itself pauses up to 5 s between its attempts, and would notice too late that the server
 * is back.
 */
final class RetryingLogins extends DelegatingDataSource {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Duration PAUSE = Duration.ofMillis(100);

  RetryingLogins(DataSource server) {
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

  /** SQLSTATE 08001: nothing listens; 57P03: the database is starting up or shutting down. */
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

  /** Ignored: the connection properties bound each attempt. */
  @Override
  public void setLoginTimeout(int seconds) {}

  /** How many seconds a closing pool waits for a running attempt before it logs a warning. */
  @Override
  public int getLoginTimeout() {
    return (int) PATIENCE.toSeconds();
  }
}
