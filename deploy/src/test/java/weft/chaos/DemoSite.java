package weft.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import weft.database.FreePort;
import weft.deploy.DemoData;
import weft.deploy.HubProcess;

/**
 * A demo hub as a separate process, with its own data and PostgreSQL on disk, for scenarios to
 * break.
 */
final class DemoSite implements AutoCloseable {
  private static @Nullable DemoSite shared;
  private static final String PREFIX = "weft-chaos";
  private static final Duration ON_THEIR_WAY = Duration.ofMillis(400);

  private final Path data;
  private final int port;
  private final AccessTokens tokens;
  private HubProcess hub;
  private boolean isShared;

  private DemoSite(Path data, int port, HubProcess hub) {
    this.data = data;
    this.port = port;
    this.hub = hub;
    this.tokens = AccessTokens.of(data, url());
  }

  /** A site for this trial, or, in the short form, the shared site of all trials of a build. */
  static synchronized DemoSite of(Trial trial) throws Exception {
    if (!trial.small()) return start();
    var site = shared;
    if (site == null) {
      site = start();
      site.isShared = true;
      shared = site;
      Runtime.getRuntime().addShutdownHook(new Thread(DemoSite::discard));
    }
    return site;
  }

  /** No trial follows, or one failed: the next trial begins with a new site. */
  static synchronized void discard() {
    var site = shared;
    shared = null;
    if (site != null) site.end();
  }

  static DemoSite start() throws Exception {
    return startOn(Files.createTempDirectory(PREFIX));
  }

  /** On an empty directory. */
  static DemoSite startOn(Path data) throws Exception {
    int port = FreePort.next();
    DemoData.copyTo(data);
    return up(new DemoSite(data, port, HubProcess.demo(data, port)));
  }

  /** A hub without this protection; {@link Unguarded} has no other use. */
  static DemoSite without(Unguarded.Protection one) throws Exception {
    var data = Files.createTempDirectory(PREFIX);
    int port = FreePort.next();
    DemoData.copyTo(data);
    String main = Unguarded.class.getName();
    return up(new DemoSite(data, port, HubProcess.demo(main, data, port, Unguarded.WITHOUT + one)));
  }

  private static DemoSite up(DemoSite site) throws Exception {
    try {
      site.hub.untilUp(site.port);
      Oems.join(site.postgres(), "weft", site.url());
      new Promises(site.postgres().look()).settle(Duration.ofMinutes(1));
      return site;
    } catch (Exception | AssertionError e) {
      site.close();
      throw e;
    }
  }

  String url() {
    return "http://localhost:" + port;
  }

  Monitoring monitoring() {
    return new Monitoring(url());
  }

  AccessTokens tokens() {
    return tokens;
  }

  HubPostgres postgres() {
    return new HubPostgres(data);
  }

  Path partners() {
    return data.resolve("partners");
  }

  HubProcess hub() {
    return hub;
  }

  /** Makes PostgreSQL write its log to another place while the hub is down. */
  void moveLog(Path to) throws IOException, InterruptedException {
    hub.close();
    var log = data.resolve("postgres/pg_wal");
    FileSystemUtils.copyRecursively(log, to);
    FileSystemUtils.deleteRecursively(log);
    Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwx------"));
    Files.createSymbolicLink(log, to);
    startHub();
    hub.untilUp(port);
  }

  /** After the previous hub was killed. */
  void startHub() throws IOException {
    hub = HubProcess.demo(data, port);
  }

  /**
   * The time from the failure to the next acknowledged command.
   *
   * @param since nanoTime of the failure; answers then already under way do not count
   */
  Duration untilAcknowledged(Ledger ledger, long since, Duration patience) throws IOException {
    long clear = since + ON_THEIR_WAY.toNanos();
    try {
      Waiting.until(
          "a command acknowledged", patience, () -> ledger.lastAcknowledged.get() > clear);
    } catch (AssertionError e) {
      throw new AssertionError(hub.output(), e);
    }
    return Duration.ofNanos(ledger.lastAcknowledged.get() - since);
  }

  @Override
  public void close() {
    if (!isShared) end();
  }

  private void end() {
    hub.close();
    try {
      FileSystemUtils.deleteRecursively(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
