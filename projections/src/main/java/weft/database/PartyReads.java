package weft.database;

import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import weft.party.PartyScope;

/**
 * The only door to the views: one read-only transaction that sees one moment, as one party in one
 * database role. Outside it the reader's pool may read nothing; without a party no policy matches.
 */
public final class PartyReads {
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
        var answer = queries.apply(JdbcClient.create(new ScopedSource(connection, scope)));
        connection.commit();
        return answer;
      } finally {
        connection.rollback(); // nothing after a commit; both settings were the transaction's own
      }
    } catch (SQLException e) {
      throw new SQLExceptionSubclassTranslator().translate("read as " + scope, null, e);
    }
  }
}
