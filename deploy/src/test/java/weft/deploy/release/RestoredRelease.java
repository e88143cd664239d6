package weft.deploy.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import weft.database.Login;
import weft.deploy.RunningHub;
import weft.deploy.postgres.DataDirectory;
import weft.deploy.release.ReleaseData.Migration;
import weft.deploy.settings.DatabaseAddress;

/** A database as a release left it: its migrations have run, and its rows are there. */
public final class RestoredRelease {
  private static final Path FOLDER = Path.of("src/test/resources/release");

  private final RunningHub server;
  private final DatabaseAddress address;

  private RestoredRelease(RunningHub server, DatabaseAddress address) {
    this.server = server;
    this.address = address;
  }

  /** The releases whose data are kept. */
  static List<String> all() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files
          .map(it -> it.getFileName().toString())
          .filter(it -> it.endsWith(".sql.gz"))
          .map(it -> it.substring(0, it.length() - ".sql.gz".length()))
          .sorted()
          .toList();
    }
  }

  /** The file of a release's data. */
  public static Path file(String release) {
    return FOLDER.resolve(release + ".sql.gz");
  }

  /**
   * Makes the database.
   *
   * @param server a hub on whose PostgreSQL it is made
   */
  static RestoredRelease make(String release, RunningHub server, String database)
      throws IOException, SQLException {
    var data = ReleaseData.of(file(release));
    var restored = new RestoredRelease(server, server.newDatabase(database));
    restored.migrate(data.migrations(), release);
    data.restore(restored.superuser());
    return restored;
  }

  /** Runs the migrations that the release had, and no later ones. */
  private void migrate(List<Migration> had, String release) throws IOException {
    Path folder = Files.createTempDirectory("weft-migrations");
    for (var it : had) {
      Path file = folder.resolve(it.script());
      Files.createDirectories(file.getParent());
      try (InputStream sql = getClass().getResourceAsStream("/db/migration/" + it.script())) {
        Files.copy(
            Objects.requireNonNull(
                sql, () -> it.script() + " is part of release " + release + "; restore it"),
            file);
      }
    }
    var flyway =
        Flyway.configure()
            .dataSource(owner())
            .schemas("weft")
            .createSchemas(false)
            .locations("filesystem:" + folder)
            .load();
    flyway.migrate();
    assertThat(Arrays.stream(flyway.info().applied()))
        .as("migrations of release %s never change; add a new one instead", release)
        .extracting(it -> new Migration(it.getScript(), it.getChecksum()))
        .containsExactlyInAnyOrderElementsOf(had);
  }

  DatabaseAddress address() {
    return address;
  }

  DataSource owner() {
    return as(address.owner());
  }

  DataSource writer() {
    return as(address.writer());
  }

  /** A read that stays open, as a party's read does for a moment; rebuilt tables wait for it. */
  Connection reading() throws SQLException {
    var connection = as(address.reader()).getConnection();
    try (var statement = connection.createStatement()) {
      statement.execute("set idle_in_transaction_session_timeout = 0; set transaction_timeout = 0");
      connection.setAutoCommit(false);
      statement.execute("select");
    }
    return connection;
  }

  JdbcClient sql() {
    return JdbcClient.create(superuser());
  }

  private DataSource superuser() {
    var password = server.bean(DataDirectory.class).password("postgres");
    var logins = as(new Login("postgres", password));
    logins.setSchema("weft");
    return logins;
  }

  private DriverManagerDataSource as(Login login) {
    return new DriverManagerDataSource(address.url(), login.user(), login.password());
  }
}
