package weft.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;
import weft.database.DatabaseRoles;
import weft.database.FreePort;
import weft.database.Lane;
import weft.deploy.postgres.DataDirectory;
import weft.deploy.settings.DatabaseAddress;
import weft.deploy.start.StartConditions;

/** A whole demo hub in this process, on a free port and a data directory of its own. */
public final class RunningHub implements AutoCloseable {
  private static final Map<String, RunningHub> SHARED = new ConcurrentHashMap<>();
  private static final Map<String, RunningHub> BUSY = new ConcurrentHashMap<>();

  private final ConfigurableApplicationContext context;
  private final int port;
  private final @Nullable Path own;

  /**
   * Starts a hub.
   *
   * @param own the data directory, if it ends with this hub; null if it outlives the hub
   */
  private RunningHub(ConfigurableApplicationContext context, int port, @Nullable Path own) {
    this.context = context;
    this.port = port;
    this.own = own;
  }

  /** One hub for all tests of a lane that leave it unchanged. */
  public static RunningHub shared() {
    return SHARED.computeIfAbsent(Lane.current(), RunningHub::lasting);
  }

  /** One hub for all tests of a lane that write to it; each reads only its own data. */
  public static RunningHub busy() {
    return BUSY.computeIfAbsent(Lane.current(), RunningHub::lasting);
  }

  private static RunningHub lasting(String lane) {
    // Spring's own hook would close one hub after another.
    return onCopy("--spring.main.register-shutdown-hook=false");
  }

  static {
    SpringApplication.getShutdownHandlers().add(RunningHub::closeLasting);
  }

  /** All at once, because each mostly waits for its PostgreSQL. */
  private static void closeLasting() {
    List<Thread> closing =
        Stream.concat(SHARED.values().stream(), BUSY.values().stream())
            .map(it -> Thread.ofVirtual().start(it::close))
            .toList();
    try {
      for (Thread it : closing) it.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A hub of one test, whose data ends with it. */
  public static RunningHub alone() {
    return onCopy();
  }

  private static RunningHub onCopy(String... settings) {
    var data = DemoData.copy();
    int port = FreePort.next();
    return new RunningHub(demo(data, port, settings), port, data);
  }

  /** A hub on data that outlives it. */
  public static RunningHub start(Path data, int port, String... settings) {
    return new RunningHub(demo(data, port, settings), port, null);
  }

  private static ConfigurableApplicationContext demo(Path data, int port, String... settings) {
    String profile = "--spring.profiles.active=demo";
    String profiles =
        settings.length > 0 && settings[0].startsWith(profile) ? settings[0] : profile;
    Stream<String> usual =
        Stream.of(
            profiles + ",still", // no machine changes what a test looks at
            "--weft.port=" + port,
            "--weft.sftp.port=0",
            "--weft.data=" + data);
    return Weft.start(Stream.concat(usual, Stream.of(settings)).toArray(String[]::new));
  }

  /** A hub whose events are on an Axon Server. */
  public static RunningHub onAxonServer(Path data, int port, String server, String... settings) {
    return new RunningHub(
        demo(
            data,
            port,
            Stream.concat(
                    Stream.of(
                        "--spring.profiles.active=demo,axon-server",
                        "--weft.axon-server.servers=" + server),
                    Stream.of(settings))
                .toArray(String[]::new)),
        port,
        null);
  }

  /**
   * A hub as in production: without a demo, with another hub as issuer, and with a new database
   * beside that hub's, made by the operators' script.
   */
  public static RunningHub ofItsOwn(
      RunningHub issuer, int port, String database, String... settings) {
    return ofItsOwn(issuer, port, issuer.newDatabase(database), settings);
  }

  /** The same, on an existing database. */
  public static RunningHub ofItsOwn(
      RunningHub issuer, int port, DatabaseAddress its, String... settings) {
    var hub = new SpringApplication(Weft.class);
    hub.addListeners(new StartConditions());
    String portal = "http://127.0.0.1:" + port;
    var data = DemoData.temporaryDirectory();
    Stream<String> usual =
        Stream.of(
            "--server.address=127.0.0.1",
            "--weft.port=" + port,
            "--weft.data=" + data,
            "--weft.issuer.uri=" + issuer.url(),
            "--weft.portal.url=" + portal,
            "--weft.portal.client-id=other-portal",
            "--weft.portal.client-secret=other-secret",
            "--weft.database.url=" + its.url(),
            "--weft.database.owner-password=" + its.owner().password(),
            "--weft.database.writer-password=" + its.writer().password(),
            "--weft.database.reader-password=" + its.reader().password());
    String[] all = Stream.concat(usual, Stream.of(settings)).toArray(String[]::new);
    return new RunningHub(hub.run(all), port, data);
  }

  public DatabaseAddress newDatabase(String name) {
    var own = bean(DatabaseAddress.class);
    String password = bean(DataDirectory.class).password("postgres");
    JdbcClient.create(new DriverManagerDataSource(own.url(), "postgres", password))
        .sql("create database " + name)
        .update();
    String url = own.url().replaceAll("/weft$", "/" + name);
    try {
      DatabaseRoles.create(
          new DriverManagerDataSource(url, "postgres", password),
          new DatabaseRoles.Passwords("", "", ""));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return new DatabaseAddress(url, own.owner(), own.writer(), own.reader());
  }

  public URI at(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  public String url() {
    return "http://localhost:" + port;
  }

  /** A superuser of its database, to inspect or sabotage it. */
  public JdbcClient superuser() {
    return JdbcClient.create(superusers());
  }

  public DriverManagerDataSource superusers() {
    var database =
        new DriverManagerDataSource(
            bean(DatabaseAddress.class).url(),
            "postgres",
            bean(DataDirectory.class).password("postgres"));
    database.setSchema("weft");
    return database;
  }

  /** Holds back the views that write these tables until it is closed; reads continue. */
  public Connection holding(String... tables) throws SQLException {
    return locking("share", tables);
  }

  /** Keeps all others from reading or writing these tables until it is closed or rolled back. */
  public Connection closing(String... tables) throws SQLException {
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

  /** The directory of its files. */
  public Path data() {
    return bean(DataDirectory.class).path("");
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** Whether it has no event of that type. */
  public boolean lacks(Class<?> type) {
    return context.getBeanNamesForType(type).length == 0;
  }

  @Override
  public void close() {
    context.close();
    try {
      FileSystemUtils.deleteRecursively(own);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
