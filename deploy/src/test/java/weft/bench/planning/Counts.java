package weft.bench.planning;

import static weft.bench.Report.number;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import weft.bench.Bench;
import weft.bench.BenchHub;
import weft.bench.Report;
import weft.json.Json;

/**
 * All suppliers count their parts at the same time, by sheets and part by part. Afterwards each
 * supplier, and its OEM by a grant, must see the counts on its boards.
 */
public final class Counts implements Bench {
  private static final int MOST_SECONDS = 60;

  @Override
  public String name() {
    return "counts";
  }

  @Override
  public void run(Report report, boolean small) throws Exception {
    int suppliers = small ? 3 : 744;
    int parts = small ? 5 : 100;
    try (var hub = BenchHub.start(small);
        var planners = Planners.introduced(hub, "CNT", suppliers)) {
      report.server(name(), hub.writer());
      var round = new Round(planners, parts, new AtomicInteger());
      round.all(it -> round.grant(it));
      measure(report, small, round, 1, "by a sheet of each", it -> round.sheet(it, 1));
      measure(report, small, round, 2, "part by part", it -> round.each(it, 2));
    }
  }

  private void measure(
      Report report, boolean small, Round round, int number, String how, Step counting)
      throws Exception {
    round.later().set(0);
    long begun = System.nanoTime();
    round.all(counting);
    double answered = (System.nanoTime() - begun) / 1e9;
    round.planners().hub().settle();
    double shown = (System.nanoTime() - begun) / 1e9;
    List<String> wrong = new Boards(round, number).wrong();
    wrong.stream().limit(10).forEach(it -> report.say("%s: %s", name(), it));
    if (small && !wrong.isEmpty()) throw new IllegalStateException(wrong.toString());
    int counts = round.planners().count() * round.parts();
    report.figure(
        name(),
        "all suppliers count at once, " + how,
        "%,d suppliers, %,d parts each, told %,d times to come later"
            .formatted(round.planners().count(), round.parts(), round.later().get()),
        "answered after %.1f s, on every board after %.1f s, %s counts/s; %s"
            .formatted(
                answered,
                shown,
                number(counts / shown),
                wrong.isEmpty() ? "all boards right" : wrong.size() + " boards wrong"),
        "",
        "on all boards within 60 s, and right",
        shown < MOST_SECONDS && wrong.isEmpty());
  }

  /** A step of each supplier. */
  private interface Step {
    public void of(int supplier) throws Exception;
  }

  /**
   * All suppliers at work.
   *
   * @param later how many requests were answered 429
   */
  private record Round(Planners planners, int parts, AtomicInteger later) {
    void all(Step step) throws Exception {
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Callable<Boolean>> steps =
            IntStream.range(0, planners.count())
                .<Callable<Boolean>>mapToObj(
                    it ->
                        () -> {
                          step.of(it);
                          return true;
                        })
                .toList();
        for (var it : threads.invokeAll(steps)) it.get();
      }
    }

    void grant(int supplier) throws Exception {
      String body =
          "{\"to\": \"%s\", \"what\": \"stock\", \"parts\": \"all\", \"grain\": \"exact\"}"
              .formatted(planners.buyer(supplier));
      taken(supplier, "/api/v1/grants", "application/json", body);
    }

    String part(int supplier, int part) {
      return planners.supplier(supplier) + "-P" + part;
    }

    int quantity(int supplier, int part, int round) {
      return 1 + (supplier * 31 + part * 7) % 500 + round * 1_000;
    }

    private String count(int supplier, int part, int round, Instant at) {
      return """
      {"site": "PLANT1", "part": "%s", "category": "finished", "status": "usable", "quantity": "%d", "unit": "PCE", "at": "%s"}\
      """
          .formatted(part(supplier, part), quantity(supplier, part, round), at);
    }

    void sheet(int supplier, int round) throws Exception {
      Instant now = Instant.now();
      String rows =
          IntStream.range(0, parts)
              .mapToObj(it -> count(supplier, it, round, now))
              .collect(Collectors.joining("\n"));
      JsonNode state =
          taken(
              supplier,
              "/api/v1/imports/stock-counts?mode=all-or-nothing",
              "application/x-ndjson",
              rows);
      while (state.path("state").asString().equals("running")) {
        TimeUnit.MILLISECONDS.sleep(200);
        state =
            planners.get(
                planners.supplier(supplier), "/api/v1/imports/" + state.path("id").asString());
      }
      if (!state.path("state").asString().equals("done") || state.path("done").asInt() != parts)
        throw new IllegalStateException(state.toString());
    }

    void each(int supplier, int round) throws Exception {
      for (int part = 0; part < parts; part++)
        taken(
            supplier,
            "/api/v1/stock/counts",
            "application/json",
            count(supplier, part, round, Instant.now()));
    }

    /** Repeats the request as long as the answer is 429. */
    private JsonNode taken(int supplier, String path, String type, String body) throws Exception {
      while (true) {
        var answer = planners.post(planners.supplier(supplier), path, type, body);
        int status = answer.statusCode();
        if (status == 200 || status == 202) return Json.mapper().readTree(answer.body());
        if (status != 429 && status != 503)
          throw new IllegalStateException(status + " " + answer.body());
        later.incrementAndGet();
        TimeUnit.MILLISECONDS.sleep(pause(answer));
      }
    }

    private static long pause(HttpResponse<String> answer) {
      long seconds = answer.headers().firstValueAsLong("Retry-After").orElse(1);
      return ThreadLocalRandom.current().nextLong(seconds * 500, seconds * 1_500);
    }
  }

  /** The boards after a round, to compare with its counts. */
  private record Boards(Round round, int number) {
    List<String> wrong() throws Exception {
      List<String> wrong = new ArrayList<>();
      Planners planners = round.planners();
      for (int supplier = 0; supplier < planners.count(); supplier++) {
        var party = planners.supplier(supplier);
        Map<String, BigDecimal> own = stock(party, "/api/v1/stock?limit=500");
        if (!own.equals(counted(supplier))) wrong.add(party + " sees " + own);
        int part = supplier % round.parts();
        BigDecimal opening =
            new BigDecimal(
                planners
                    .get(
                        party,
                        "/api/v1/supply-balance?side=supplier&site=PLANT1&days=7&part="
                            + round.part(supplier, part))
                    .path("opening")
                    .asString());
        if (opening.intValueExact() != round.quantity(supplier, part, number))
          wrong.add("balance of %s opens with %s".formatted(round.part(supplier, part), opening));
      }
      for (int buyer = 0; buyer < planners.buyers(); buyer++) {
        Map<String, BigDecimal> all = new HashMap<>();
        for (int it = buyer; it < planners.count(); it += planners.buyers())
          all.putAll(counted(it));
        Map<String, BigDecimal> seen = stock(planners.buyer(buyer), "/api/v1/stock?limit=500");
        if (!seen.equals(all))
          wrong.add(
              "%s sees %,d of %,d parts".formatted(planners.buyer(buyer), seen.size(), all.size()));
      }
      return wrong;
    }

    private Map<String, BigDecimal> counted(int supplier) {
      return IntStream.range(0, round.parts())
          .boxed()
          .collect(
              Collectors.toMap(
                  it -> round.part(supplier, it),
                  it -> BigDecimal.valueOf(round.quantity(supplier, it, number))));
    }

    private Map<String, BigDecimal> stock(weft.party.PartyCode reader, String path)
        throws Exception {
      Map<String, BigDecimal> all = new HashMap<>();
      String cursor = "";
      do {
        JsonNode page =
            round.planners().get(reader, path + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
        for (var it : page.path("items"))
          all.merge(
              it.path("part").asString(),
              new BigDecimal(it.path("quantity").asString()),
              BigDecimal::add);
        cursor = page.path("next").asString("");
      } while (!cursor.isEmpty());
      return all;
    }
  }
}
