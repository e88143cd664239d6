package weft.database;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A fresh, migrated database for a test class, as the hub sees it. Use it in a static field and
 * close it after the class: it is dropped then, so that a run of all tests does not fill the disk.
 */
public final class TestDatabase implements AutoCloseable {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final String PASSWORD = "test";

  private final TestPostgres postgres;
  private final String name;
  private final String url;
  private final DataSource admin;
  private final Pools pools;

  private TestDatabase(TestPostgres postgres, String name) {
    this.postgres = postgres;
    this.name = name;
    url = "jdbc:postgresql://127.0.0.1:" + postgres.server().getPort() + "/" + name;
    admin = postgres.server().getDatabase("postgres", name);
    try {
      DatabaseRoles.create(admin, new DatabaseRoles.Passwords(PASSWORD, PASSWORD, PASSWORD));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    Migrations.migrate(login(url, DatabaseRoles.OWNER));
    pools = openPools(url);
  }

  public static TestDatabase fresh() {
    return on(TestPostgres.shared());
  }

  public static TestDatabase on(TestPostgres postgres) {
    var name = "test_" + COUNT.incrementAndGet();
    maintenance(postgres).sql("create database " + name).update();
    maintenance(postgres).sql("alter database " + name + " set search_path = weft").update();
    return new TestDatabase(postgres, name);
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
    maintenance(postgres).sql("drop database " + name + " with (force)").update();
  }
}
