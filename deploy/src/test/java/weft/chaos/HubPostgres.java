package weft.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The PostgreSQL below a demo hub's data directory, as the machine's operator sees it: its
 * processes, and its tables read as superuser.
 */
record HubPostgres(Path data) {

  PGSimpleDataSource database(String name, String user) throws IOException {
    var source = new PGSimpleDataSource();
    source.setUrl("jdbc:postgresql://127.0.0.1:" + port() + "/" + name);
    source.setUser(user);
    source.setPassword(password(user));
    source.setCurrentSchema("weft");
    source.setConnectTimeout(5);
    source.setSocketTimeout(300);
    return source;
  }

  /** The hub's database, read as superuser. */
  JdbcClient look() throws IOException {
    return JdbcClient.create(database("weft", "postgres"));
  }

  String password(String user) throws IOException {
    return Files.readString(data.resolve("keys").resolve(user));
  }

  int port() throws IOException {
    return Integer.parseInt(pidFile().get(3).strip());
  }

  private List<String> pidFile() throws IOException {
    return Files.readAllLines(data.resolve("postgres/postmaster.pid"));
  }

  private ProcessHandle postmaster() throws IOException {
    return ProcessHandle.of(Long.parseLong(pidFile().getFirst().strip())).orElseThrow();
  }

  /** kill -9 of the postmaster and all of its children at once: its memory is gone. */
  void killAll() throws IOException {
    var postmaster = postmaster();
    var all = new ArrayList<ProcessHandle>(List.of(postmaster));
    all.addAll(postmaster.children().toList());
    signal("KILL", all.stream().mapToLong(ProcessHandle::pid));
    end(all.stream());
  }

  /** kill -9 of the postmaster; its children notice sooner or later. */
  void killPostmaster() throws IOException {
    var postmaster = postmaster();
    signal("KILL", LongStream.of(postmaster.pid()));
    end(Stream.of(postmaster));
  }

  /** kill -9 of one child, after which PostgreSQL restarts itself; it may not trust its memory. */
  void killOneChild(java.util.Random random) throws IOException {
    var children = postmaster().children().toList();
    var child = children.get(random.nextInt(children.size()));
    signal("KILL", LongStream.of(child.pid()));
    end(Stream.of(child));
  }

  /** Stops all its processes without notice to anyone. */
  void stall() throws IOException {
    signal("STOP", everything());
  }

  void goOn() throws IOException {
    signal("CONT", everything());
  }

  private LongStream everything() throws IOException {
    var postmaster = postmaster();
    return LongStream.concat(
        LongStream.of(postmaster.pid()), postmaster.children().mapToLong(ProcessHandle::pid));
  }

  /** Sends a signal as {@code kill} does. */
  static void signal(String name, LongStream pids) throws IOException {
    var command = new ArrayList<>(List.of("kill", "-" + name));
    pids.forEach(it -> command.add(Long.toString(it)));
    try {
      new ProcessBuilder(command).inheritIO().start().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static void end(Stream<ProcessHandle> processes) {
    processes.forEach(
        it ->
            it.onExit()
                .orTimeout(
                    Duration.ofSeconds(10).toSeconds(), java.util.concurrent.TimeUnit.SECONDS)
                .join());
  }
}
