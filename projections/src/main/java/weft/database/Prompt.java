package weft.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A pool for those whose caller waits: an answer that does not come within 4 s is an error, while
 * work in the background may take its time.
 */
public final class Prompt extends DelegatingDataSource {
  private static final int ANSWER_WITHIN_MILLIS = 4_000;

  public Prompt(DataSource pool) {
    super(pool);
  }

  @Override
  public Connection getConnection() throws SQLException {
    var connection = super.getConnection();
    connection.setNetworkTimeout(Runnable::run, ANSWER_WITHIN_MILLIS); // the pool takes it back
    return connection;
  }
}
