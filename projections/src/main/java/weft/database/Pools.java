package weft.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The hub's two pools of PostgreSQL connections: at most 8 to read and 12 to write. All waits are
 * bounded: 2 s for a connection, 30 s for an answer, and less where a caller waits ({@link
 * Prompt}).
 *
 * @param writer history, tokens, views, inbox and outbox (role {@code weft_writer})
 * @param reader party reads only, through {@link PartyReads} (role {@code weft_reader}, which by
 *     itself may do nothing)
 */
public record Pools(HikariDataSource writer, HikariDataSource reader) implements AutoCloseable {
  private static final int READERS = 8;

  /** How many of the writer's connections background work may hold at once. */
  public static final int FOLLOWERS = 7;

  /**
   * One connection always listens to other hubs and one records events; the rest serve waiting
   * callers.
   */
  private static final int WRITERS = FOLLOWERS + 5;

  /**
   * Turns JIT compilation off: each query here runs for less time than its compilation takes.
   * Before PostgreSQL 18 a plan node disabled below counts as expensive enough to trigger it.
   */
  private static final String PLAIN = "-c jit=off";

  /**
   * The timeout bounds how long a stalled hub blocks the hubs that take over: it may have sent half
   * a message, which the server does not count as idle. A long writer sets the timeout anew. The
   * hub finds everything it writes by key, one index lookup after the other; a plan made while a
   * table was small would scan the table until PostgreSQL next counts its rows.
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
    config.setDataSource(new RetryingLogins(server(name, url, login, options)));
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(2_000);
    config.setValidationTimeout(1_000);
    config.setInitializationFailTimeout(-1); // start, and report it, without a database
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

  /**
   * Gives the pool repeatable-read transactions, so that all queries of one read see the same
   * moment.
   */
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
