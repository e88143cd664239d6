package weft.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/** A PostgreSQL on a random loopback port; the server and its data end with the JVM. */
public final class TestPostgres implements AutoCloseable {
  private static final class Shared {
    static final TestPostgres ONE = lasting(false);
  }

  private static final class Durable {
    static final TestPostgres ONE = lasting(true);
  }

  private final Path data;
  private final EmbeddedPostgres server;

  /** Whether it has the database that {@link TestDatabase} copies. */
  boolean hasMigrated;

  /** Its start command, once it has been killed. */
  private List<String> commandLine = List.of();

  private TestPostgres(Path data, EmbeddedPostgres server) {
    this.data = data;
    this.server = server;
  }

  /** The server that all test classes of a JVM share. No test kills it, so it need not flush. */
  public static TestPostgres shared() {
    return Shared.ONE;
  }

  /** The server that benches share, to measure the cost of durable commits. */
  public static TestPostgres durable() {
    return Durable.ONE;
  }

  private static TestPostgres lasting(boolean durable) {
    var server = start(durable);
    Runtime.getRuntime().addShutdownHook(new Thread(server::end));
    return server;
  }

  private void end() {
    try {
      close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A durable server of one test, which kills it. */
  public static TestPostgres start() {
    return start(true);
  }

  private static TestPostgres start(boolean durable) {
    try {
      String name = "weft-test-postgres";
      var data = durable ? Files.createTempDirectory(name) : Scratch.directory(name);
      return new TestPostgres(data, builder(data, durable).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static EmbeddedPostgres.Builder builder(Path data, boolean durable) {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data.resolve("data"))
        .setPort(FreePort.next())
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setServerConfig("fsync", durable ? "on" : "off")
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
    commandLine = commandLine(postmaster.pid());
    var children = postmaster.children().toList();
    postmaster.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
    children.forEach(it -> it.onExit().join());
    postmaster.onExit().join();
  }

  /** Starts again on the same data and port; returns when it answers. */
  public void restart() throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    if ("root".equals(System.getProperty("user.name"))) command.addAll(List.of("unshare", "-U"));
    command.addAll(commandLine);
    new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(data.resolve("restart.log").toFile())
        .start();
    while (!answers()) Thread.sleep(20);
  }

  private boolean answers() {
    try (var connection = server.getPostgresDatabase().getConnection()) {
      return connection.isValid(2);
    } catch (SQLException e) {
      return false;
    }
  }

  private static List<String> commandLine(long pid) throws IOException {
    return List.of(Files.readString(Path.of("/proc/" + pid + "/cmdline")).split("\0", 0));
  }

  private long postmasterPid() throws IOException {
    return Long.parseLong(
        Files.readAllLines(data.resolve("data/postmaster.pid")).getFirst().strip());
  }

  @Override
  public void close() throws IOException {
    if (!commandLine.isEmpty()) kill();
    server.close();
    FileSystemUtils.deleteRecursively(data);
  }
}
