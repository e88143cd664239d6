package weft.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import weft.deploy.postgres.DataDirectory;

/** A whole demo hub in this process, on a free port and a data directory of its own. */
final class RunningHub implements AutoCloseable {
  private static @Nullable RunningHub shared;
  private static @Nullable RunningHub busy;

  private final ConfigurableApplicationContext context;
  private final int port;

  private RunningHub(ConfigurableApplicationContext context, int port) {
    this.context = context;
    this.port = port;
  }

  /** One for all tests that leave it as they found it. */
  static synchronized RunningHub shared() {
    if (shared == null) shared = lasting();
    return shared;
  }

  /** One for all tests that write to it; each looks for what it wrote itself. */
  static synchronized RunningHub busy() {
    if (busy == null) busy = lasting();
    return busy;
  }

  private static RunningHub lasting() {
    var hub = start(temporaryDirectory(), freePort());
    Runtime.getRuntime().addShutdownHook(new Thread(hub::close));
    return hub;
  }

  static RunningHub start(Path data, int port) {
    return new RunningHub(
        Weft.start("--spring.profiles.active=demo", "--weft.port=" + port, "--weft.data=" + data),
        port);
  }

  /** One whose events are on an Axon Server. */
  static RunningHub onAxonServer(Path data, int port, String server) {
    return new RunningHub(
        Weft.start(
            "--spring.profiles.active=demo,axon-server",
            "--weft.axon-server.servers=" + server,
            "--weft.port=" + port,
            "--weft.data=" + data),
        port);
  }

  static Path temporaryDirectory() {
    try {
      return Files.createTempDirectory("weft-hub");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI at(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  String url() {
    return "http://localhost:" + port;
  }

  /** A superuser of its database: for looking behind the scenes, and for sabotage. */
  JdbcClient superuser() {
    return JdbcClient.create(superusers());
  }

  private DriverManagerDataSource superusers() {
    var database =
        new DriverManagerDataSource(
            bean(DatabaseAddress.class).url(),
            "postgres",
            bean(DataDirectory.class).password("postgres"));
    database.setSchema("weft");
    return database;
  }

  /** Holds back the views that write these tables until it is closed; they are read as ever. */
  Connection holding(String... tables) throws SQLException {
    return locking("share", tables);
  }

  /** Nobody reads or writes these tables until it is closed or rolled back. */
  Connection closing(String... tables) throws SQLException {
    return locking("access exclusive", tables);
  }

  private Connection locking(String mode, String... tables) throws SQLException {
    var connection = superusers().getConnection();
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute("lock table " + String.join(", ", tables) + " in " + mode + " mode");
    }
    return connection;
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.close();
  }
}
