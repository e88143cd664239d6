package weft.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Six readers request without pause the page with 12 shipments of 5,000 lines each. A page is
 * limited in bytes, whatever its rows contain, and the hub survives with 256 MB.
 */
final class WidePages implements Scenario {
  static final int READERS = 6;
  static final int LINES = 5_000;

  /** A page has 1 MB, and the row that exceeds it. */
  private static final long LARGEST_PAGE = 3L << 20;

  @Override
  public String name() {
    return "wide-pages";
  }

  @Override
  public void run(Trial trial) throws Exception {
    try (var site = DemoSite.of(trial)) {
      long pid = site.hub().pid();
      int shipments = trial.times(3, 12);
      announce(site, "W" + trial.random().nextInt(1_000_000), shipments);
      new Promises(site.postgres().look()).settle(Duration.ofMinutes(1));
      var supplier = Reader.of(site, "jiaxin-api");
      var largest = new AtomicLong();
      var time = Duration.ofSeconds(trial.times(3, 60));
      var read =
          Neighbour.beside(
              site, () -> Neighbour.from(READERS, time, () -> page(supplier, largest)));
      Map<Integer, Integer> pages = read.found();
      trial.found(
          "%d readers of %d shipments of %d lines, a page of %s: %s",
          READERS,
          shipments,
          LINES,
          String.format(Locale.ROOT, "%.1f MB at most", largest.get() / 1e6),
          read);
      assertThat(pages.keySet()).isSubsetOf(200, 429, 503);
      assertThat(pages).containsKey(200);
      assertThat(largest.get()).describedAs("bytes of a page").isLessThan(LARGEST_PAGE);
      assertThat(site.hub().pid()).isEqualTo(pid);
      assertThat(site.hub().isAlive()).isTrue();
      read.wasServed(trial);
    }
  }

  private static int page(Reader by, AtomicLong largest) throws Exception {
    var answer = by.get("/api/v1/shipments?as=supplier&limit=100");
    largest.accumulateAndGet(answer.body().length(), Math::max);
    return answer.statusCode();
  }

  private static void announce(DemoSite site, String own, int shipments) throws Exception {
    var supplier = Reader.of(site, "jiaxin-api");
    String line = "{\"part\":\"JX-24017\",\"quantity\":\"1\",\"unit\":\"PCE\"}";
    String lines = String.join(",", Collections.nCopies(LINES, line));
    var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    for (int i = 0; i < shipments; i++) {
      String body =
          """
          {"number": "%s-%d", "buyer": "HENGYUE", "shipFrom": "JX1", "shipTo": "PLANT1", "shipped": "%s",
           "arrives": "%s", "belowZero": "Counted later.", "lines": [%s]}
          """
              .formatted(own, i, today, today.plusDays(2), lines);
      Waiting.until(
          "a shipment announced",
          Duration.ofMinutes(1),
          () -> {
            var answer =
                supplier.post("/api/v1/shipments", "application/json", body.getBytes(UTF_8));
            // The views of the new hub follow first; then the hub takes the shipment.
            assertThat(answer.statusCode()).describedAs(answer.body()).isIn(200, 409, 503);
            return answer.statusCode() == 200;
          });
    }
  }
}
