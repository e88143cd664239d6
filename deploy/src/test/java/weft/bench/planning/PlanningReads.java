package weft.bench.planning;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import weft.bench.Bench;
import weft.bench.BenchHub;
import weft.bench.FirstPage;
import weft.bench.Report;
import weft.bench.Times;
import weft.json.Json;

/**
 * Measures {@code GET /api/v1/supply-balance} of one part over 28 days, with 10,000 lines called
 * off and 10,000 in transit, on both sides, and all parts of a supplier at once, on four
 * connections. The large form repeats this among ten million rows of a thousand suppliers.
 */
public final class PlanningReads implements Bench {
  private static final int DAYS = PlanningTables.DAYS;
  private static final int ROUNDS = 3;
  private static final double MOST = 1.5;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final boolean large;
  private final PlanningTables tables;

  public PlanningReads(boolean large) {
    this.large = large;
    tables =
        large
            ? new PlanningTables("BENCH-L", 4_000_000_000L)
            : new PlanningTables("BENCH-P", 3_000_000_000L);
  }

  @Override
  public String name() {
    return large ? "planning-large" : "planning";
  }

  @Override
  public boolean isByNameAlone() {
    return large;
  }

  @Override
  public void run(Report report, boolean small) throws Exception {
    int schedules = small ? 10 : 357;
    int parts = small ? 20 : 500;
    // A hub that cached the rows of the previous bench would not see rows without events.
    try (var hub = BenchHub.start(small && !large)) {
      report.server(name(), hub.writer());
      tables.fill(hub, schedules, parts);
      var reads = reads(schedules, parts);
      for (Read it : reads) it.check(hub);
      double seconds = small ? 0.01 : 5;
      List<Times> alone = measured(hub, reads, seconds, small);
      if (large) {
        double changedAlone = Times.median(changing(hub, small).changed());
        long begun = System.nanoTime();
        int rows = tables.fillOthers(hub, small ? 2 : 1_000);
        report.say("%s: %,d more rows in %.0f s", name(), rows, (System.nanoTime() - begun) / 1e9);
        List<Times> among = measured(hub, reads, seconds, small);
        for (int i = 0; i < reads.size(); i++)
          compared(report, reads.get(i), alone.get(i), among.get(i), rows);
        compared(report, rows, changedAlone, Times.median(changing(hub, small).changed()));
        return;
      }
      for (int i = 0; i < reads.size(); i++) reads.get(i).tell(report, alone.get(i), seconds);
      changing(hub, small).tell(report);
    }
  }

  /** Compares first reads after a change, because cached reads hide the size of the tables. */
  private void compared(Report report, int rows, double alone, double among) {
    report.figure(
        name(),
        "supplier's balance, the first after a change of the part",
        "one request at a time, among %,d rows of others".formatted(rows),
        "p50 %.1f ms; %.2f of it without them".formatted(among, among / alone),
        "without them: p50 %.1f ms".formatted(alone),
        "within 1.5",
        among / alone <= MOST);
  }

  private void compared(Report report, Read read, Times alone, Times among, int rows) {
    double ratio = among.p50() / alone.p50();
    report.figure(
        name(),
        read.what(),
        read.sizes() + ", among %,d rows of others".formatted(rows),
        "%s; %.2f of p50 without them".formatted(among, ratio),
        "without them: " + alone,
        "within 1.5",
        ratio <= MOST);
  }

  /** A part that is read again and again. */
  private record Read(String what, String sizes, String path, String client, String shows) {
    void check(BenchHub hub) throws IOException {
      String body = FirstPage.get(hub, path, FirstPage.token(hub, client));
      if (!body.contains(shows)) throw new IllegalStateException(body);
    }

    void tell(Report report, Times times, double seconds) {
      boolean one = path.contains("days=");
      double rate = times.sorted().length / (seconds * ROUNDS);
      report.figure(
          "planning",
          what,
          sizes,
          "%,.0f requests/s, %s".formatted(rate, times),
          "",
          one ? "500 requests/s, p99 under 20 ms" : "p50 under 300 ms",
          one ? rate >= 500 && times.p99() < 20 : times.p50() < 300);
    }
  }

  private List<Read> reads(int schedules, int parts) {
    String one = "&part=%s&days=%d".formatted(tables.part(), DAYS);
    String sizes =
        "%d days, %,d lines called off, %,d on their way"
            .formatted(DAYS, schedules * DAYS, schedules * DAYS);
    return List.of(
        new Read(
            "supplier's balance of one part",
            sizes,
            "/api/v1/supply-balance?side=supplier&site=JX1" + one,
            "jiaxin-api",
            "\"runOut\":{"),
        new Read(
            "buyer's balance of one part",
            sizes,
            "/api/v1/supply-balance?side=buyer&site=PLANT1" + one,
            "hengyue-planner",
            "\"confirmed\":\"" + schedules),
        new Read(
            "what makes its demand, the first page of 100",
            sizes,
            "/api/v1/supply-balance/sources?side=supplier&site=JX1&number=out&limit=100&part="
                + tables.part(),
            "jiaxin-api",
            "\"kind\":\"call-offs\""),
        new Read(
            "run-outs of all parts",
            "%,d parts of %d lines each, and one of %,d".formatted(parts, DAYS, schedules * DAYS),
            "/api/v1/run-outs?side=supplier&limit=500",
            "jiaxin-api",
            tables.part()));
  }

  /** Each read in turn, three times, after a warm-up for the compiler. */
  private static List<Times> measured(BenchHub hub, List<Read> reads, double seconds, boolean small)
      throws Exception {
    if (!small) for (Read it : reads) FirstPage.times(_ -> request(hub, it), seconds * 3);
    List<List<Long>> all = reads.stream().<List<Long>>map(_ -> new ArrayList<>()).toList();
    for (int round = 0; round < (small ? 1 : ROUNDS); round++)
      for (int i = 0; i < reads.size(); i++) {
        Read it = reads.get(i);
        var mine = all.get(i);
        Arrays.stream(FirstPage.times(_ -> request(hub, it), seconds).sorted()).forEach(mine::add);
      }
    return all.stream().map(Times::of).toList();
  }

  /**
   * In milliseconds, each sorted.
   *
   * @param changed the first read after a change
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Changing(double[] changed, double[] now, double[] past) {
    void tell(Report report) {
      int rounds = changed.length;
      double ratio = past[rounds / 2] / now[rounds / 2];
      report.figure(
          "planning",
          "supplier's balance, the first after a change of the part",
          "%d counts of its stock, one request at a time".formatted(rounds),
          "p50 %.1f ms, p95 %.1f ms".formatted(changed[rounds / 2], changed[rounds * 95 / 100]),
          "");
      report.figure(
          "planning",
          "the same as of before those counts",
          "in turn with it as of now, which p50 %.2f ms".formatted(now[rounds / 2]),
          "p50 %.2f ms, %.2f of now".formatted(past[rounds / 2], ratio),
          "",
          "within 2",
          ratio <= 2);
    }
  }

  /**
   * Measures the first read after a change, a repeated read, and a read of the past. A change
   * invalidates its part's cached inputs; reads of the past are cached like reads of now.
   */
  private Changing changing(BenchHub hub, boolean small) throws Exception {
    String token = FirstPage.token(hub, "jiaxin-api");
    String path =
        "/api/v1/supply-balance?side=supplier&site=JX1&part=%s&days=%d"
            .formatted(tables.part(), DAYS);
    int rounds = small ? 3 : 60;
    Instant then = Instant.now();
    double[] changed = new double[rounds];
    double[] now = new double[rounds];
    double[] past = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      long position = count(hub, token, i + 1);
      changed[i] = millis(hub, path + "&atLeast=" + position, token);
      now[i] = millis(hub, path, token);
      past[i] = millis(hub, path + "&asOf=" + then, token);
    }
    Arrays.sort(changed);
    Arrays.sort(now);
    Arrays.sort(past);
    return new Changing(changed, now, past);
  }

  private static double millis(BenchHub hub, String path, String token) throws Exception {
    long start = System.nanoTime();
    FirstPage.get(hub, path, token);
    return (System.nanoTime() - start) / 1e6;
  }

  private long count(BenchHub hub, String token, int quantity) throws Exception {
    String body =
        """
        {"site": "JX1", "part": "%s", "category": "finished", "status": "usable", "quantity": "%d", "unit": "PCE", "at": "%s"}
        """
            .formatted(tables.part(), quantity, Instant.now());
    var request =
        HttpRequest.newBuilder(URI.create(hub.url("/api/v1/stock/counts")))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) throw new IllegalStateException(answer.body());
    return Json.mapper().readTree(answer.body()).path("position").asLong();
  }

  private static Callable<?> request(BenchHub hub, Read it) throws IOException {
    String token = FirstPage.token(hub, it.client());
    return () -> FirstPage.get(hub, it.path(), token);
  }
}
