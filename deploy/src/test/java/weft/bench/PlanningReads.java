package weft.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import weft.json.Json;

/**
 * {@code GET /api/v1/supply-balance} of one part over 28 days, with 10,000 lines called off and
 * 10,000 on their way, on both sides, and all parts of a supplier at once; by four connections.
 */
final class PlanningReads implements Bench {
  private static final int DAYS = 28;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** Above the numbers of the hub's own schedules, and of other benches'. */
  private static final long BASE = 3_000_000_000L;

  @Override
  public String name() {
    return "planning";
  }

  @Override
  public void run(Report report, boolean small) throws Exception {
    int schedules = small ? 10 : 357;
    int parts = small ? 20 : 500;
    try (var hub = BenchHub.start()) {
      report.server(name(), hub.writer());
      fill(hub, schedules, parts);
      double seconds = small ? 0.2 : 5;
      String one = "&part=BENCH-P&days=" + DAYS;
      for (var it :
          List.of(
              List.of("supplier's balance", "jiaxin-api", "side=supplier&site=JX1" + one),
              List.of("buyer's balance", "hengyue-planner", "side=buyer&site=PLANT1" + one))) {
        var path = "/api/v1/supply-balance?" + it.get(2);
        String body = FirstPage.get(hub, path, FirstPage.token(hub, it.get(1)));
        boolean all =
            body.contains("\"runOut\":{") || body.contains("\"confirmed\":\"" + schedules);
        if (!all) throw new IllegalStateException(body);
        var times =
            FirstPage.times(
                _ -> request(hub, path, it.get(1)), seconds * (small ? 1 : FirstPage.WARM));
        double rate = times.sorted().length / (seconds * (small ? 1 : FirstPage.WARM));
        report.figure(
            name(),
            it.get(0) + " of one part",
            "%d days, %,d lines called off, %,d on their way"
                .formatted(DAYS, schedules * DAYS, schedules * DAYS),
            "%,.0f requests/s, %s".formatted(rate, times),
            "",
            "500 requests/s, p99 under 20 ms",
            rate >= 500 && times.p99() < 20);
      }
      changing(hub, report, small);
      var all =
          FirstPage.times(
              _ -> request(hub, "/api/v1/run-outs?side=supplier&limit=500", "jiaxin-api"), seconds);
      report.figure(
          name(),
          "run-outs of all parts",
          "%,d parts of %d lines each, and one of %,d".formatted(parts, DAYS, schedules * DAYS),
          all.toString(),
          "",
          "p50 under 300 ms",
          all.p50() < 300);
    }
  }

  /** What is kept of a part is read anew after each change of it; and of the past as of now. */
  private void changing(BenchHub hub, Report report, boolean small) throws Exception {
    String token = FirstPage.token(hub, "jiaxin-api");
    String path = "/api/v1/supply-balance?side=supplier&site=JX1&part=BENCH-P&days=" + DAYS;
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
    double ratio = past[rounds / 2] / now[rounds / 2];
    report.figure(
        name(),
        "supplier's balance, the first after a change of the part",
        "%d counts of its stock, one request at a time".formatted(rounds),
        "p50 %.1f ms, p95 %.1f ms".formatted(changed[rounds / 2], changed[rounds * 95 / 100]),
        "",
        "",
        true);
    report.figure(
        name(),
        "the same as of before those counts",
        "in turn with it as of now, which p50 %.2f ms".formatted(now[rounds / 2]),
        "p50 %.2f ms, %.2f of now".formatted(past[rounds / 2], ratio),
        "",
        "within 2",
        ratio <= 2);
  }

  private static double millis(BenchHub hub, String path, String token) throws Exception {
    long start = System.nanoTime();
    FirstPage.get(hub, path, token);
    return (System.nanoTime() - start) / 1e6;
  }

  private static long count(BenchHub hub, String token, int quantity) throws Exception {
    String body =
        """
        {"site": "JX1", "part": "BENCH-P", "category": "finished", "status": "usable", "quantity": "%d", "unit": "PCE", "at": "%s"}
        """
            .formatted(quantity, Instant.now());
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

  private static Callable<?> request(BenchHub hub, String path, String client) throws IOException {
    String token = FirstPage.token(hub, client);
    return () -> FirstPage.get(hub, path, token);
  }

  private static void fill(BenchHub hub, int schedules, int parts) throws SQLException {
    try (var connection = hub.superuser().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          """
          create temporary table s as
          select %1$d + n as schedule_no, case when n < %2$d then 'BENCH-P' else 'BENCH-' || n end as part, 'A' || n as agreement
          from generate_series(0, %2$d + %3$d - 1) n
          """
              .formatted(BASE, schedules, parts));
      statement.execute(
          """
          insert into delivery_schedule
          select schedule_no, 'DeliverySchedule:HENGYUE:JIAXIN:PLANT1:' || part || ':' || agreement || ':-', 'HENGYUE', 'JIAXIN', 'PLANT1', part,
            agreement, null, 'SWING BEARING RING', 'PCE', 2, 1, schedule_no, 1
          from s
          """);
      statement.execute(
          """
          insert into schedule_release
          select schedule_no, 1, 'HENGYUE', 'JIAXIN', '43', timestamp '2026-11-24 06:00', now() - interval '1 day', 'interchange',
            current_date, current_date + 182, current_date + 14, 0, null, null, null, null
          from s
          """);
      statement.execute(
          """
          insert into call_off_line
          select schedule_no, current_date + 1 + day, 0, 'HENGYUE', 'JIAXIN', null, 'delivery', 'day', 'firm', 40 + day, null, 'open', '[]', null, null, null, null,
            '0193a1b2-0000-7000-8000-000000000000', '1', 100 + day, 1
          from s, generate_series(0, %d - 1) day
          """
              .formatted(DAYS));
      statement.execute(
          """
          insert into transit
          select 'Shipment:HENGYUE:JIAXIN:B' || schedule_no || '-' || day || ':2026', '1', 'HENGYUE', 'JIAXIN', 'B' || schedule_no || '-' || day, 'JX1', 'PLANT1',
            current_date, current_date + day, part, 'PCE', null, null, agreement, 1, 0, 1, 'in-transit', now(), 1, 1
          from s, generate_series(0, %d - 1) day where part = 'BENCH-P'
          """
              .formatted(DAYS));
      statement.execute(
          """
          insert into part_change
          select party, part, 1, 'shipment', null, ''
          from (select distinct part from s) p, unnest(array['HENGYUE', 'JIAXIN']) party
          """);
      for (String table :
          List.of(
              "part_change", "delivery_schedule", "schedule_release", "call_off_line", "transit"))
        statement.execute("analyze " + table);
    }
  }
}
