package weft.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import weft.party.PartyScope;

/**
 * The only door to the views: one read-only transaction that sees one moment, as one party in one
 * database role. Outside it the reader's pool may read nothing; without a party no policy matches.
 */
public final class PartyReads {
  private static final ScopedValue<Connection> READING = ScopedValue.newInstance();

  /** One for all reads, so that each query's text is taken apart once. */
  private static final JdbcClient CURRENT = JdbcClient.create(new Current());

  private final DataSource reader;

  public PartyReads(Pools pools) {
    this.reader = new Prompt(pools.reader());
  }

  /**
   * Runs the queries as the scope's party. Costs one round trip more than the queries, the commit:
   * {@code begin}, party and role travel with the first of them.
   */
  public <T> T inParty(PartyScope scope, Function<JdbcClient, T> queries) {
    try (var connection = reader.getConnection()) {
      try {
        var answer =
            ScopedValue.where(READING, new ScopedConnection(connection, scope).connection())
                .call(() -> queries.apply(CURRENT));
        connection.commit(); // party and role were the transaction's own
        return answer;
      } catch (SQLException | RuntimeException e) {
        undo(connection, e);
        throw e;
      }
    } catch (SQLException e) {
      var known = new SQLExceptionSubclassTranslator().translate("read as " + scope, null, e);
      if (known != null) throw known;
      throw new UncategorizedSQLException("read as " + scope, null, e);
    }
  }

  /** A connection that has broken cannot be rolled back either; why it broke is what counts. */
  private static void undo(Connection connection, Exception cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  /** The connection of the read that runs; outside one there is none. */
  private static final class Current extends AbstractDataSource {
    @Override
    public Connection getConnection() throws SQLException {
      return READING.orElseThrow(() -> new SQLException("outside a party's read"));
    }

    @Override
    public Connection getConnection(String username, String password) {
      throw new UnsupportedOperationException("the reader's login is the pool's");
    }
  }
}
