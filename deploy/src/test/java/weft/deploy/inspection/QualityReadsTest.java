package weft.deploy.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.deploy.OwnHub.ok;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.RunningHub;

/** Reads for people who plan inspections and look after instruments. */
class QualityReadsTest {
  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));
  private static final String PLANS = "/api/v1/inspection-plans";
  private static final String INSTRUMENTS = "/api/v1/instruments";

  private final RunningHub hub = RunningHub.busy();
  private final Api quality = new Api(hub, "quality@jiaxin");
  private final Api stranger = new Api(hub, "hongzhu-api");
  private final String own = UUID.randomUUID().toString().substring(0, 8);
  private final String part = "JX-Q" + own;

  private JsonNode publish(String maximum) {
    return ok(
        quality.postJson(
            PLANS,
            """
            {"part": "%s", "stage": "final", "characteristics": [
              {"characteristic": "BORE", "names": {"zh": "孔径", "en": "Bore"}, "unit": "mm", "minimum": "9.8", "maximum": "%s",
               "sample": {"kind": "aql", "level": "II", "aql": "1.0"}, "severity": "major", "instrument": "caliper"}]}
            """
                .formatted(part, maximum)));
  }

  private List<String> maximums(JsonNode page) {
    List<String> all = new ArrayList<>();
    for (JsonNode it : page.path("items"))
      all.add(
          it.path("planVersion").asInt() + " " + it.at("/characteristics/0/maximum").asString());
    return all;
  }

  @Test
  void the_versions_of_a_plan_are_read_page_by_page_as_they_were_published() {
    String id = publish("10.1").path("id").asString();
    publish("10.2");
    long second = publish("10.2").path("position").asLong();
    publish("10.3");
    String list = PLANS + "/" + id + "/versions";
    quality.settle();
    assertThat(maximums(quality.json(list))).containsExactly("3 10.3", "2 10.2", "1 10.1");
    JsonNode first = quality.json(list + "?limit=2");
    assertThat(maximums(first)).containsExactly("3 10.3", "2 10.2");
    JsonNode rest = quality.json(list + "?limit=2&cursor=" + first.path("next").asString());
    assertThat(maximums(rest)).containsExactly("1 10.1");
    assertThat(rest.path("next").isNull()).isTrue();
    assertThat(maximums(quality.json(list + "?at=" + second))).containsExactly("2 10.2", "1 10.1");
    assertThat(stranger.get(list).statusCode()).isEqualTo(404);
    assertThat(quality.get(PLANS + "/" + id + "x/versions").statusCode()).isEqualTo(404);
  }

  @Test
  void the_sample_of_a_lot_is_the_one_of_the_standard_after_its_arrows() {
    String table = "/api/v1/sampling-plans?level=%s&aql=%s&lot=%s";
    assertThat(sample(table.formatted("II", "1.0", 500))).isEqualTo("50 1 2");
    assertThat(sample(table.formatted("II", "1.0", 30))).as("by the arrow").isEqualTo("13 0 1");
    assertThat(sample(table.formatted("II", "1.0", 10))).as("all of it").isEqualTo("10 0 1");
    assertThat(sample(table.formatted("II", "1.0", 1200) + "&tightened=true")).isEqualTo("80 1 2");
    for (String wrong :
        List.of(
            table.formatted("II", "1.0", 0),
            table.formatted("II", "1.1", 500),
            table.formatted("II", "10", 500), // published tables disagree on it
            table.formatted("II", "1E9", 500),
            table.formatted("IV", "1.0", 500)))
      assertThat(quality.get(wrong).statusCode()).as(wrong).isEqualTo(400);
  }

  private String sample(String path) {
    JsonNode it = quality.json(path);
    return "%s %s %s".formatted(it.path("quantity"), it.path("accept"), it.path("reject"));
  }

  private JsonNode instrument(String number) {
    return ok(quality.postJson(INSTRUMENTS, "{\"number\": \"%s-%s\"}".formatted(number, own)));
  }

  private void calibrate(JsonNode it, LocalDate on, String rest) {
    ok(
        quality.postJson(
            "%s/%s/calibrations".formatted(INSTRUMENTS, it.path("id").asString()),
            "{\"on\": \"%s\", %s}".formatted(on, rest)));
  }

  private List<String> due(LocalDate by) {
    quality.settle();
    return quality.items(INSTRUMENTS + "?limit=500&dueBy=" + by).stream()
        .map(it -> it.path("number").asString())
        .filter(it -> it.endsWith(own))
        .map(it -> it.substring(0, 1))
        .toList();
  }

  @Test
  void instruments_are_due_when_their_calibration_ends_is_missing_or_failed() {
    instrument("N"); // never calibrated
    calibrate(instrument("V"), TODAY.minusDays(9), passed(TODAY.plusDays(200)));
    calibrate(instrument("S"), TODAY.minusDays(9), passed(TODAY.plusDays(20)));
    calibrate(instrument("E"), TODAY.minusDays(9), passed(TODAY.minusDays(1)));
    JsonNode out = instrument("O");
    calibrate(out, TODAY.minusDays(9), passed(TODAY.plusDays(200)));
    calibrate(out, TODAY.minusDays(1), "\"result\": \"out-of-tolerance\"");
    assertThat(due(TODAY.minusDays(1))).containsExactlyInAnyOrder("N", "E", "O");
    assertThat(due(TODAY.plusDays(30))).containsExactlyInAnyOrder("N", "E", "O", "S");
    assertThat(stranger.items(INSTRUMENTS + "?dueBy=2099-01-01").toString()).doesNotContain(own);
  }

  private static String passed(LocalDate until) {
    return "\"until\": \"%s\", \"result\": \"passed\"".formatted(until);
  }

  @Test
  void inspections_in_doubt_are_found_by_the_instrument_that_doubts_them() {
    publish("10.2");
    JsonNode gauge = instrument("G");
    calibrate(gauge, TODAY.minusDays(9), passed(TODAY.plusDays(200)));
    var begun =
        ok(
            quality.postJson(
                "/api/v1/inspections",
                """
                {"number": "Q-%1$s", "part": "%2$s", "stage": "final", "batch": "B-%1$s", "lot": "30", "unit": "PCE"}
                """
                    .formatted(own, part)));
    ok(
        quality.postJson(
            "/api/v1/inspections/" + begun.path("id").asString() + "/results",
            """
            {"results": [{"characteristic": "BORE", "piece": "1", "value": "10.00", "instrument": "G-%s"}]}
            """
                .formatted(own)));
    quality.settle();
    String doubted = "/api/v1/inspections?doubted=G-" + own;
    assertThat(quality.items(doubted)).isEmpty();
    calibrate(gauge, TODAY, "\"result\": \"out-of-tolerance\"");
    quality.settle();
    assertThat(quality.items(doubted))
        .extracting(it -> it.path("number").asString())
        .containsExactly("Q-" + own);
    assertThat(stranger.items(doubted)).isEmpty();
  }
}
