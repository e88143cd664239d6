package weft.deploy.operating;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.database.Beside;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.RunningHub;

/** The operator and auditors replay views, and find rows that no event made. */
@Beside("screens")
class ReplaysOfViewsTest {
  private static final String REPLAYS = "/api/v1/replays";
  private static final String CALL_OFFS = "{\"views\": [\"call-off-board\"]}";
  private final RunningHub hub = RunningHub.busy();
  private final Api operator = new Api(hub, "operator@weft");
  private final Api auditor = new Api(hub, "shenji-audit");
  private final Api buyer = new Api(hub, "hengyue-edi");

  private JsonNode replayed(Api asker, String body) {
    JsonNode replay = started(asker, body);
    long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (replay.path("state").asString().equals("running") && System.nanoTime() < until) {
      LockSupport.parkNanos(20_000_000);
      replay = asker.json(REPLAYS + "/" + replay.path("id").asString());
    }
    return replay;
  }

  private static JsonNode started(Api asker, String body) {
    var answer = asker.postJson(REPLAYS, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Api.body(answer);
  }

  private static final String PLANTED =
      "update weft.call_off_line l set quantity = %s from weft.delivery_schedule s"
          + " where s.schedule_no = l.schedule_no and s.part = '%s'";

  @Test
  void a_planted_row_is_found_with_its_event_and_without_values() {
    buyer.handIn(Delfors.of("RP-1", "RP-PLANTED", "01", "20261201", "40"));
    operator.settle();
    long position =
        buyer
            .items("/api/v1/history/events?part=RP-PLANTED&type=forecast-released")
            .getLast()
            .path("position")
            .asLong();
    JsonNode before = replayed(operator, CALL_OFFS);
    assertThat(before.path("state").asString()).as(before.toString()).isEqualTo("equal");
    assertThat(before.at("/views/0/rows").asLong()).isPositive();
    assertThat(before.at("/views/0/sha256")).isEqualTo(before.at("/views/0/live"));
    assertThat(before.path("done").asLong()).isPositive().isEqualTo(before.path("of").asLong());

    hub.superuser().sql(PLANTED.formatted("987654", "RP-PLANTED")).update();
    try {
      for (Api asker : List.of(operator, auditor)) {
        JsonNode found = replayed(asker, CALL_OFFS);
        assertThat(found.path("state").asString()).as(found.toString()).isEqualTo("different");
        JsonNode view = found.at("/views/0");
        assertThat(view.path("view").asString()).isEqualTo("call-off-board");
        assertThat(view.path("equal").asBoolean(true)).isFalse();
        assertThat(view.path("sha256")).isNotEqualTo(view.path("live"));
        assertThat(view.path("differing").size()).isOne();
        JsonNode row = view.at("/differing/0");
        assertThat(row.path("table").asString()).isEqualTo("call_off_line");
        assertThat(row.path("kind").asString()).isEqualTo("changed");
        assertThat(row.path("column").asString()).isEqualTo("quantity");
        assertThat(row.at("/key/due").asString()).isEqualTo("2026-12-01");
        assertThat(row.path("event").asLong()).isEqualTo(position);
        assertThat(view.path("more").asLong()).isZero();
        assertThat(found.toString()).doesNotContain("987654");
      }
    } finally {
      hub.superuser().sql(PLANTED.formatted("40", "RP-PLANTED")).update();
    }
  }

  @Test
  void an_auditor_compares_the_rows_of_those_who_opened_all_contexts_alone() {
    String orders = "{\"views\": [\"order-board\", \"grants\"]}";
    JsonNode all = replayed(operator, orders);
    JsonNode granted = replayed(auditor, orders);
    assertThat(granted.path("state").asString()).as(granted.toString()).isEqualTo("equal");
    assertThat(rows(granted, "order-board")).isPositive().isLessThan(rows(all, "order-board"));
    String change = "update weft.grants set contexts = %s where what = 'audit' and giver = '%s'";
    String ordering = "'[\"ordering\"]'::jsonb";
    hub.superuser().sql(change.formatted(ordering, "HENGYUE")).update();
    try {
      JsonNode one = replayed(auditor, orders);
      assertThat(rows(one, "order-board"))
          .as("JIAXIN's only, though HENGYUE opened its orders")
          .isPositive()
          .isLessThan(rows(granted, "order-board"));
      assertThat(auditor.get(REPLAYS + "/" + granted.path("id").asString()).statusCode())
          .as("HENGYUE's rows are closed now")
          .isEqualTo(404);
      hub.superuser().sql(change.formatted(ordering, "JIAXIN")).update();
      var none = auditor.postJson(REPLAYS, orders);
      assertThat(none.statusCode()).isEqualTo(403);
      assertThat(Api.body(none).path("code").asString()).isEqualTo("not-granted");
    } finally {
      for (String it : List.of("HENGYUE", "JIAXIN"))
        hub.superuser().sql(change.formatted("null", it)).update();
    }
  }

  @Test
  void a_view_without_rows_for_auditors_is_not_offered_to_them_and_is_never_equal() {
    assertThat(operator.json(REPLAYS).path("views").toString()).contains("\"directory\"");
    assertThat(auditor.json(REPLAYS).path("views").toString())
        .contains("\"order-board\"")
        .doesNotContain("\"directory\"");
    var answer = auditor.postJson(REPLAYS, "{\"views\": [\"directory\"]}");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(Api.body(answer).at("/errors/0/code").asString()).isEqualTo("view-unknown");
  }

  private static long rows(JsonNode replay, String view) {
    return replay
        .path("views")
        .valueStream()
        .filter(it -> it.path("view").asString().equals(view))
        .findFirst()
        .orElseThrow()
        .path("rows")
        .asLong();
  }

  @Test
  void a_replay_belongs_to_those_who_asked_for_it() {
    String views = "{\"views\": [\"calendars\"]}";
    String operators = REPLAYS + "/" + replayed(operator, views).path("id").asString();
    String auditors = REPLAYS + "/" + replayed(auditor, views).path("id").asString();
    assertThat(operator.get(operators).statusCode()).isEqualTo(200);
    assertThat(auditor.get(auditors).statusCode()).isEqualTo(200);
    assertThat(operator.get(auditors).statusCode()).isEqualTo(404);
    assertThat(auditor.get(operators).statusCode()).isEqualTo(404);
    assertThat(auditor.get(REPLAYS + "/x").statusCode()).isEqualTo(404);
    for (String other : List.of("hengyue-edi", "jiaxin-api", "hongzhu-api")) {
      Api api = new Api(hub, other);
      assertThat(api.postJson(REPLAYS, views).statusCode()).as(other).isEqualTo(403);
      assertThat(api.get(operators).statusCode()).as(other).isEqualTo(403);
      assertThat(api.get(REPLAYS).statusCode()).as(other).isEqualTo(403);
    }
    assertThat(operator.json(REPLAYS).path("views"))
        .extracting(JsonNode::asString)
        .contains("call-off-board", "calendars");
    assertThat(operator.json(REPLAYS).path("items"))
        .extracting(it -> it.path("id").asString())
        .anyMatch(operators::endsWith)
        .noneMatch(auditors::endsWith);
  }

  @Test
  void a_view_that_does_not_exist_is_refused_at_its_place() {
    var answer = operator.postJson(REPLAYS, "{\"views\": [\"calendars\", \"x\"]}");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(Api.body(answer).at("/errors/0/pointer").asString()).isEqualTo("/views/1");
    assertThat(Api.body(answer).at("/errors/0/code").asString()).isEqualTo("view-unknown");
    assertThat(operator.postJson(REPLAYS, "{\"views\": []}").statusCode()).isEqualTo(422);
  }

  @Test
  @Tag("long")
  void a_replay_whose_hub_fell_silent_has_failed_with_a_reason() {
    JsonNode replay = replayed(operator, "{\"views\": [\"calendars\"]}");
    hub.superuser()
        .sql(
            "update weft.replay set state = 'running', seen_at = now() - interval '1 minute' where"
                + " id = ?::uuid")
        .param(replay.path("id").asString())
        .update();
    JsonNode silent = operator.json(REPLAYS + "/" + replay.path("id").asString());
    assertThat(silent.path("state").asString()).isEqualTo("failed");
    assertThat(silent.at("/reason/en").asString()).contains("stopped");
    assertThat(silent.at("/reason/zh").asString()).contains("停止");
  }
}
