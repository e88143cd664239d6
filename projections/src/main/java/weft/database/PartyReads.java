package weft.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import weft.party.PartyScope;

/**
 * The only way to read the views: one read-only transaction that sees one moment, for one party in
 * one database role. Outside such a transaction the reader's pool may read nothing; without a party
 * no row-security policy matches.
 */
public final class PartyReads {
  private static final ScopedValue<Connection> READING = ScopedValue.newInstance();

  /** One client serves all reads, so that each query's text is parsed only once. */
  private static final JdbcClient CURRENT = JdbcClient.create(new Current());

  private final DataSource reader;

  public PartyReads(Pools pools) {
    this.reader = new BoundedWaits(pools.reader());
  }

  /**
   * Runs the queries for the scope's party. Costs one round trip more than the queries, the commit:
   * {@code begin}, party and role travel with the first query.
   */
  public <T> T inParty(PartyScope scope, Function<JdbcClient, T> queries) {
    return inParty(scope, null, null, queries);
  }

  /**
   * Like {@link #inParty(PartyScope, Function)}, for a read of a past moment.
   *
   * <p>Both narrow what an auditor's grants open.
   *
   * @param at the position; null for the current rows
   * @param asOf the moment that was asked for; null where none was
   */
  public <T> T inParty(
      PartyScope scope,
      @Nullable Long at,
      @Nullable Instant asOf,
      Function<JdbcClient, T> queries) {
    try (var connection = reader.getConnection()) {
      try {
        var answer =
            ScopedValue.where(
                    READING, new ScopedConnection(connection, scope, at, asOf).connection())
                .call(() -> queries.apply(CURRENT));
        connection.commit(); // party and role end with the transaction
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

  /**
   * Rolls back. A broken connection cannot be rolled back either; the first error is the one to
   * report.
   */
  private static void undo(Connection connection, Exception cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  /** Hands out the connection of the read that is running; throws outside a read. */
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
