package weft.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The hub's two ways to PostgreSQL: at most 8 connections to read and 12 to write. All waits are
 * bounded: 2 s for a connection, 30 s for an answer, and less where a caller waits ({@link
 * Prompt}).
 *
 * @param writer history, tokens, views, inbox and outbox (role {@code weft_writer})
 * @param reader party reads only, through {@link PartyReads} (role {@code weft_reader}, which by
 *     itself may do nothing)
 */
public record Pools(HikariDataSource writer, HikariDataSource reader) implements AutoCloseable {
  private static final int READERS = 8;

  /** Of the writer's, how many those may have at once for whom nobody waits. */
  public static final int FOLLOWERS = 7;

  /** One is kept for good to listen to other hubs, one to record; the rest is for who waits. */
  private static final int WRITERS = FOLLOWERS + 5;

  /**
   * No plan is compiled: each runs shorter than that takes. Before PostgreSQL 18 what is forbidden
   * below counts as dear enough for it.
   */
  private static final String PLAIN = "-c jit=off";

  /**
   * A hub that stalls within a transaction holds up those who take over for so long, no longer; it
   * may have sent half a message, which the server does not call idle. Who writes much asks for the
   * time anew. All it asks for it knows by key, and finds by their indexes, one after the other; a
   * plan made while a table was small would scan it until PostgreSQL next counts its rows.
   */
  private static final String WRITING =
      PLAIN
          + " -c transaction_timeout=8s -c enable_seqscan=off -c enable_hashjoin=off"
          + " -c enable_mergejoin=off";

  public static Pools open(String url, Login writer, Login reader) {
    return new Pools(
        new HikariDataSource(config("weft-writer", url, writer, WRITERS, WRITING)),
        new HikariDataSource(snapshot(config("weft-reader", url, reader, READERS, PLAIN))));
  }

  private static HikariConfig config(
      String name, String url, Login login, int size, String options) {
    var config = new HikariConfig();
    config.setPoolName(name);
    config.setDataSource(new Redial(server(name, url, login, options)));
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(2_000);
    config.setValidationTimeout(1_000);
    config.setInitializationFailTimeout(
        -1); // a hub starts, and says so, while its database is away
    return config;
  }

  private static DataSource server(String name, String url, Login login, String options) {
    var server = new DriverManagerDataSource(url, login.user(), login.password());
    var properties = new Properties();
    properties.setProperty("ApplicationName", name);
    properties.setProperty("connectTimeout", "3");
    properties.setProperty("loginTimeout", "3");
    properties.setProperty("socketTimeout", "30");
    properties.setProperty("cancelSignalTimeout", "2");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("options", options);
    server.setConnectionProperties(properties);
    return server;
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
