package weft.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A fresh, migrated database for a test class, as the hub sees it. Use it in a static field and
 * close it after the class, which drops it, so that a full test run does not fill the disk. The
 * migrations run once per server; each database is a copy of their result.
 */
public final class TestDatabase implements AutoCloseable {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final String PASSWORD = "test";
  private static final String MIGRATED = "migrated";

  private final TestPostgres postgres;
  private final String name;
  private final String url;
  private final HikariDataSource admin;
  private final Pools pools;

  private TestDatabase(TestPostgres postgres, String name) {
    this.postgres = postgres;
    this.name = name;
    url = url(postgres, name);
    admin = kept(roles(postgres, name));
    pools = openPools(url);
  }

  /** On the shared server, which no test kills and which does not wait for the disk. */
  public static TestDatabase fresh() {
    return on(TestPostgres.shared());
  }

  /** On a server that flushes every commit, to measure. */
  public static TestDatabase durable() {
    return on(TestPostgres.durable());
  }

  /** One at a time, because a server changes a role for only one session at once. */
  public static TestDatabase on(TestPostgres postgres) {
    synchronized (postgres) {
      migrateOnce(postgres);
      var name = "test_" + COUNT.incrementAndGet();
      maintenance(postgres).sql("create database " + name + " template " + MIGRATED).update();
      maintenance(postgres).sql("alter database " + name + " set search_path = weft").update();
      return new TestDatabase(postgres, name);
    }
  }

  private static void migrateOnce(TestPostgres postgres) {
    if (postgres.hasMigrated) return;
    maintenance(postgres).sql("create database " + MIGRATED).update();
    roles(postgres, MIGRATED);
    Migrations.migrate(login(url(postgres, MIGRATED), DatabaseRoles.OWNER));
    postgres.hasMigrated = true;
  }

  /** Repeats the script's grants on the database, because a copy does not include them. */
  private static DataSource roles(TestPostgres postgres, String database) {
    var admin = postgres.server().getDatabase("postgres", database);
    try {
      DatabaseRoles.create(admin, new DatabaseRoles.Passwords(PASSWORD, PASSWORD, PASSWORD));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return admin;
  }

  /** Cached logins: a query on one costs a hundredth of a new login, and many tests poll. */
  private static HikariDataSource kept(DataSource logins) {
    var config = new HikariConfig();
    config.setPoolName("admin");
    config.setDataSource(logins);
    config.setMinimumIdle(0);
    config.setMaximumPoolSize(4);
    config.setInitializationFailTimeout(-1);
    return new HikariDataSource(config);
  }

  private static String url(TestPostgres postgres, String database) {
    return "jdbc:postgresql://127.0.0.1:" + postgres.server().getPort() + "/" + database;
  }

  private static JdbcClient maintenance(TestPostgres postgres) {
    return JdbcClient.create(postgres.server().getPostgresDatabase());
  }

  private static Pools openPools(String url) {
    return Pools.open(
        url, new Login(DatabaseRoles.WRITER, PASSWORD), new Login(DatabaseRoles.READER, PASSWORD));
  }

  public String url() {
    return url;
  }

  public String password() {
    return PASSWORD;
  }

  public Pools pools() {
    return pools;
  }

  /** Further pools on the same database, as a second hub would have; the caller closes them. */
  public Pools morePools() {
    return openPools(url);
  }

  /** A superuser, to inspect and to sabotage. */
  public JdbcClient admin() {
    return JdbcClient.create(admin);
  }

  /** A superuser's connections. */
  public DataSource adminLogins() {
    return admin;
  }

  public JdbcClient owner() {
    return JdbcClient.create(ownerLogins());
  }

  /** New connections of the schema's owner, not pooled. */
  public DataSource ownerLogins() {
    return login(url, DatabaseRoles.OWNER);
  }

  /** New connections of the views' writer, not pooled. */
  public DataSource writerLogins() {
    return login(url, DatabaseRoles.WRITER);
  }

  private static DataSource login(String url, String user) {
    var source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(user);
    source.setPassword(PASSWORD);
    return source;
  }

  @Override
  public void close() {
    pools.close();
    admin.close();
    maintenance(postgres).sql("drop database " + name + " with (force)").update();
  }
}
