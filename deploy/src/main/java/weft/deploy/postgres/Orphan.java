package weft.deploy.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL that a killed hub left running on its data directory. The hub stops it instead of
 * adopting it, because its settings may come from an older release.
 */
record Orphan(Path directory) {
  private static final Logger log = LoggerFactory.getLogger(Orphan.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /**
   * Stops it by a fast shutdown, then an immediate one (after which recovery loses nothing
   * committed), then by KILL.
   */
  void stop() throws IOException {
    var process = find();
    if (process.isEmpty()) {
      if (Files.exists(directory)) killChildren();
      return;
    }
    log.info("Stopping the PostgreSQL of a hub that was killed (pid {})", process.get().pid());
    for (String signal : new String[] {"INT", "QUIT", "KILL"}) {
      new ProcessBuilder("kill", "-" + signal, Long.toString(process.get().pid())).start();
      if (!gone(process.get())) continue;
      killChildren();
      return;
    }
    throw new IOException("PostgreSQL of an earlier hub does not stop: " + process.get().pid());
  }

  /** Whether the process still runs. A zombie does not count; its command line is empty. */
  static boolean isAlive(ProcessHandle process) throws IOException {
    if (!process.isAlive()) return false;
    try (var words = Files.newInputStream(Path.of("/proc/" + process.pid() + "/cmdline"))) {
      return words.read() >= 0;
    } catch (NoSuchFileException e) {
      return false; // it has just ended
    }
  }

  /**
   * Kills the children of a PostgreSQL that died. They check for their parent only between two
   * statements, and no server can start on the directory while one of them lives. Uncommitted work
   * is lost.
   */
  void killChildren() throws IOException {
    var home = directory.toRealPath();
    for (var process : ProcessHandle.allProcesses().toList()) {
      if (!isIn(home, process.pid())) continue;
      process.destroyForcibly();
      if (!gone(process)) throw new IOException("PostgreSQL's process does not end: " + process);
    }
  }

  /** PostgreSQL's processes work in their data directory; no process of the hub does. */
  private static boolean isIn(Path home, long pid) {
    try {
      return Path.of("/proc", Long.toString(pid), "cwd").toRealPath().equals(home)
          && Path.of("/proc", Long.toString(pid), "exe").toRealPath().endsWith("postgres");
    } catch (IOException e) {
      return false; // it has ended, or belongs to another user
    }
  }

  /** The process in {@code postmaster.pid}, unless another process has its number by now. */
  Optional<ProcessHandle> find() throws IOException {
    var file = directory.resolve("postmaster.pid");
    if (!Files.exists(file)) return Optional.empty();
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      return Optional.empty(); // it has just ended
    }
    if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d+")) return Optional.empty();
    return ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(this::isOurs);
  }

  private boolean isOurs(ProcessHandle process) {
    return process
        .info()
        .commandLine()
        .filter(it -> it.contains("postgres") && it.contains(directory.toString()))
        .isPresent();
  }

  private static boolean gone(ProcessHandle process) throws IOException {
    var until = Instant.now().plus(PATIENCE);
    while (process.isAlive()) {
      if (Instant.now().isAfter(until)) return false;
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while stopping PostgreSQL", e);
      }
    }
    return true;
  }
}
