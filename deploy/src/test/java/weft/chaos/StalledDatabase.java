package weft.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/**
 * Every process of PostgreSQL stops (SIGSTOP) under load, as when its host or its disk hangs: the
 * connections stand, nothing answers. Commands and reads are told so within 5 s, the hub's threads
 * and heap do not grow meanwhile, and it goes on when the database does.
 */
final class StalledDatabase implements Scenario {
  private static final int MORE_THREADS = 64;

  @Override
  public String name() {
    return "stalled-database";
  }

  @Override
  public void run(Trial trial) throws Exception {
    var ledger = new Ledger(trial);
    try (var site = DemoSite.of(trial)) {
      var partners =
          Partners.start(List.of(site.url()), site.tokens(), ledger, 1, KilledHub.PARTNERS);
      Waiting.until(
          "under load", Duration.ofSeconds(60), () -> ledger.acknowledged() > KilledHub.PARTNERS);
      double threads = metric(site, "jvm_threads_live_threads");
      site.postgres().stall();
      long stalled = System.nanoTime();
      double mostThreads = 0;
      double mostHeap = 0;
      double slowest = 0;
      try {
        int before = ledger.refused.get();
        ledger.longest.set(Ledger.Waited.NOT);
        long end = stalled + Duration.ofSeconds(trial.times(12, 60)).toNanos();
        while (System.nanoTime() < end) {
          Waiting.pass(Duration.ofMillis(500));
          mostThreads = Math.max(mostThreads, metric(site, "jvm_threads_live_threads"));
          mostHeap = Math.max(mostHeap, metric(site, "jvm_memory_used_bytes{area=\"heap\""));
          slowest = Math.max(slowest, slowestRefusal(site));
        }
        assertThat(ledger.refused.get() - before).describedAs("told 503").isPositive();
        assertThat(health(site)).isEqualTo(503);
      } finally {
        site.postgres().goOn();
      }
      long flowing = System.nanoTime();
      var longest = ledger.longest.get();
      var back = site.untilAcknowledged(ledger, flowing, Duration.ofSeconds(60));
      partners.finish();
      var promises = new Promises(site.postgres().look());
      promises.settle(Duration.ofSeconds(60));
      promises.exactlyOnce(ledger);
      promises.answeredOnce(site.partners());
      long compared = Replay.assertEqual(site.postgres(), "weft");
      trial.found(
          "%d s without an answer: %d requests told 503 with Retry-After, the slowest after %.1f s"
              + " at the hub's door, %.1f s at the partner's (%s); next command acknowledged %.1f s"
              + " after its end; at most %.0f threads (%.0f before) and %.0f MB of heap",
          trial.times(12, 60),
          ledger.refused.get(),
          slowest,
          KilledHub.seconds(longest.time()),
          longest.request(),
          KilledHub.seconds(back),
          mostThreads,
          threads,
          mostHeap / 1e6);
      trial.found(
          "%,d acknowledged = stored; %,d rows of views = replay", ledger.acknowledged(), compared);
      assertThat(slowest).describedAs("seconds at the door").isLessThan(trial.small() ? 15 : 5.5);
      assertThat(back).isLessThan(trial.limit(Duration.ofSeconds(10)));
      assertThat(mostThreads).isLessThan(threads + MORE_THREADS);
    }
  }

  static int health(DemoSite site) throws IOException, InterruptedException {
    return ask(site, "/actuator/health").statusCode();
  }

  /** Seconds from the door to a refusal, of all that were refused in the last minutes. */
  private static double slowestRefusal(DemoSite site) throws IOException, InterruptedException {
    return ask(site, "/actuator/prometheus")
        .body()
        .lines()
        .filter(it -> it.startsWith("http_server_requests_seconds_max{"))
        .filter(it -> it.contains("status=\"503\""))
        .mapToDouble(it -> Double.parseDouble(it.substring(it.lastIndexOf(' ') + 1)))
        .max()
        .orElse(0);
  }

  /** The sum over all lines that begin so. */
  private static double metric(DemoSite site, String name)
      throws IOException, InterruptedException {
    return ask(site, "/actuator/prometheus")
        .body()
        .lines()
        .filter(it -> it.startsWith(name))
        .mapToDouble(it -> Double.parseDouble(it.substring(it.lastIndexOf(' ') + 1)))
        .sum();
  }

  private static java.net.http.HttpResponse<String> ask(DemoSite site, String path)
      throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(URI.create(site.url() + path))
              .timeout(Duration.ofSeconds(10))
              .build(),
          BodyHandlers.ofString());
    }
  }
}
