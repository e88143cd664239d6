package weft.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Stops every process of PostgreSQL (SIGSTOP) under load, as when its host or its disk hangs: the
 * connections remain, but nothing answers. Commands and reads get an error within 5 s, the hub's
 * threads and heap do not grow meanwhile, and the hub continues when the database does.
 */
final class StalledDatabase implements Scenario {
  private static final Duration TOLD = Duration.ofSeconds(5);

  private static final int MORE_THREADS = 64;
  private static final double MORE_HEAP = 48e6;
  private static final int ATTEMPTS = 3;

  @Override
  public String name() {
    return "stalled-database";
  }

  /**
   * The result of one stall.
   *
   * @param refused requests answered 503
   * @param longest of all requests that partners sent
   * @param heap bytes left by a full collection: before the stall, and at its end
   */
  private record Stall(
      int refused,
      Ledger.Waited longest,
      double threadsBefore,
      double threads,
      double heapBefore,
      double heap,
      Duration back) {}

  @Override
  public void run(Trial trial) throws Exception {
    var ledger = new Ledger(trial);
    int seconds = trial.times(8, 60);
    var told = new ArrayList<Duration>();
    var back = new ArrayList<Duration>();
    try (var site = DemoSite.of(trial)) {
      do {
        var stall = stall(trial, site, ledger, told.size() + 1, seconds);
        new Promises(site.postgres().look()).hold(ledger, site.partners());
        told.add(stall.longest().time());
        back.add(stall.back());
        tell(trial, seconds, stall);
        assertThat(stall.threads()).isLessThan(stall.threadsBefore() + MORE_THREADS);
        assertThat(stall.heap())
            .describedAs("bytes of heap in use, before: %.0f", stall.heapBefore())
            .isLessThan(stall.heapBefore() + MORE_HEAP);
      } while (trial.small() && told.size() < ATTEMPTS && isLate(told.getLast()));
      trial.found(
          "%,d acknowledged = stored, %,d rows of views = replay",
          ledger.acknowledged(), Replay.assertEqual(site.postgres(), "weft"));
    }
    trial.within("answered", TOLD, told);
    trial.within("acknowledged again", Duration.ofSeconds(10), back);
  }

  private static boolean isLate(Duration told) {
    return told.compareTo(TOLD) >= 0;
  }

  private static Stall stall(Trial trial, DemoSite site, Ledger ledger, int round, int seconds)
      throws Exception {
    var monitoring = site.monitoring();
    int before = ledger.acknowledged();
    var partners =
        Partners.start(List.of(site.url()), site.tokens(), ledger, round, trial.partners());
    Waiting.until(
        "under load",
        Duration.ofMinutes(3),
        () -> ledger.acknowledged() > before + trial.partners());
    double heapBefore = heapInUse(site);
    double threadsBefore = threads(monitoring);
    int refused = ledger.refused.get();
    int unanswered = ledger.unanswered.get();
    ledger.longest.set(Ledger.Waited.NOT);
    double threads = 0;
    double heap;
    site.postgres().stall();
    long stalled = System.nanoTime();
    try {
      long end = stalled + Duration.ofSeconds(seconds).toNanos();
      while (System.nanoTime() < end) {
        Waiting.pass(Duration.ofMillis(500));
        threads = Math.max(threads, threads(monitoring));
      }
      heap = heapInUse(site);
      assertThat(monitoring.health()).isEqualTo(503);
    } finally {
      site.postgres().goOn();
    }
    long flowing = System.nanoTime();
    int told = ledger.refused.get() - refused;
    assertThat(told).describedAs("told 503").isPositive();
    var back = site.untilAcknowledged(ledger, flowing, Duration.ofSeconds(60));
    partners.finish(); // requests from the time without answers have ended by now
    assertThat(ledger.unanswered.get() - unanswered)
        .describedAs("requests that nobody answered")
        .isZero();
    return new Stall(told, ledger.longest.get(), threadsBefore, threads, heapBefore, heap, back);
  }

  private static void tell(Trial trial, int seconds, Stall it) {
    trial.found(
        "%d s without an answer: %d requests told 503 with Retry-After, none left unanswered, the"
            + " slowest after %.1f s at the partner's (%s); next command"
            + " acknowledged %.1f s after its end; at most %.0f threads (%.0f before), %.0f MB of"
            + " heap in use after a full collection (%.0f before)",
        seconds,
        it.refused(),
        KilledHub.seconds(it.longest().time()),
        it.longest().request(),
        KilledHub.seconds(it.back()),
        it.threads(),
        it.threadsBefore(),
        it.heap() / 1e6,
        it.heapBefore() / 1e6);
  }

  private static double threads(Monitoring it) throws IOException, InterruptedException {
    return it.sum("jvm_threads_live_threads", "");
  }

  /** After a full collection, so that only live objects count. */
  private static double heapInUse(DemoSite site) throws IOException, InterruptedException {
    var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    var collection =
        new ProcessBuilder(jcmd, Long.toString(site.hub().pid()), "GC.run")
            .redirectErrorStream(true)
            .start();
    collection.getInputStream().readAllBytes();
    assertThat(collection.waitFor()).describedAs("jcmd GC.run").isZero();
    return site.monitoring().sum("jvm_memory_used_bytes", "area=\"heap\"");
  }
}
