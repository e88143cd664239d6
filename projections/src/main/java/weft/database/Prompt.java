package weft.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import weft.event.Deadline;

/**
 * A pool for those whose caller waits: an answer that does not come within 4 s, the wait for a
 * connection included, is an error, while work in the background may take its time.
 */
public final class Prompt extends DelegatingDataSource {
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(4);

  /** What a query is given in any case. */
  private static final Duration AT_LEAST = Duration.ofMillis(500);

  public Prompt(DataSource pool) {
    super(pool);
  }

  @Override
  public Connection getConnection() throws SQLException {
    long asked = System.nanoTime();
    var connection = super.getConnection();
    var patience = Deadline.atMost(ANSWER_WITHIN).minusNanos(System.nanoTime() - asked);
    connection.setNetworkTimeout( // the pool takes it back
        Runnable::run, (int) Math.max(patience.toMillis(), AT_LEAST.toMillis()));
    return connection;
  }
}
