package weft.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The disk below the hub's data and PostgreSQL's log fills up under load, and is emptied again; or
 * data and log have a disk each, and one of them fills up. Needs to mount small file systems, so it
 * runs as root.
 */
final class FullDisk implements Scenario {
  private static final int MEGABYTES = 320;

  private final boolean apart;

  FullDisk(boolean apart) {
    this.apart = apart;
  }

  @Override
  public String name() {
    return apart ? "full-disks" : "full-disk";
  }

  @Override
  public void run(Trial trial) throws Exception {
    var data = mounted();
    if (data == null) {
      trial.found("skipped: no file system can be mounted here (it needs root)");
      return;
    }
    var log = apart ? mounted() : data;
    if (log == null) throw new IOException("a second file system cannot be mounted");
    try {
      fill(trial, data, log);
    } finally {
      unmount(data);
      if (apart) unmount(log);
    }
  }

  private static @Nullable Path mounted() throws IOException, InterruptedException {
    var mount = Files.createTempDirectory("weft-chaos-disk");
    if (run("mount", "-t", "tmpfs", "-o", "size=" + MEGABYTES + "m", "tmpfs", mount.toString()))
      return mount;
    Files.delete(mount);
    return null;
  }

  private static void unmount(Path mount) throws IOException, InterruptedException {
    run("umount", "-l", mount.toString());
    Files.delete(mount);
  }

  private void fill(Trial trial, Path data, Path log) throws Exception {
    var ledger = new Ledger(trial);
    try (var site = DemoSite.startOn(Files.createDirectory(data.resolve("data")))) {
      if (apart) site.moveLog(log.resolve("pg_wal"));
      for (int time = 1; time <= trial.times(apart ? 2 : 1, 10); time++) {
        boolean logIsFull = apart && time % 2 == 1;
        var ballast = (logIsFull ? log : data).resolve("ballast");
        var partners =
            Partners.start(List.of(site.url()), site.tokens(), ledger, time, trial.partners());
        Waiting.pass(trial.moment(500, 2_000));
        long left = leave(ballast, trial.random().nextInt(2 << 20));
        Waiting.until(
            "health DOWN",
            Duration.ofSeconds(90),
            () -> site.monitoring().health() == 503 || (logIsFull && moved(site.postgres())));
        int then = ledger.acknowledged();
        Waiting.pass(Duration.ofSeconds(trial.times(3, 10)));
        Files.delete(ballast);
        long emptied = System.nanoTime();
        var back = site.untilAcknowledged(ledger, emptied, Duration.ofSeconds(60));
        partners.finish();
        Waiting.until("health UP", Duration.ofSeconds(30), () -> site.monitoring().health() == 200);
        new Promises(site.postgres().look()).hold(ledger, site.partners());
        long compared = Replay.assertEqual(site.postgres(), "weft");
        trial.found(
            "%s full (%,d bytes left) %d: health DOWN with %,d acknowledged; the next %.1f s after"
                + " there was room; %,d acknowledged = stored; %,d rows of views = replay",
            apart ? (logIsFull ? "the log's disk" : "the data's disk") : "the disk",
            left,
            time,
            then,
            KilledHub.seconds(back),
            ledger.acknowledged(),
            compared);
      }
    }
  }

  /** Makes the log go on in a new file: the existing files would have room for many commands. */
  private static boolean moved(HubPostgres postgres) throws IOException {
    postgres.look().sql("select pg_switch_wal()").query().singleRow();
    return false;
  }

  /** Fills the file system up to so many bytes. */
  private static long leave(Path ballast, int bytes) throws IOException {
    try (var out = Files.newOutputStream(ballast)) {
      long room = Files.getFileStore(ballast).getUsableSpace() - bytes;
      byte[] block = new byte[1 << 16];
      for (long written = 0; written + block.length <= room; written += block.length)
        out.write(block);
    } catch (IOException e) {
      if (!String.valueOf(e.getMessage()).contains("No space")) throw e;
    }
    return Files.getFileStore(ballast).getUsableSpace();
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
  }
}
