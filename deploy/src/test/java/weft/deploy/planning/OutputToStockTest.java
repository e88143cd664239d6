package weft.deploy.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.RunningHub;

/** Good output is in stock in the same append, and never counts twice. */
class OutputToStockTest {
  private static final String[] JSON = {"Content-Type", "application/json"};
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private final RunningHub hub = RunningHub.shared();
  private final Api supplier = new Api(hub, "jiaxin-api");

  private JsonNode posted(String path, String body) {
    var answer = supplier.post(path, body, JSON);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Api.body(answer);
  }

  private String published(String part, LocalDate from) {
    return posted(
            "/api/v1/production-schedules",
            """
            {"site": "JX1", "part": "%s", "unit": "PCE", "from": "%s", "until": "%s", "lines": [{"date": "%2$s", "quantity": "50"}]}\
            """
                .formatted(part, from, from.plusDays(6)))
        .path("id")
        .asString();
  }

  private JsonNode report(String id, LocalDate date, String good, String more) {
    return posted(
        "/api/v1/production-schedules/" + id + "/output",
        "{\"date\": \"%s\", \"good\": \"%s\", \"scrap\": \"1\" %s}".formatted(date, good, more));
  }

  private String usable(String part, JsonNode after) {
    supplier.settle();
    return supplier
        .json("/api/v1/stock?part=" + part + "&atLeast=" + after.path("position"))
        .at("/items/0/quantity")
        .asString();
  }

  @Test
  void good_output_adds_and_what_is_taken_back_is_taken_off() {
    LocalDate today = LocalDate.now(CHINA);
    String id = published("OUT-1", today);
    assertThat(usable("OUT-1", report(id, today, "30", ""))).isEqualTo("30");
    assertThat(usable("OUT-1", report(id, today, "-10", ", \"reason\": \"counted twice\"")))
        .isEqualTo("20");
  }

  @Test
  void a_count_after_the_day_has_its_output_already() {
    LocalDate dayBefore = LocalDate.now(CHINA).minusDays(2);
    String id = published("OUT-2", dayBefore);
    var counted =
        posted(
            "/api/v1/stock/counts",
            """
            {"site": "JX1", "part": "OUT-2", "category": "finished", "status": "usable", "quantity": "80", "unit": "PCE", "at": "%s"}\
            """
                .formatted(dayBefore.plusDays(2).atStartOfDay(CHINA).toInstant()));
    assertThat(usable("OUT-2", counted)).isEqualTo("80");
    assertThat(usable("OUT-2", report(id, dayBefore, "30", ""))).isEqualTo("80");
  }
}
