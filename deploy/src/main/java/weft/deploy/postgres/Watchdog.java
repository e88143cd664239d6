package weft.deploy.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Restarts the hub's PostgreSQL when it dies, with the same options and port, so that the pools
 * find it again. It retries forever, because a full disk may be freed.
 */
final class Watchdog implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Watchdog.class);
  private static final String LOG = "restart.log";
  private static final Duration LOOK = Duration.ofMillis(250);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** Allows recovery to read the log since the last checkpoint. */
  private static final Duration START = Duration.ofSeconds(60);

  private final Path directory;
  private final Thread thread;
  private @Nullable ProcessHandle server;

  private Watchdog(Path directory) {
    this.directory = directory;
    this.thread = Thread.ofPlatform().name("weft-postgres-watchdog").daemon().unstarted(this::run);
  }

  /** Watches the PostgreSQL that runs on the directory now. */
  static Watchdog over(Path directory) {
    var watchdog = new Watchdog(directory);
    watchdog.thread.start();
    return watchdog;
  }

  private void run() {
    try {
      boolean missing = false;
      while (true) {
        Thread.sleep(LOOK);
        boolean before = missing;
        missing = !isRunning();
        if (before && missing) revive(); // a single look may hit a moment when its files change
      }
    } catch (InterruptedException e) {
      // closed
    }
  }

  /** Checks the last known process first, which is cheaper than reading the files. */
  private boolean isRunning() {
    try {
      if (server == null || !Orphan.isAlive(server))
        server = new Orphan(directory).find().orElse(null);
      return server != null;
    } catch (IOException e) {
      log.warn("PostgreSQL's state cannot be read: {}", e.getMessage());
      return true;
    }
  }

  private void revive() throws InterruptedException {
    log.warn("PostgreSQL has died; starting it again");
    try {
      new Orphan(directory).killChildren();
      if (start()) log.warn("PostgreSQL runs again");
      else Thread.sleep(PAUSE);
    } catch (IOException e) {
      log.warn("PostgreSQL does not start: {}", e.getMessage());
      Thread.sleep(PAUSE);
    }
  }

  /** Returns once it answers or has failed to start. */
  private boolean start() throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(command())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (process.waitFor(START.toSeconds() + 5, TimeUnit.SECONDS) && process.exitValue() == 0)
        return true;
      log.warn("PostgreSQL does not start; {} says why", directory.resolve(LOG));
      return false;
    } finally {
      process.destroyForcibly(); // only pg_ctl, in case of close() while it waits
    }
  }

  /** {@code postmaster.opts} holds the last start: program "option" "option" … */
  private List<String> command() throws IOException {
    var last = Files.readString(directory.resolve("postmaster.opts")).strip();
    int options = last.indexOf(" \"");
    var program = Path.of(options < 0 ? last : last.substring(0, options));
    var command = new ArrayList<String>();
    // PostgreSQL refuses to run as root; a user namespace of its own hides root from it.
    if ("root".equals(System.getProperty("user.name"))) command.addAll(List.of("unshare", "-U"));
    command.addAll(
        List.of(
            program.resolveSibling("pg_ctl").toString(),
            "start",
            "-D",
            directory.toString(),
            "-o",
            options < 0 ? "" : last.substring(options),
            "-l",
            directory.resolve(LOG).toString(),
            "-w",
            "-t",
            Long.toString(START.toSeconds())));
    return command;
  }

  /** Stops watching, so that the server may end. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
