package weft.bench.planning;

import static weft.bench.Report.number;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import weft.bench.Bench;
import weft.bench.BenchDirectory;
import weft.bench.BenchHub;
import weft.bench.FirstPage;
import weft.bench.Report;
import weft.bench.Times;
import weft.json.Json;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyEvent.PartnershipAgreed;

/**
 * A planner's morning with 3,720 parts: the first page of {@code /run-outs} and all its pages. Also
 * an OEM that catches up with 37,200 rows of shared stock, by the change feed and by the list.
 */
public final class RunOutList implements Bench {
  private static final int DAYS = 8;
  private static final int PAGE = 500;
  private static final int ROUNDS = 5;
  private static final int TRIES = 5;

  @Override
  public String name() {
    return "run-outs-3720";
  }

  @Override
  public void run(Report report, boolean small) throws Exception {
    try (var hub = BenchHub.start(small)) {
      report.server(name(), hub.writer());
      pages(hub, report, small);
      feed(hub, report, small);
    }
  }

  private void pages(BenchHub hub, Report report, boolean small) throws Exception {
    int parts = small ? 20 : 3_720;
    new PlanningTables("BENCH-R", 5_000_000_000L).fill(hub, 1, parts, DAYS);
    double cold = cold(hub);
    int rounds = small ? 1 : ROUNDS;
    double[] first = new double[rounds];
    double[] all = new double[rounds];
    int rows = 0;
    for (int i = 0; i < rounds; i++) {
      Walk it = walked(hub, small ? 5 : PAGE);
      first[i] = it.first();
      all[i] = it.all();
      rows = it.rows();
    }
    if (rows == 0 || (!small && rows < parts)) throw new IllegalStateException(rows + " rows");
    report.figure(
        name(),
        "run-outs of all parts",
        "%,d rows of %d days called off, by pages of %d, %d times"
            .formatted(rows, DAYS, PAGE, rounds),
        "first page p50 %.0f ms, all p50 %.2f s"
            .formatted(Times.median(first), Times.median(all) / 1e3),
        "the first page that the hub ever reads: %.0f ms".formatted(cold),
        "first page under 300 ms, all under 2 s",
        small || (Times.median(first) < 300 && Times.median(all) < 2_000));
  }

  /** The hub answers 503 if the first read of so many lines takes longer than a statement may. */
  private static double cold(BenchHub hub) throws Exception {
    long begun = System.nanoTime();
    String token = FirstPage.token(hub, "jiaxin-api");
    for (int left = TRIES; ; left--) {
      try {
        FirstPage.get(hub, "/api/v1/run-outs?side=supplier&limit=" + PAGE, token);
        return millis(begun);
      } catch (IOException e) {
        if (left == 0) throw e;
      }
    }
  }

  /** In milliseconds. */
  private record Walk(double first, double all, int rows) {}

  private static Walk walked(BenchHub hub, int size) throws Exception {
    String token = FirstPage.token(hub, "jiaxin-api");
    String path = "/api/v1/run-outs?side=supplier&limit=" + size;
    long begun = System.nanoTime();
    double first = 0;
    int rows = 0;
    String cursor = "";
    do {
      JsonNode page = Json.mapper().readTree(FirstPage.get(hub, path + cursor, token));
      if (first == 0) first = millis(begun);
      rows += page.path("items").size();
      String next = page.path("next").asString("");
      cursor = next.isEmpty() ? "" : "&cursor=" + encoded(next);
    } while (!cursor.isEmpty());
    return new Walk(first, millis(begun), rows);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static double millis(long since) {
    return (System.nanoTime() - since) / 1e6;
  }

  private void feed(BenchHub hub, Report report, boolean small) throws Exception {
    int suppliers = small ? 2 : 20;
    int parts = small ? 10 : 1_860;
    try (var planners = Planners.introduced(hub, "FED", suppliers)) {
      PartyCode oem = planners.buyer(0);
      for (int i = 0; i < suppliers; i++) {
        var pair = new Partnership(oem, planners.supplier(i));
        hub.introduce(new PartnershipAgreed(pair, BenchDirectory.learning(null), null));
      }
      hub.settle();
      for (int i = 0; i < suppliers; i++) grant(planners, i, oem);
      hub.settle();
      String place = planners.get(oem, "/api/v1/changes").path("next").asString();
      for (int i = 0; i < suppliers; i++) count(planners, i, parts);
      hub.settle();
      long begun = System.nanoTime();
      Map<String, String> listed = new HashMap<>();
      String cursor = "";
      do {
        JsonNode page = planners.get(oem, "/api/v1/stock?limit=" + PAGE + cursor);
        for (JsonNode it : page.path("items")) put(listed, it);
        String next = page.path("next").asString("");
        cursor = next.isEmpty() ? "" : "&cursor=" + encoded(next);
      } while (!cursor.isEmpty());
      double list = millis(begun);
      begun = System.nanoTime();
      Map<String, String> told = new HashMap<>();
      JsonNode page;
      int pages = 0;
      do {
        page = planners.get(oem, "/api/v1/changes?limit=" + PAGE + "&after=" + encoded(place));
        for (JsonNode it : page.path("items"))
          if (it.path("event").asString().equals("shared-stock")) put(told, it.at("/data/row"));
        place = page.path("next").asString();
        pages++;
      } while (page.path("more").asBoolean());
      double caughtUp = millis(begun);
      if (!told.equals(listed) || told.size() != suppliers * parts)
        throw new IllegalStateException(
            "%,d rows listed, %,d told in %d pages".formatted(listed.size(), told.size(), pages));
      report.figure(
          name(),
          "an OEM catches up with stock that is shared with it",
          "%,d rows of %d suppliers, %d pages of the feed".formatted(told.size(), suppliers, pages),
          "%.1f s, %s rows/s".formatted(caughtUp / 1e3, number(told.size() / caughtUp * 1e3)),
          "the list: %.1f s".formatted(list / 1e3),
          "within four times the list",
          small || caughtUp <= 4 * list);
    }
  }

  private static void put(Map<String, String> rows, JsonNode it) {
    rows.put(
        it.path("site").asString() + " " + it.path("part").asString(),
        it.path("quantity").asString());
  }

  private static void grant(Planners planners, int supplier, PartyCode oem) throws Exception {
    String body =
        "{\"to\": \"%s\", \"what\": \"stock\", \"parts\": \"all\", \"grain\": \"exact\"}"
            .formatted(oem);
    taken(planners, supplier, "/api/v1/grants", "application/json", body);
  }

  private static void count(Planners planners, int supplier, int parts) throws Exception {
    Instant now = Instant.now();
    String rows =
        IntStream.range(0, parts)
            .mapToObj(
                it ->
                    """
                    {"site": "PLANT1", "part": "%s-P%d", "category": "finished", "status": "usable", "quantity": "%d", "unit": "PCE", "at": "%s"}\
                    """
                        .formatted(planners.supplier(supplier), it, 1 + it, now))
            .collect(Collectors.joining("\n"));
    JsonNode state =
        taken(
            planners,
            supplier,
            "/api/v1/imports/stock-counts?mode=all-or-nothing",
            "application/x-ndjson",
            rows);
    while (state.path("state").asString().equals("running")) {
      TimeUnit.MILLISECONDS.sleep(100);
      state =
          planners.get(
              planners.supplier(supplier), "/api/v1/imports/" + state.path("id").asString());
    }
    if (!state.path("state").asString().equals("done"))
      throw new IllegalStateException(state.toString());
  }

  private static JsonNode taken(
      Planners planners, int supplier, String path, String type, String body) throws Exception {
    var answer = planners.post(planners.supplier(supplier), path, type, body);
    if (answer.statusCode() != 200 && answer.statusCode() != 202)
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    return Json.mapper().readTree(answer.body());
  }
}
