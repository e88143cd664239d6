package weft.deploy.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.OwnHub;
import weft.deploy.RunningHub;
import weft.deploy.reading.Feed;

/** Changes of shared stock reach only the parties that may see it. */
class SharedStockTest {
  private static final String EVENT = "shared-stock";
  private static final Instant MORNING =
      Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(8, ChronoUnit.HOURS);
  private final RunningHub hub = RunningHub.shared();
  private final Feed feed = new Feed(hub);
  private final Api holder = new Api(hub, "jiaxin-api");
  private final Api grantee = new Api(hub, "hengyue-planner");
  private final Api stranger = new Api(hub, "lingyun-edi");
  private int minute;

  /** Unique to one run, because a failed run is repeated on the same hub. */
  private final String run = UUID.randomUUID().toString().substring(0, 6);

  private final String part = "SH-" + run;
  private final String other = "SH-OTHER-" + run;

  private JsonNode counted(String part, String quantity, String more) {
    return moved("counts", part, quantity, "PCE", more);
  }

  private JsonNode issued(String part, String quantity, String more) {
    return moved("movements", part, quantity, "PCE", ", \"kind\": \"issue\"" + more);
  }

  private JsonNode moved(String how, String part, String quantity, String unit, String more) {
    Instant at = MORNING.plus(++minute, ChronoUnit.MINUTES);
    JsonNode written = new Shelf(holder).booked(how, part, quantity, unit, at, more);
    holder.settle();
    return written;
  }

  private String granted(String part, String grain) {
    String body =
        "{\"to\": \"HENGYUE\", \"what\": \"stock\", \"parts\": [\"%s\"], \"grain\": \"%s\"}";
    JsonNode grant =
        OwnHub.ok(holder.post("/api/v1/grants", body.formatted(part, grain), OwnHub.JSON));
    holder.settle();
    return "/api/v1/grants/" + grant.path("id").asString();
  }

  private static String now(Api api) {
    return api.json("/api/v1/changes").path("next").asString();
  }

  /** The changes of shared stock that a party receives after a cursor. */
  private List<JsonNode> heard(String client, String after) {
    return feed.items(client, after, "&limit=500").stream()
        .filter(it -> it.path("event").asString().equals(EVENT))
        .map(it -> it.path("data").path("row"))
        .toList();
  }

  private static List<String> quantities(List<JsonNode> rows) {
    return rows.stream().map(it -> it.path("quantity").asString()).toList();
  }

  @Test
  void a_granted_stock_is_told_as_it_changes_with_its_sum_as_the_list_has_it() {
    counted(part, "70", ", \"place\": \"A-01\"");
    counted(part, "5", ", \"place\": \"A-02\"");
    counted(other, "9", "");
    String before = now(grantee);
    String strangers = now(stranger);
    counted(part, "71", ", \"place\": \"A-01\"");
    assertThat(heard("hengyue-edi", before)).as("not granted yet").isEmpty();
    granted(part, "exact");
    String since = now(grantee);
    counted(other, "8", "");
    issued(part, "-3", ", \"place\": \"A-02\"");
    JsonNode listed = grantee.json("/api/v1/stock?part=" + part).path("items");
    assertThat(listed).hasSize(1);
    assertThat(listed.at("/0/quantity").asString()).isEqualTo("73");
    assertThat(heard("hengyue-edi", since)).containsExactly(listed.get(0));
    assertThat(listed.toString()).as("no place, no owner").doesNotContain("A-01", "A-02");
    assertThat(heard("lingyun-edi", strangers)).isEmpty();
    assertThat(heard("jiaxin-api", "0"))
        .as("the holder has its own rows")
        .noneMatch(it -> it.path("holder").asString().equals("JIAXIN"));
  }

  @Test
  void what_is_used_up_or_counted_in_another_unit_is_told_as_nothing() {
    counted(part, "0", "");
    granted(part, "exact");
    counted(part, "7", "");
    String since = now(grantee);
    issued(part, "-7", "");
    assertThat(quantities(heard("hengyue-edi", since))).containsExactly("0");
    since = now(grantee);
    moved("counts", part, "3", "KGM", ", \"reason\": \"KGM from now on\"");
    assertThat(heard("hengyue-edi", since))
        .extracting(it -> it.path("quantity").asString() + " " + it.path("unit").asString())
        .containsExactlyInAnyOrder("3 KGM", "0 PCE");
  }

  @Test
  @Timeout(60)
  void a_withdrawn_grant_stops_it_at_once_on_pages_and_on_the_open_stream() throws Exception {
    counted(part, "0", "");
    counted(other, "0", "");
    String grant = granted(part, "exact");
    String stays = granted(other, "exact");
    String since = now(grantee);
    List<String> told = new ArrayList<>();
    try (BufferedReader lines = Feed.lines(feed.open("hengyue-edi", ""))) {
      awaited(lines, "event:hello");
      counted(part, "70", "");
      told.add(awaited(lines, named(part)));
      assertThat(told.getFirst()).contains("\"quantity\":\"70\"", "JIAXIN/JX1");
      assertThat(holder.delete(grant).statusCode()).isEqualTo(200);
      counted(part, "69", "");
      counted(other, "1", "");
      assertThat(awaited(lines, named(other))).contains("\"quantity\":\"1\"");
    }
    assertThat(heard("hengyue-edi", since))
        .as("nor the past of it")
        .extracting(it -> it.path("part").asString())
        .containsExactly(other);
    holder.delete(stays);
  }

  private static String named(String part) {
    return "\"part\":\"" + part + "\"";
  }

  /** The first line that contains this; nothing about shared stock may come before it. */
  private String awaited(BufferedReader lines, String text) throws Exception {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.contains(text)) return line;
      assertThat(line).doesNotContain(named(part));
    }
    throw new AssertionError("the stream ended before " + text);
  }

  @Test
  void a_state_is_told_when_it_becomes_another_one_and_no_movement_in_between() {
    OwnHub.ok(
        grantee.post(
            "/api/v1/part-agreements",
            """
            {"partner": "JIAXIN", "part": "%s", "unit": "PCE", "range": {"minimum": "50", "in": "quantity"}}\
            """
                .formatted(part),
            OwnHub.JSON));
    counted(part, "100", "");
    granted(part, "state");
    String since = now(grantee);
    issued(part, "-10", "");
    counted(part, "80", "");
    assertThat(heard("hengyue-edi", since)).as("enough, as before").isEmpty();
    JsonNode low = issued(part, "-40", "");
    List<JsonNode> states = heard("hengyue-edi", since);
    assertThat(states).extracting(it -> it.path("state").asString()).containsExactly("low");
    assertThat(states).containsExactly(stateOf(part));
    for (String hidden : List.of("quantity", "consigned", "batch", "countedAt", "changedAt"))
      assertThat(states.getFirst().path(hidden).isNull()).as(hidden).isTrue();
    assertThat(
            feed.items("hengyue-edi", since, "&limit=500").stream()
                .filter(it -> it.path("event").asString().equals(EVENT))
                .map(it -> it.path("data").path("position").asLong()))
        .as("where it turned, not where it moved last")
        .containsExactly(low.path("position").asLong());
    String after = now(grantee);
    issued(part, "-5", "");
    assertThat(heard("hengyue-edi", after)).as("low, as before").isEmpty();
    counted(part, "60", "");
    counted(part, "30", "");
    assertThat(heard("hengyue-edi", after))
        .as("who read it in between has it right again")
        .containsExactly(stateOf(part));
    issued(part, "-30", "");
    assertThat(heard("hengyue-edi", after).getLast().path("state").asString()).isEqualTo("none");
    assertThat(heard("lingyun-edi", since)).isEmpty();
  }

  private JsonNode stateOf(String part) {
    return grantee.json("/api/v1/stock?part=" + part).path("items").get(0);
  }

  @Test
  void what_was_before_a_grant_of_states_is_not_told_with_it() {
    String since = now(grantee);
    counted(part, "10", "");
    counted(part, "0", "");
    granted(part, "state");
    assertThat(heard("hengyue-edi", since)).isEmpty();
    counted(part, "10", "");
    assertThat(heard("hengyue-edi", since))
        .extracting(it -> it.path("state").asString())
        .containsExactly("ok");
  }

  @Test
  void blocked_stock_and_what_belongs_to_the_reader_turn_no_state() {
    counted(part, "10", "");
    granted(part, "state");
    String since = now(grantee);
    counted(part, "4", ", \"owner\": \"HENGYUE\"");
    OwnHub.ok(
        holder.post(
            "/api/v1/stock/counts",
            """
            {"site": "JX1", "part": "%s", "category": "finished", "status": "blocked", "unit": "PCE", "at": "%s", "quantity": "9"}\
            """
                .formatted(part, MORNING),
            OwnHub.JSON));
    holder.settle();
    assertThat(heard("hengyue-edi", since))
        .as("its own goods, which it sees as they are")
        .allSatisfy(it -> assertThat(it.path("state").isNull()).isTrue())
        .extracting(it -> it.path("quantity").asString())
        .containsExactly("4");
  }

  @Test
  void pages_of_one_leave_nothing_out() {
    counted(part, "0", "");
    counted(other, "0", "");
    granted(part, "exact");
    granted(other, "exact");
    String since = now(grantee);
    for (int i = 1; i <= 3; i++) {
      counted(part, "" + i, ", \"batch\": \"B" + i + "\"");
      counted(other, "" + i, "");
    }
    var pages =
        feed.items("hengyue-edi", since, "&limit=1").stream()
            .map(it -> it.path("data").path("row"))
            .filter(it -> List.of(part, other).contains(it.path("part").asString()))
            .map(
                it ->
                    it.path("part").asString() + " " + it.path("batch") + " " + it.path("quantity"))
            .distinct();
    assertThat(pages)
        .containsExactlyInAnyOrder(
            part + " \"B1\" \"1\"",
            part + " \"B2\" \"2\"",
            part + " \"B3\" \"3\"",
            other + " null \"3\"");
  }
}
