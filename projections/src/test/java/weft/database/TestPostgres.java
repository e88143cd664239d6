package weft.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A durable PostgreSQL on a random port of the loopback; ends with the JVM. */
public final class TestPostgres implements AutoCloseable {
  private static final class Shared {
    static final TestPostgres ONE = start();
  }

  private final Path data;
  private EmbeddedPostgres server;

  private TestPostgres(Path data, EmbeddedPostgres server) {
    this.data = data;
    this.server = server;
  }

  /** The one server that all test classes of a JVM share. */
  public static TestPostgres shared() {
    return Shared.ONE;
  }

  /** A server of one's own, to be killed. */
  public static TestPostgres start() {
    try {
      var data = Files.createTempDirectory("weft-test-postgres");
      return new TestPostgres(data, builder(data).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static EmbeddedPostgres.Builder builder(Path data) {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data.resolve("data"))
        .setCleanDataDirectory(false)
        .setServerConfig("fsync", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("max_connections", "200")
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setPGStartupWait(Duration.ofSeconds(60));
  }

  public EmbeddedPostgres server() {
    return server;
  }

  /**
   * {@code kill -9} of the postmaster and all its children, as a power cut would look to the hub.
   */
  public void kill() throws IOException {
    var postmaster = ProcessHandle.of(postmasterPid()).orElseThrow();
    var children = postmaster.children().toList();
    postmaster.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
    children.forEach(it -> it.onExit().join());
    postmaster.onExit().join();
  }

  /** Starts again on the same data and port. */
  public void restart() throws IOException {
    int port = server.getPort();
    server = builder(data).setPort(port).start();
  }

  private long postmasterPid() throws IOException {
    return Long.parseLong(
        Files.readAllLines(data.resolve("data/postmaster.pid")).getFirst().strip());
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
