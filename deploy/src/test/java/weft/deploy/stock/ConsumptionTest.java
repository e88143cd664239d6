package weft.deploy.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.RunningHub;

/**
 * A buyer states its consumption of a supplier's goods; each piece is accepted or contested once.
 */
class ConsumptionTest {
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private static final String OPEN =
      "/api/v1/consumption-statements/open?holder=HENGYUE&owner=JIAXIN&site=PLANT1";
  private static final String STATED = "{\"owner\": \"JIAXIN\", \"site\": \"PLANT1\"}";
  private final RunningHub hub = RunningHub.shared();
  private final Api holder = new Api(hub, "hengyue-planner");
  private final Api owner = new Api(hub, "jiaxin-api");
  private final Api stranger = new Api(hub, "hongzhu-api");

  /** Unique to one test and run. */
  private final String part = "CN-" + Long.toString(System.nanoTime(), 36).toUpperCase(Locale.ROOT);

  @Test
  void what_was_used_is_stated_once_and_each_line_adds_up() {
    count("100", 20);
    move("issue", "-30", 19, "");
    move("scrap", "-2", 18, "");
    move("return", "-8", 17, "");
    move("receipt", "50", 16, "");
    JsonNode taken = move("transfer", "10", 15, ", \"to\": {\"owner\": \"HENGYUE\"}");
    JsonNode open = line(open(holder, taken));
    assertThat(sums(open)).isEqualTo("0 +50 -42 -8 +0 +100 = 100");
    assertThat(line(open(owner, taken))).isEqualTo(open);
    JsonNode stated = ok(state());
    JsonNode statement = statement(owner, stated);
    assertThat(line(statement)).isEqualTo(open);
    assertThat(statement.path("state").asString()).isEqualTo("stated");
    assertThat(lineOf(open(holder, stated))).isNull();

    JsonNode more = move("issue", "-5", 14, "");
    assertThat(sums(line(open(owner, more)))).isEqualTo("100 +0 -5 -0 +0 +0 = 95");
  }

  @Test
  void a_movement_told_after_the_count_that_had_it_is_used_and_no_difference() {
    count("100", 20);
    count("60", 10);
    JsonNode late = move("issue", "-35", 15, "");
    assertThat(sums(line(open(owner, late)))).isEqualTo("0 +0 -35 -0 +0 +95 = 60");
  }

  @Test
  void a_wrong_scan_that_is_reversed_is_not_billed() {
    count("100", 20);
    JsonNode wrong = move("issue", "-40", 19, "");
    String reversal =
        "{\"site\": \"PLANT1\", \"part\": \"%s\", \"reverses\": %d, \"reason\": \"twice scanned\"}"
            .formatted(part, wrong.path("version").asLong());
    JsonNode done = ok(post(holder, "/api/v1/stock/movements", reversal));
    assertThat(sums(line(open(owner, done)))).isEqualTo("0 +0 -0 -0 +0 +100 = 100");
  }

  @Test
  void what_is_answered_is_the_statement_and_again_when_its_request_is_repeated() {
    count("100", 20);
    String[] keyed = {"Content-Type", "application/json", "Idempotency-Key", part};
    JsonNode first = ok(holder.post("/api/v1/consumption-statements", STATED, keyed));
    for (Api by : new Api[] {holder, owner})
      assertThat(lineOf(statement(by, first))).as("the one that has the part").isNotNull();
    JsonNode seen = statement(owner, first);
    ok(decide(owner, seen, "acceptance", ""));
    move("issue", "-1", 19, "");
    JsonNode next = ok(state());
    assertThat(statement(owner, next).path("number").asInt())
        .isEqualTo(seen.path("number").asInt() + 1);
    assertThat(ok(holder.post("/api/v1/consumption-statements", STATED, keyed))).isEqualTo(first);
  }

  @Test
  void goods_moved_to_another_place_or_status_are_not_used() {
    count("100", 20);
    ok(state());
    JsonNode moved = move("transfer", "40", 19, ", \"to\": {\"status\": \"blocked\"}");
    assertThat(lineOf(open(owner, moved))).isNull();
  }

  @Test
  void its_owner_accepts_or_contests_and_the_holder_does_neither() {
    count("100", 20);
    move("issue", "-30", 19, "");
    JsonNode statement = statement(owner, ok(state()));
    assertThat(decide(holder, statement, "acceptance", "").statusCode()).isEqualTo(404);
    JsonNode contested =
        ok(decide(owner, statement, "contest", "{\"reason\": \"28 by our list\"}"));
    JsonNode seen = holder.json(path(statement) + "?atLeast=" + contested.path("position"));
    assertThat(seen.path("state").asString()).isEqualTo("contested");
    assertThat(seen.path("reason").asString()).isEqualTo("28 by our list");
    assertThat(decide(owner, statement, "acceptance", "").statusCode()).isEqualTo(412);
    String state =
        "/api/v1/consumption-statements?atLeast=" + contested.path("position") + "&state=";
    assertThat(owner.items(state + "contested")).isNotEmpty();
    assertThat(owner.get(state + "denied").statusCode()).isEqualTo(400);
    JsonNode accepted = ok(decide(owner, seen, "acceptance", ""));
    JsonNode after = holder.json(path(statement) + "?atLeast=" + accepted.path("position"));
    assertThat(after.path("state").asString()).isEqualTo("accepted");
    assertThat(decide(owner, after, "contest", "{\"reason\": \"late\"}").statusCode())
        .isEqualTo(409);
  }

  @Test
  void without_a_movement_there_is_nothing_to_state() {
    count("100", 20);
    ok(state());
    assertThat(Api.body(state()).path("code").asString()).isEqualTo("nothing-to-state");
  }

  @Test
  void the_auditor_reads_each_line_once() {
    count("100", 20);
    JsonNode used = move("issue", "-30", 19, "");
    JsonNode open = open(new Api(hub, "shenji-audit"), used);
    long lines = 0;
    for (JsonNode it : open.path("lines")) if (it.path("part").asString().equals(part)) lines++;
    assertThat(lines).isOne();
  }

  @Test
  void where_only_the_owner_granted_the_auditor_reads_the_owners_lines() {
    count("100", 20);
    ok(state());
    JsonNode used = move("issue", "-30", 19, "");
    var auditor = new Api(hub, "shenji-audit");
    String grant =
        "update weft.grants set withdrawn_at = %s where giver = 'HENGYUE' and what = 'audit'";
    hub.superuser().sql(grant.formatted("now()")).update();
    try {
      assertThat(sums(line(open(auditor, used)))).isEqualTo("100 +0 -30 -0 +0 +0 = 70");
      assertThat(auditor.items("/api/v1/consigned-stock?limit=500"))
          .filteredOn(it -> it.path("part").asString().equals(part))
          .hasSize(1);
      assertThat(auditor.items("/api/v1/consumption-statements?holder=HENGYUE")).isNotEmpty();
    } finally {
      hub.superuser().sql(grant.formatted("null")).update();
    }
  }

  @Test
  void each_reads_and_finds_the_goods_by_its_own_number() {
    String ours = part.replace("CN-", "OWN-");
    JsonNode agreed =
        ok(
            post(
                owner,
                "/api/v1/part-agreements?as=supplier",
                """
                {"partner": "HENGYUE", "part": "%s", "partnerPart": "%s", "unit": "PCE", "names": {"en": "Bush"}}
                """
                    .formatted(ours, part)));
    count("100", 20);
    JsonNode used = move("issue", "-30", 19, "");
    long last = Math.max(agreed.path("position").asLong(), used.path("position").asLong());
    String found = "/api/v1/consigned-stock?atLeast=" + last + "&part=";
    JsonNode own = one(owner.items(found + ours));
    assertThat(own.path("part").asString()).isEqualTo(ours);
    assertThat(own.path("partnerPart").asString()).isEqualTo(part);
    assertThat(own.path("consumed").asString()).isEqualTo("30");
    assertThat(owner.items(found + part)).isEmpty();
    JsonNode held = one(holder.items(found + part));
    assertThat(held.path("part").asString()).isEqualTo(part);
    assertThat(held.path("partnerPart").isNull()).isTrue();
    assertThat(holder.items(found + ours)).isEmpty();
  }

  private static JsonNode one(List<JsonNode> rows) {
    assertThat(rows).hasSize(1);
    return rows.getFirst();
  }

  @Test
  void own_goods_are_no_consignment() {
    var answer =
        post(
            holder,
            "/api/v1/consumption-statements",
            "{\"owner\": \"HENGYUE\", \"site\": \"PLANT1\"}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(answer.body()).contains("own-goods");
  }

  @Test
  void nobody_else_sees_any_of_it() {
    count("100", 20);
    JsonNode statement = statement(owner, ok(state()));
    assertThat(stranger.get(OPEN).statusCode()).isEqualTo(404);
    assertThat(stranger.get(path(statement)).statusCode()).isEqualTo(404);
    assertThat(stranger.json("/api/v1/consumption-accounts").path("items")).isEmpty();
    assertThat(stranger.json("/api/v1/consigned-stock").path("items")).isEmpty();
    assertThat(decide(stranger, statement, "acceptance", "").statusCode()).isEqualTo(404);
  }

  private static String sums(JsonNode it) {
    return "%s +%s -%s -%s +%s +%s = %s"
        .formatted(
            it.path("opening").asString(),
            it.path("received").asString(),
            it.path("consumed").asString(),
            it.path("returned").asString(),
            it.path("moved").asString(),
            it.path("difference").asString(),
            it.path("closing").asString());
  }

  /** The statement just made. */
  private JsonNode statement(Api by, JsonNode stated) {
    return by.json(path(stated) + "?atLeast=" + stated.path("position"));
  }

  private JsonNode open(Api by, JsonNode written) {
    return by.json(OPEN + "&limit=500&atLeast=" + written.path("position"));
  }

  private JsonNode line(JsonNode of) {
    JsonNode line = lineOf(of);
    assertThat(line).as(of.toString()).isNotNull();
    return line;
  }

  private @Nullable JsonNode lineOf(JsonNode of) {
    for (JsonNode it : of.path("lines")) if (it.path("part").asString().equals(part)) return it;
    return null;
  }

  private static HttpResponse<String> decide(Api by, JsonNode statement, String what, String body) {
    return by.post(
        path(statement) + "/" + what,
        body,
        "Content-Type",
        "application/json",
        "If-Match",
        "\"" + statement.path("version").asLong(1) + "\"");
  }

  private static String path(JsonNode statement) {
    return "/api/v1/consumption-statements/" + statement.path("id").asString();
  }

  private HttpResponse<String> state() {
    return post(holder, "/api/v1/consumption-statements", STATED);
  }

  private JsonNode count(String quantity, int hoursAgo) {
    return ok(
        post(
            holder,
            "/api/v1/stock/counts",
            "{%s, \"quantity\": \"%s\"}".formatted(key(hoursAgo), quantity)));
  }

  private JsonNode move(String kind, String quantity, int hoursAgo, String more) {
    return ok(
        post(
            holder,
            "/api/v1/stock/movements",
            "{\"kind\": \"%s\", %s, \"quantity\": \"%s\"%s}"
                .formatted(kind, key(hoursAgo), quantity, more)));
  }

  private String key(int hoursAgo) {
    return """
    "site": "PLANT1", "part": "%s", "owner": "JIAXIN", "category": "finished", "status": "usable", "unit": "PCE", "at": "%s"\
    """
        .formatted(part, NOW.minus(hoursAgo, ChronoUnit.HOURS));
  }

  private static HttpResponse<String> post(Api by, String path, String body) {
    return by.post(path, body, "Content-Type", "application/json");
  }

  private static JsonNode ok(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Api.body(answer);
  }
}
