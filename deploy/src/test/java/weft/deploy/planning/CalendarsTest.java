package weft.deploy.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import weft.deploy.Api;
import weft.deploy.RunningHub;

/** Each party states the working days of its own sites only. */
class CalendarsTest {
  private static final String[] JSON = {"Content-Type", "application/json"};
  private static final String WEEK = "[true, true, true, true, true, false, false]";
  private final RunningHub hub = RunningHub.busy();
  private final Api foundry = new Api(hub, "hongzhu-api");
  private final Api vessels = new Api(hub, "dingcheng-api");

  private static String calendar(String exceptions) {
    return "{\"timeZone\": \"Asia/Shanghai\", \"week\": %s, \"exceptions\": [%s]}"
        .formatted(WEEK, exceptions);
  }

  @Test
  void a_site_states_its_calendar_and_changes_it_as_it_was_seen() {
    String path = "/api/v1/calendars/HZ1";
    String off = "{\"date\": \"2027-01-01\", \"works\": false}";
    long version = foundry.json(path).path("version").asLong(); // the demo states one calendar
    var unseen = foundry.put(path, calendar(off), JSON);
    assertThat(unseen.statusCode()).as(unseen.body()).isEqualTo(428);
    var stale =
        foundry.put(path, calendar(off), "Content-Type", "application/json", "If-Match", "\"77\"");
    assertThat(stale.statusCode()).as(stale.body()).isEqualTo(412);
    var seen =
        foundry.put(
            path, calendar(off), "Content-Type", "application/json", "If-Match", "" + version);
    assertThat(seen.statusCode()).as(seen.body()).isEqualTo(200);
    var year =
        foundry.post(
            path + "/years",
            "{\"year\": 2027, \"days\": [{\"name\": \"元旦\", \"date\": \"2027-01-03\","
                + " \"isOffDay\": false}]}",
            "Content-Type",
            "application/json",
            "If-Match",
            "" + (version + 1));
    assertThat(year.statusCode()).as(year.body()).isEqualTo(200);
    var row = foundry.json(path + "?atLeast=" + Api.body(year).path("position"));
    assertThat(row.path("timeZone").asString()).isEqualTo("Asia/Shanghai");
    assertThat(row.path("exceptions")).hasSize(1);
    assertThat(row.at("/exceptions/0/date").asString()).isEqualTo("2027-01-03");
    assertThat(row.at("/exceptions/0/works").asBoolean()).isTrue();
    assertThat(foundry.json("/api/v1/calendars").at("/items/0/site").asString()).isEqualTo("HZ1");
    assertThat(foundry.json("/api/v1/calendars/" + row.path("id").asString()).path("version"))
        .hasToString("" + (version + 2));
    assertThat(vessels.json("/api/v1/calendars").path("items"))
        .noneMatch(it -> it.path("site").asString().equals("HZ1"));
    assertThat(vessels.get("/api/v1/calendars/" + row.path("id").asString()).statusCode())
        .isEqualTo(404);
  }

  @Test
  void a_balance_begins_on_the_day_at_its_site_by_the_calendar_of_the_moment_looked_at() {
    String balance = "/api/v1/supply-balance?side=supplier&site=HZ1&part=CAL-1&days=7";
    ZoneId east = ZoneId.of("Pacific/Kiritimati"); // 25 hours before Pago Pago
    long eastern = inZone(east.getId());
    String eastsDay = foundry.json(balance + "&atLeast=" + eastern).path("today").asString();
    Instant before = Instant.now();
    long western = inZone("Pacific/Pago_Pago");
    assertThat(foundry.json(balance + "&atLeast=" + western).path("today").asString())
        .isLessThan(eastsDay);
    assertThat(foundry.json(balance + "&asOf=" + before).path("today").asString())
        .isEqualTo(LocalDate.ofInstant(before, east).toString());
    inZone("Asia/Shanghai");
  }

  private long inZone(String zone) {
    String path = "/api/v1/calendars/HZ1";
    var stated =
        foundry.put(
            path,
            calendar("").replace("Asia/Shanghai", zone),
            "Content-Type",
            "application/json",
            "If-Match",
            foundry.json(path).path("version").asString());
    assertThat(stated.statusCode()).as(stated.body()).isEqualTo(200);
    long position = Api.body(stated).path("position").asLong();
    foundry.json(path + "?atLeast=" + position);
    return position;
  }

  @Test
  void anothers_site_is_not_there_and_a_calendar_that_cannot_be_is_refused() {
    assertThat(vessels.put("/api/v1/calendars/HZ1", calendar(""), JSON).statusCode())
        .isEqualTo(404);
    String seen = vessels.json("/api/v1/calendars/DC1").path("version").asString();
    var zone =
        vessels.put(
            "/api/v1/calendars/DC1",
            calendar("").replace("Asia/Shanghai", "China/Moon"),
            "Content-Type",
            "application/json",
            "If-Match",
            seen);
    assertThat(zone.statusCode()).as(zone.body()).isEqualTo(422);
    assertThat(Api.body(zone).path("code").asString()).isEqualTo("no-such-time-zone");
    var day = vessels.put("/api/v1/calendars/DC1", calendar("{\"works\": true}"), JSON);
    assertThat(day.statusCode()).as(day.body()).isEqualTo(422);
    assertThat(Api.body(day).at("/errors/0/pointer").asString()).isEqualTo("/exceptions/0/date");
  }
}
