package weft.deploy.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.RunningHub;

/** A date outside the supported range breaks no list. */
@Tag("long")
class FarOffDaysTest {
  private static final DateTimeFormatter EDI = DateTimeFormatter.BASIC_ISO_DATE;
  private final RunningHub hub = RunningHub.busy();
  private final Api supplier = new Api(hub, "jiaxin-api");
  private final Api buyer = new Api(hub, "hengyue-planner");
  private final LocalDate first = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(14);
  private final LocalDate second = first.plusDays(7);

  @Test
  void a_day_of_a_year_that_no_day_has_is_refused_at_every_door() {
    for (String path :
        List.of(
            "/call-offs?asOf=%s",
            "/call-offs?silentFrom=%s",
            "/call-offs?against=%s",
            "/orders?asOf=%s",
            "/run-outs?asOf=%s",
            "/run-outs?against=%s",
            "/history/events?before=%s",
            "/edi/interchanges?asOf=%s"))
      for (String year : List.of("%2B999999999", "%2B12026", "-0001", "1969", "2200", "9999"))
        assertThat(buyer.get("/api/v1" + path.formatted(year + "-12-31T00:00:00Z")).statusCode())
            .as(path + " " + year)
            .isEqualTo(400);
    for (String path :
        List.of(
            "/call-offs?dueFrom=%s",
            "/call-offs?dueUntil=%s", "/edi/statistics?since=%s", "/edi/statistics?until=%s"))
      for (String year : List.of("%2B999999999", "1969", "2200"))
        assertThat(buyer.get("/api/v1" + path.formatted(year + "-12-31")).statusCode())
            .as(path + " " + year)
            .isEqualTo(400);
  }

  @Test
  void a_promise_that_was_kept_for_such_a_day_is_left_out_and_named() {
    String part = "FAR-OFF-1";
    new Api(hub, "hengyue-edi")
        .handIn(
            Delfors.of("FAR-OFF", part, "11", EDI.format(first), "100", EDI.format(second), "300"));
    JsonNode line = supplier.json("/api/v1/call-offs?limit=1&part=" + part).at("/items/0");
    String schedule = line.path("schedule").asString();
    for (String day : List.of("+999999999-12-31", "2200-01-01", "9999-12-31"))
      assertThat(promise(schedule, first, day, "100")).as(day).isIn(400, 422);
    assertThat(promise(schedule, first, first.toString(), "100")).isEqualTo(200);
    supplier.settle();
    String where =
        " where schedule_no = (select schedule_no from weft.delivery_schedule where part = ?) and"
            + " due = ?";
    String kept =
        hub.superuser()
            .sql("select promises::text from weft.call_off_line" + where)
            .params(part, first)
            .query(String.class)
            .single();
    String poisoned = "[{\"date\": \"+999999999-12-31\", \"quantity\": \"100\"}]";
    String update = "update weft.call_off_line set promises = ?::jsonb" + where;
    hub.superuser().sql(update).params(poisoned, part, first).update();
    try {
      assertThat(promise(schedule, second, second.toString(), "300")).isEqualTo(200);
      buyer.settle();
      assertThat(buyer.get("/api/v1/run-outs").statusCode()).isEqualTo(200);
      assertThat(buyer.get("/api/v1/run-outs?against=answer").statusCode()).isEqualTo(200);
      assertThat(supplier.get("/api/v1/run-outs").statusCode()).isEqualTo(200);
      assertThat(buyer.get("/api/v1/call-offs?part=" + part).statusCode()).isEqualTo(200);
      assertThat(buyer.get("/api/v1/call-offs/" + schedule).statusCode()).isEqualTo(200);
      JsonNode one = buyer.json("/api/v1/run-outs?part=" + part).at("/items/0");
      assertThat(one.path("notCounted").at("/0/why").asString()).isEqualTo("date-far-off");
      JsonNode balance =
          buyer.json(
              "/api/v1/supply-balance?part=" + part + "&site=" + one.path("site").asString());
      assertThat(balance.path("notCounted").toString())
          .isEqualTo("[{\"quantity\":\"100\",\"unit\":\"PCE\",\"why\":\"date-far-off\"}]");
    } finally {
      hub.superuser().sql(update).params(kept, part, first).update();
    }
  }

  private int promise(String schedule, LocalDate due, String day, String quantity) {
    var answer =
        supplier.post(
            "/api/v1/call-offs/" + schedule + "/commitments",
            """
            {"release": "11", "commitments": [{"due": "%s", "ordinal": 0, "promises": [{"date": "%s", "quantity": "%s"}]}]}
            """
                .formatted(due, day, quantity),
            "Content-Type",
            "application/json",
            "If-Match",
            supplier
                .get("/api/v1/call-offs/" + schedule)
                .headers()
                .firstValue("ETag")
                .orElseThrow());
    return answer.statusCode();
  }
}
