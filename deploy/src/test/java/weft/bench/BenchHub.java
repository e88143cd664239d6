package weft.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;
import weft.database.FreePort;
import weft.deploy.DemoData;
import weft.deploy.Weft;
import weft.deploy.postgres.DataDirectory;
import weft.deploy.settings.DatabaseAddress;
import weft.desk.CommandGateway;
import weft.desk.DeskCommand.Introduce;
import weft.event.Provenance;
import weft.history.Positions;
import weft.party.PartyCode;
import weft.party.PartyEvent;

/** The whole hub in this process, on loopback, with its own data and its own durable PostgreSQL. */
public final class BenchHub implements AutoCloseable {
  private final Path data;
  private final int port;
  private final ConfigurableApplicationContext context;

  private final boolean lent;

  private BenchHub(Path data, int port, ConfigurableApplicationContext context, boolean lent) {
    this.data = data;
    this.port = port;
    this.context = context;
    this.lent = lent;
  }

  private static @Nullable BenchHub shared;

  /**
   * The bench's own hub. The short forms of several benches share one, until {@link #closeShared}.
   */
  public static BenchHub start(boolean small) throws IOException {
    if (!small) return start();
    BenchHub it = shared;
    if (it == null) {
      BenchHub begun = start();
      it = new BenchHub(begun.data, begun.port, begun.context, true);
      shared = it;
    }
    return it;
  }

  public static void closeShared() throws IOException {
    BenchHub it = shared;
    shared = null;
    if (it != null) it.end();
  }

  /** On the disk, because the measured operations wait for it. */
  public static BenchHub start() throws IOException {
    var data = DemoData.copyTo(Files.createTempDirectory("weft-bench"));
    int port = FreePort.next();
    var context =
        new SpringApplication(Weft.class)
            .run(
                "--spring.profiles.active=demo",
                "--weft.port=" + port,
                "--weft.data=" + data,
                "--weft.sftp.port=0", // no bench uses SFTP, and making its host key takes seconds
                "--weft.limits.requests-per-minute=0",
                "--weft.limits.uploads-per-minute=0",
                "--weft.limits.exports-per-minute=0",
                "--logging.level.root=error",
                "--spring.main.log-startup-info=false");
    return new BenchHub(data, port, context, false);
  }

  public <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  public String url(String path) {
    return "http://localhost:" + port + path;
  }

  public JdbcClient writer() {
    return part(JdbcClient.class);
  }

  /** A plain connection with the role that writes the views: without a pool or a party's policy. */
  public Connection plain() throws SQLException {
    var it = part(DatabaseAddress.class);
    return DriverManager.getConnection(it.url(), it.writer().user(), it.writer().password());
  }

  /** A superuser's connection: fills tables directly, and COPYs into tables with policies. */
  public PGSimpleDataSource superuser() {
    var source = new PGSimpleDataSource();
    source.setUrl(part(DatabaseAddress.class).url());
    source.setUser("postgres");
    source.setPassword(part(DataDirectory.class).password("postgres"));
    source.setCurrentSchema("weft");
    return source;
  }

  public void introduce(PartyEvent event) {
    var provenance =
        new Provenance(
            new Provenance.Actor(new PartyCode("WEFT"), null, null),
            new Provenance.Source("hub", null, null, null),
            Set.of(),
            "bench",
            null);
    part(CommandGateway.class).ask(new Introduce(provenance, event, null));
  }

  /** Waits until every view shows all events so far. */
  public void settle() {
    settle(part(Positions.class).head());
  }

  public void settle(long position) {
    if (!part(Positions.class).awaitSettled(position, Duration.ofMinutes(5)))
      throw new IllegalStateException("Not settled in 5 minutes");
  }

  @Override
  public void close() throws IOException {
    if (!lent) end();
  }

  private void end() throws IOException {
    context.close();
    FileSystemUtils.deleteRecursively(data);
  }
}
