package weft.deploy.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.RunningHub;

/** Before a supplier publishes a plan, it sees which promises the plan would break. */
class BrokenPromisesTest {
  private static final DateTimeFormatter EDI = DateTimeFormatter.BASIC_ISO_DATE;
  private final RunningHub hub = RunningHub.busy();
  private final Api supplier = new Api(hub, "jiaxin-api");
  private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

  /** A future day; the demo's sites work from Monday to Friday. */
  private final LocalDate first =
      today.plusDays(2).with(TemporalAdjusters.nextOrSame(DayOfWeek.TUESDAY));

  private final LocalDate second = first.plusWeeks(1);

  @Test
  void days_on_which_less_can_leave_than_was_promised_are_named_with_what_still_can() {
    promised("BP-1");
    publish(plan("BP-1", 100, 300));
    assertThat(broken(plan("BP-1", 100, 300))).isEmpty();
    assertThat(broken(plan("BP-1", 100, 120)))
        .containsExactly("%s 120 of 300, 300 before".formatted(second));
    assertThat(broken(plan("BP-1", 40, 120)))
        .containsExactly(
            "%s 40 of 100, 100 before".formatted(first),
            "%s 60 of 300, 300 before".formatted(second));
    assertThat(publishedQuantity("BP-1")).as("only looked at").isEqualTo("300");
  }

  @Test
  void what_is_short_already_is_not_broken_again() {
    promised("BP-2");
    publish(plan("BP-2", 100, 120));
    assertThat(broken(plan("BP-2", 100, 120))).isEmpty();
    assertThat(broken(plan("BP-2", 100, 200))).isEmpty();
    assertThat(broken(plan("BP-2", 100, 50)))
        .containsExactly("%s 50 of 300, 120 before".formatted(second));
  }

  @Test
  void stock_covers_what_the_plan_does_not() {
    promised("BP-3");
    publish(plan("BP-3", 100, 300));
    var counted =
        post(
            "/api/v1/stock/counts",
            """
            {"site": "JX1", "part": "BP-3", "category": "finished", "status": "usable", "unit": "PCE", "at": "%sT00:00:00Z", "quantity": "250"}
            """
                .formatted(today.minusDays(1)));
    assertThat(counted.statusCode()).as(counted.body()).isEqualTo(200);
    supplier.settle();
    assertThat(broken(plan("BP-3", 50, 100))).isEmpty();
    assertThat(broken(plan("BP-3", 50, 90)))
        .containsExactly("%s 290 of 300, 300 before".formatted(second));
  }

  @Test
  void what_nobody_promised_is_broken_by_no_plan() {
    calledOff("BP-4");
    publish(plan("BP-4", 100, 300));
    assertThat(broken(plan("BP-4", 0, 0))).isEmpty();
  }

  @Test
  void a_plan_is_tried_as_the_balance_that_it_makes_once_it_is_published() {
    calledOff("BP-5");
    publish(plan("BP-5", 100, 300));
    String next = plan("BP-5", 40, 180);
    for (String grain : List.of("day", "week")) {
      var tried = post("/api/v1/production-schedules/check?grain=" + grain, next);
      assertThat(tried.statusCode()).as(tried.body()).isEqualTo(200);
      JsonNode rows = Api.body(tried).path("rows");
      if (grain.equals("week")) publish(next);
      JsonNode stands =
          supplier.json(
              "/api/v1/supply-balance?part=BP-5&site=JX1&grain=%s&days=31".formatted(grain));
      assertThat(rows.size()).as("%s: %s", grain, rows).isGreaterThan(3);
      for (int i = 0; i < rows.size() - 1; i++) {
        JsonNode row = rows.get(i);
        JsonNode made = stands.path("rows").get(i);
        assertThat(row.path("out")).as("%s %d", grain, i).isEqualTo(made.path("out"));
        if (grain.equals("week"))
          assertThat(row.path("closing")).as("%s %d", grain, i).isEqualTo(made.path("closing"));
      }
    }
    assertThat(post("/api/v1/production-schedules/check?grain=year", next).statusCode())
        .isEqualTo(400);
  }

  @Test
  void others_than_its_supplier_are_told_nothing() {
    var buyer = new Api(hub, "hengyue-planner");
    var answer =
        buyer.post(
            "/api/v1/production-schedules/check",
            plan("BP-1", 1, 1),
            "Content-Type",
            "application/json");
    assertThat(answer.statusCode()).isEqualTo(403);
  }

  private void calledOff(String part) {
    new Api(hub, "hengyue-edi")
        .handIn(
            Delfors.of(
                "BROKEN-" + part, part, "11", EDI.format(first), "100", EDI.format(second), "300"));
  }

  private void promised(String part) {
    calledOff(part);
    JsonNode callOff = supplier.json("/api/v1/call-offs?limit=1&part=" + part).at("/items/0");
    String commitment =
        "{\"due\": \"%1$s\", \"ordinal\": 0, \"promises\": [{\"date\": \"%1$s\", \"quantity\":"
            + " \"%2$s\"}]}";
    var answer =
        supplier.post(
            "/api/v1/call-offs/" + callOff.path("schedule").asString() + "/commitments",
            "{\"release\": \"11\", \"commitments\": [%s, %s]}"
                .formatted(commitment.formatted(first, 100), commitment.formatted(second, 300)),
            "Content-Type",
            "application/json",
            "If-Match",
            "\"" + callOff.path("version").asLong() + "\"");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    supplier.settle();
  }

  private String plan(String part, int quantity, int then) {
    return """
    {"site": "JX1", "part": "%s", "unit": "PCE", "from": "%s", "until": "%s",
     "lines": [{"date": "%s", "quantity": "%d"}, {"date": "%s", "quantity": "%d"}]}
    """
        .formatted(part, today, today.plusDays(30), first, quantity, second, then);
  }

  private void publish(String plan) {
    var answer = post("/api/v1/production-schedules", plan);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    supplier.settle();
  }

  private List<String> broken(String plan) {
    var answer = post("/api/v1/production-schedules/check", plan);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode kept = Api.body(answer);
    assertThat(kept.path("unit").asString()).isEqualTo("PCE");
    return StreamSupport.stream(kept.path("broken").spliterator(), false)
        .map(
            it ->
                "%s %s of %s, %s before"
                    .formatted(
                        it.path("on").asString(),
                        it.path("possible").asString(),
                        it.path("promised").asString(),
                        it.path("before").asString()))
        .toList();
  }

  private String publishedQuantity(String part) {
    JsonNode schedule = supplier.json("/api/v1/production-schedules?part=" + part).at("/items/0");
    return schedule.at("/lines/1/quantity").asString();
  }

  private HttpResponse<String> post(String path, String body) {
    return supplier.post(path, body, "Content-Type", "application/json");
  }
}
