package weft.deploy.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.RunningHub;

/** A run-out names its cause, and since when it is known. */
class RunOutCauseTest {
  private static final String[] JSON = {"Content-Type", "application/json"};
  private static final DateTimeFormatter EDI = DateTimeFormatter.BASIC_ISO_DATE;
  private final RunningHub hub = RunningHub.busy();
  private final Api edi = new Api(hub, "hengyue-edi");
  private final Api buyer = new Api(hub, "hengyue-planner");
  private final Api supplier = new Api(hub, "jiaxin-api");
  private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

  /** Goods due on a weekend are needed on the Friday before, which the sentences would name. */
  private final LocalDate due = working(today.plusDays(9));

  private static LocalDate working(LocalDate day) {
    return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0
        ? day.with(TemporalAdjusters.next(DayOfWeek.MONDAY))
        : day;
  }

  private void calledOff(String part, String release, int quantity) {
    edi.handIn(
        Delfors.of(
            "CAUSE-" + part + release, part, release, EDI.format(due), Integer.toString(quantity)));
  }

  private long posted(Api api, String path, String body) {
    var answer = api.post(path, body, JSON);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Api.body(answer).path("position").asLong();
  }

  private long planned(String part, int quantity) {
    return posted(
        supplier,
        "/api/v1/production-schedules",
        """
        {"site": "JX1", "part": "%s", "unit": "PCE", "from": "%s", "until": "%s",
         "lines": [{"date": "%s", "quantity": "%d"}]}
        """
            .formatted(part, today, today.plusDays(30), today.plusDays(3), quantity));
  }

  private long counted(String part, int quantity) {
    return posted(
        supplier,
        "/api/v1/stock/counts",
        """
        {"site": "JX1", "part": "%s", "category": "finished", "status": "usable", "batch": "B1", "quantity": "%d", "unit": "PCE", "at": "%s"}
        """
            .formatted(part, quantity, Instant.now()));
  }

  private JsonNode runOut(String part, long position) {
    supplier.settle();
    return supplier
        .json(
            "/api/v1/supply-balance?side=supplier&part=%s&site=JX1&days=28&atLeast=%d"
                .formatted(part, position))
        .path("runOut");
  }

  /** The event that a cause links to, as the reader may see it. */
  private static JsonNode event(Api reader, JsonNode runOut) {
    JsonNode events = reader.json(runOut.at("/cause/event/history").asString()).path("items");
    assertThat(events).hasSize(1);
    assertThat(events.at("/0/at")).isEqualTo(runOut.at("/cause/since"));
    return events.get(0);
  }

  @Test
  void output_that_was_lowered_is_the_cause_whatever_comes_after() {
    planned("RC-1", 500);
    calledOff("RC-1", "01", 400);
    assertThat(runOut("RC-1", 0).isNull()).isTrue();
    long lowered = planned("RC-1", 300);
    long position = counted("RC-1", 40);
    JsonNode runOut = runOut("RC-1", position);
    assertThat(runOut.path("size").asString()).isEqualTo("60");
    assertThat(runOut.at("/cause/sentence/en").asString())
        .isEqualTo("Output lowered: 200 PCE less are planned by " + due + ".");
    assertThat(runOut.at("/cause/sentence/zh").asString())
        .isEqualTo("产出下调：到 " + due + " 少计划 200 PCE。");
    assertThat(runOut.at("/cause/event/position").asLong()).isLessThanOrEqualTo(lowered);
    assertThat(event(supplier, runOut).path("type").asString()).isEqualTo("output-published");
    JsonNode listed = supplier.json("/api/v1/run-outs?side=supplier&part=RC-1").at("/items/0");
    assertThat(listed.path("runOut")).isEqualTo(runOut);
    assertThat(listed.path("since")).isEqualTo(runOut.at("/cause/since"));
  }

  @Test
  void demand_that_was_raised_within_the_firm_horizon_is_the_cause() {
    counted("RC-2", 400);
    calledOff("RC-2", "01", 400);
    assertThat(runOut("RC-2", 0).isNull()).isTrue();
    calledOff("RC-2", "02", 450);
    JsonNode runOut = runOut("RC-2", 0);
    assertThat(runOut.at("/cause/sentence/en").asString())
        .isEqualTo(
            "Demand raised within the firm horizon: release 02 of HENGYUE asks for 50 PCE more by "
                + due
                + ".");
    assertThat(event(supplier, runOut).path("type").asString()).isEqualTo("forecast-released");
  }

  @Test
  void a_batch_that_was_blocked_is_the_cause() {
    counted("RC-3", 400);
    calledOff("RC-3", "01", 400);
    long position =
        posted(
            supplier,
            "/api/v1/stock/movements",
            """
            {"site": "JX1", "part": "RC-3", "kind": "transfer", "category": "finished", "status": "usable", "batch": "B1",
             "quantity": "120", "unit": "PCE", "at": "%s", "to": {"status": "blocked", "batch": "B1"}, "reason": "cracks"}
            """
                .formatted(Instant.now()));
    JsonNode runOut = runOut("RC-3", position);
    assertThat(runOut.at("/cause/sentence/en").asString())
        .isEqualTo("Batch blocked: 120 PCE of batch B1 cannot be used.");
    assertThat(event(supplier, runOut).path("stream").asString())
        .isEqualTo(runOut.at("/cause/event/stream").asString());
  }

  @Test
  void what_was_short_and_recovered_in_between_is_not_the_cause() {
    calledOff("RC-4", "01", 400);
    counted("RC-4", 500);
    long position = counted("RC-4", 390);
    JsonNode runOut = runOut("RC-4", position);
    assertThat(runOut.at("/cause/sentence/en").asString())
        .isEqualTo("Stock count lower: 110 PCE less.");
    assertThat(runOut.at("/cause/event/position").asLong()).isEqualTo(position);
  }

  @Test
  void a_buyers_line_that_stops_says_why() {
    posted(
        buyer,
        "/api/v1/stock/counts",
        """
        {"site": "PLANT1", "part": "RC-5", "category": "raw", "status": "usable", "quantity": "100", "unit": "PCE", "at": "%s"}
        """
            .formatted(Instant.now()));
    String demand =
        """
        {"site": "PLANT1", "part": "RC-5", "unit": "PCE", "from": "%s", "until": "%s",
         "lines": [{"date": "%s", "quantity": "%d"}]}
        """;
    posted(
        buyer, "/api/v1/material-demands", demand.formatted(today, today.plusDays(20), due, 100));
    long position =
        posted(
            buyer,
            "/api/v1/material-demands",
            demand.formatted(today, today.plusDays(20), due, 130));
    JsonNode runOut =
        buyer
            .json(
                "/api/v1/supply-balance?side=buyer&part=RC-5&site=PLANT1&days=28&atLeast="
                    + position)
            .path("runOut");
    assertThat(runOut.at("/cause/sentence/zh").asString())
        .isEqualTo("需求增加：到 " + due + " 多需 30 PCE。");
    assertThat(event(buyer, runOut).path("type").asString()).isEqualTo("demand-published");
    String others = runOut.at("/cause/event/history").asString();
    assertThat(supplier.json(others).path("items")).as("it is the buyer's alone").isEmpty();
  }

  @Test
  void the_demos_gap_reads_what_brought_it_about() {
    JsonNode gap =
        supplier.json("/api/v1/supply-balance?side=supplier&part=JX-881&site=JX1").path("runOut");
    assertThat(gap.at("/cause/sentence/en").asString()).startsWith("Output lowered:");
    assertThat(event(supplier, gap).path("type").asString()).isEqualTo("output-published");
  }
}
