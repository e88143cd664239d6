package weft.database;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A fresh, migrated database for a test class, as the hub sees it. Use it in a static field and
 * close it after the class.
 */
public final class TestDatabase implements AutoCloseable {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final String PASSWORD = "test";

  private final String url;
  private final DataSource admin;
  private final Pools pools;

  private TestDatabase(String url, DataSource admin, Pools pools) {
    this.url = url;
    this.admin = admin;
    this.pools = pools;
  }

  public static TestDatabase fresh() {
    return on(TestPostgres.shared());
  }

  public static TestDatabase on(TestPostgres postgres) {
    var server = postgres.server();
    var name = "test_" + COUNT.incrementAndGet();
    var postgresDatabase = JdbcClient.create(server.getPostgresDatabase());
    postgresDatabase.sql("create database " + name).update();
    postgresDatabase.sql("alter database " + name + " set search_path = weft").update();
    var url = "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name;
    var admin = server.getDatabase("postgres", name);
    try {
      DatabaseRoles.create(admin, new DatabaseRoles.Passwords(PASSWORD, PASSWORD, PASSWORD));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    Migrations.migrate(login(url, DatabaseRoles.OWNER));
    return new TestDatabase(url, admin, openPools(url));
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

  /** A superuser: for looking behind the scenes and for sabotage. */
  public JdbcClient admin() {
    return JdbcClient.create(admin);
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
  }
}
