package weft.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/**
 * The hub's two ways to PostgreSQL, each at most 8 connections. All waits are bounded: 2 s for a
 * connection, 30 s for an answer, 4 s of them where a caller waits ({@link Prompt}).
 *
 * @param writer history, tokens, views, inbox and outbox (role {@code weft_writer})
 * @param reader party reads only, through {@link PartyReads} (role {@code weft_reader}, which by
 *     itself may do nothing)
 */
public record Pools(HikariDataSource writer, HikariDataSource reader) implements AutoCloseable {
  private static final int SIZE = 8;

  /** Rows are found by their keys' indexes, one after the other. */
  private static final String BY_KEY =
      "-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off";

  public static Pools open(String url, Login writer, Login reader) {
    return new Pools(
        new HikariDataSource(writing(config("weft-writer", url, writer))),
        new HikariDataSource(snapshot(config("weft-reader", url, reader))));
  }

  private static HikariConfig config(String name, String url, Login login) {
    var config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl(url);
    config.setUsername(login.user());
    config.setPassword(login.password());
    config.setMaximumPoolSize(SIZE);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(2_000);
    config.setValidationTimeout(1_000);
    config.setInitializationFailTimeout(
        -1); // a hub starts, and says so, while its database is away
    config.addDataSourceProperty("ApplicationName", name);
    config.addDataSourceProperty("connectTimeout", "3");
    config.addDataSourceProperty("loginTimeout", "3");
    config.addDataSourceProperty("socketTimeout", "30");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    return config;
  }

  /**
   * A hub that stalls within a transaction holds up those who take over for so long, no longer. All
   * it asks for it knows by key; a plan made while a table was small would scan it until PostgreSQL
   * next counts its rows.
   */
  private static HikariConfig writing(HikariConfig config) {
    config.addDataSourceProperty("options", "-c idle_in_transaction_session_timeout=8s " + BY_KEY);
    return config;
  }

  /** Several queries of one read see the same moment. */
  private static HikariConfig snapshot(HikariConfig config) {
    config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
    config.setAutoCommit(false);
    config.setReadOnly(true);
    return config;
  }

  @Override
  public void close() {
    reader.close();
    writer.close();
  }
}
