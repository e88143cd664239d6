package weft.deploy.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.util.FileSystemUtils;
import weft.database.DatabaseRoles;
import weft.database.Login;
import weft.deploy.settings.DatabaseAddress;

/**
 * PostgreSQL on a random loopback port, with its data in {@code postgres} below the data directory.
 * It flushes every commit, requires passwords, and restarts when it dies. After a killed hub it
 * runs until the next start.
 */
public final class OwnPostgres implements AutoCloseable {
  private static final String DATABASE = "weft";
  private static final String HBA =
      """
      # Passwords only, from this machine only.
      host all all 127.0.0.1/32 scram-sha-256
      host all all ::1/128 scram-sha-256
      """;

  private final EmbeddedPostgres server;
  private final Watchdog watchdog;
  private final DatabaseAddress address;

  private OwnPostgres(EmbeddedPostgres server, Watchdog watchdog, DatabaseAddress address) {
    this.server = server;
    this.watchdog = watchdog;
    this.address = address;
  }

  /** Starts it; creates it the first time, and first stops an orphan of an earlier hub. */
  public static OwnPostgres start(DataDirectory data) throws IOException, SQLException {
    var directory = data.path("postgres");
    // Created last: without this file, a killed hub left a half-made database, which is deleted.
    var complete = data.path("postgres.complete");
    new Orphan(directory).stop();
    if (!Files.exists(complete)) FileSystemUtils.deleteRecursively(directory);
    var server = launch(directory, data.password("postgres"));
    try {
      var address = address(data, server.getPort());
      if (!Files.exists(complete)) {
        create(server, directory, data.password("postgres"));
        DatabaseRoles.create(
            server.getDatabase("postgres", DATABASE),
            new DatabaseRoles.Passwords(
                address.owner().password(),
                address.writer().password(),
                address.reader().password()));
        Files.writeString(complete, "", StandardOpenOption.CREATE, StandardOpenOption.SYNC);
      }
      return new OwnPostgres(server, Watchdog.over(directory), address);
    } catch (IOException | SQLException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  static DatabaseAddress address(DataDirectory data, int port) {
    return new DatabaseAddress(
        "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE,
        new Login(DatabaseRoles.OWNER, data.password(DatabaseRoles.OWNER)),
        new Login(DatabaseRoles.WRITER, data.password(DatabaseRoles.WRITER)),
        new Login(DatabaseRoles.READER, data.password(DatabaseRoles.READER)));
  }

  private static EmbeddedPostgres launch(Path directory, String password) throws IOException {
    var builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(directory)
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false) // the hook would stop the server while the pools close
            .setPGStartupWait(Duration.ofSeconds(60)) // recovery after a crash
            .setLocaleConfig("locale", "C")
            .setConnectConfig("password", password);
    SERVER.forEach(builder::setServerConfig);
    return builder.start();
  }

  /**
   * The bundle turns durability off for tests; a hub needs it. SCRAM iterations slow down password
   * guessing; these passwords are random, so iterations would only cost some 10 ms per login.
   */
  private static final Map<String, String> SERVER =
      Map.of(
          "fsync", "on",
          "full_page_writes", "on",
          "synchronous_commit", "on",
          "listen_addresses", "127.0.0.1",
          "unix_socket_directories", "''",
          "shared_buffers", "128MB",
          "max_wal_size", "1GB",
          "max_connections", "60",
          "scram_iterations", "1",
          "lc_messages", "C");

  /**
   * Sets passwords. Until here the bundle trusts everyone on this machine, but the server is empty.
   */
  private static void create(EmbeddedPostgres server, Path directory, String password)
      throws SQLException, IOException {
    execute(
        server.getPostgresDatabase(),
        "alter role postgres password '" + password + "'",
        "create database " + DATABASE);
    Files.writeString(directory.resolve("pg_hba.conf"), HBA);
    execute(server.getPostgresDatabase(), "select pg_reload_conf()");
  }

  private static void execute(DataSource database, String... statements) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      for (String sql : statements) statement.execute(sql);
    }
  }

  public DatabaseAddress address() {
    return address;
  }

  @Override
  public void close() throws IOException {
    watchdog.close();
    server.close();
  }
}
