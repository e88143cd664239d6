package weft.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import weft.database.FreePort;

/**
 * A PostgreSQL from the system's packages, with the tools that the bundled one lacks (pg_dump,
 * pg_restore, psql) and with the test's own data.
 */
public final class InstalledPostgres implements AutoCloseable {
  private static final Path ALL = Path.of("/usr/lib/postgresql");
  private static final int OLDEST = 17;

  private final Path bin;
  private final Path data;
  private final int port;
  private final Map<String, String> variables;

  private InstalledPostgres(Path bin, Path data) {
    this.bin = bin;
    this.data = data;
    this.port = FreePort.next();
    this.variables = Map.of("PGHOST", "127.0.0.1", "PGPORT", "" + port, "PGUSER", "postgres");
  }

  public static boolean isThere() {
    return bin().isPresent();
  }

  private static Optional<Path> bin() {
    try (Stream<Path> all = Files.list(ALL)) {
      return all.filter(it -> it.getFileName().toString().matches("\\d+"))
          .filter(it -> number(it) >= OLDEST)
          .filter(it -> Files.isExecutable(it.resolve("bin/initdb")))
          .filter(it -> Files.isExecutable(it.resolve("bin/pg_dump")))
          .max(Comparator.comparingInt(InstalledPostgres::number))
          .map(it -> it.resolve("bin"));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static int number(Path release) {
    return Integer.parseInt(release.getFileName().toString());
  }

  /** A new server, with settings such as {@code archive_mode=on}. */
  public static InstalledPostgres start(Path data, String... settings)
      throws IOException, InterruptedException {
    var it = new InstalledPostgres(bin().orElseThrow(), data);
    it.run(
        "initdb",
        "-D",
        data.toString(),
        "-U",
        "postgres",
        "-A",
        "trust",
        "--locale=C",
        "-E",
        "UTF8");
    it.begin(settings);
    return it;
  }

  /** A server on existing data. */
  public static InstalledPostgres of(Path data, String... settings)
      throws IOException, InterruptedException {
    var it = new InstalledPostgres(bin().orElseThrow(), data);
    it.begin(settings);
    return it;
  }

  private void begin(String... settings) throws IOException, InterruptedException {
    var conf = new StringBuilder();
    for (String it : settings) conf.append(it).append('\n');
    Files.writeString(data.resolve("postgresql.auto.conf"), conf, UTF_8, CREATE, APPEND);
    run(
        "pg_ctl",
        "-D",
        data.toString(),
        "-l",
        data.resolve("log").toString(),
        "-w",
        "-o",
        "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=''",
        "start");
  }

  public int port() {
    return port;
  }

  /** Runs a tool, or the command at this path, and returns its output; the tool must succeed. */
  public String run(String tool, String... arguments) throws IOException, InterruptedException {
    return run(Map.of(), tool, arguments);
  }

  public String run(Map<String, String> more, String tool, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) command.addAll(List.of("unshare", "-U"));
    command.add(bin.resolve(tool).toString());
    command.addAll(List.of(arguments));
    var out = Files.createTempFile("weft-" + Path.of(tool).getFileName(), ".log");
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
    builder.environment().putAll(variables);
    builder.environment().putAll(more);
    builder.directory(new File("."));
    var process = builder.start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).as(tool).isTrue();
    String said = Files.readString(out, UTF_8);
    assertThat(process.exitValue()).as(command + ": " + said).isZero();
    return said;
  }

  public String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  @Override
  public void close() throws IOException {
    try {
      run("pg_ctl", "-D", data.toString(), "-m", "fast", "-w", "stop");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("while it stopped");
    }
  }
}
