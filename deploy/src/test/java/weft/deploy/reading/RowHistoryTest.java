package weft.deploy.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.RunningHub;

/**
 * The events that set a value are found from the value, and the first difference of two moments.
 */
class RowHistoryTest {
  private static final String EVENTS = "/api/v1/history/events";
  private static final String BLAME = "/api/v1/history/blame";
  private static final String FIRST = "/api/v1/history/first-difference";
  private final RunningHub hub = RunningHub.shared();
  private final Api buyer = new Api(hub, "hengyue-edi");
  private final Api supplier = new Api(hub, "jiaxin-api");
  private final Api auditor = new Api(hub, "shenji-audit");
  private final List<Api> strangers =
      List.of(new Api(hub, "hongzhu-api"), new Api(hub, "lingyun-edi"));

  /** The positions of a part's releases, each with one line due on 1 December 2026. */
  private List<Long> released(String part, String... quantities) {
    for (int i = 0; i < quantities.length; i++)
      buyer.handIn(Delfors.of(part + i, part, "0" + (i + 1), "20261201", quantities[i]));
    return buyer.items(EVENTS + "?part=" + part + "&type=forecast-released").stream()
        .map(it -> it.path("position").asLong())
        .toList();
  }

  private static String query(JsonNode changed) {
    var query = new StringBuilder("?");
    for (String it : List.of("view", "row", "pointer"))
      query
          .append(query.length() == 1 ? "" : "&")
          .append(it)
          .append('=')
          .append(URLEncoder.encode(changed.path(it).asString(), UTF_8));
    return query.toString();
  }

  private String quantity(long position) {
    return StreamSupport.stream(
            buyer.json(EVENTS + "/" + position).path("changed").spliterator(), false)
        .filter(it -> it.path("view").asString().equals("call-offs"))
        .filter(it -> it.path("pointer").asString().equals("/quantity"))
        .map(RowHistoryTest::query)
        .findFirst()
        .orElseThrow();
  }

  private static List<Long> positions(JsonNode blame) {
    List<Long> positions = new ArrayList<>();
    blame.path("items").forEach(it -> positions.add(it.path("position").asLong()));
    return positions;
  }

  @Test
  void a_value_is_blamed_on_the_event_that_set_it_and_on_those_before_it() {
    List<Long> releases = released("RH-BLAME-1", "40", "55", "55", "70");
    String field = quantity(releases.get(1));
    for (Api reader : List.of(buyer, supplier, auditor)) {
      JsonNode blame = reader.json(BLAME + field);
      assertThat(positions(blame))
          .containsExactly(releases.get(3), releases.get(1), releases.get(0));
      assertThat(blame.path("value").asString()).isEqualTo("70");
      assertThat(blame.at("/items/0/type").asString()).isEqualTo("forecast-released");
      assertThat(blame.at("/items/0/before").asString()).isEqualTo("55");
      assertThat(blame.at("/items/0/after").asString()).isEqualTo("70");
      assertThat(blame.at("/items/2/before").isNull()).isTrue();
      assertThat(blame.path("next").isNull()).isTrue();
      assertThat(blame.path("closed").asBoolean(true)).isFalse();
    }
    JsonNode then = supplier.json(BLAME + field + "&at=" + releases.get(2));
    assertThat(positions(then)).containsExactly(releases.get(1), releases.get(0));
    assertThat(then.path("value").asString()).isEqualTo("55");
    assertThat(then.path("position").asLong()).isEqualTo(releases.get(2));
  }

  @Test
  void the_events_of_a_value_are_read_page_by_page() {
    List<Long> releases = released("RH-BLAME-2", "40", "55", "70", "85");
    String path = BLAME + quantity(releases.get(1)) + "&limit=1";
    List<Long> found = new ArrayList<>();
    String cursor = "";
    for (int pages = 0; pages < 10 && !cursor.equals("null"); pages++) {
      JsonNode page = supplier.json(path + cursor);
      assertThat(page.path("items").size()).isLessThanOrEqualTo(1);
      found.addAll(positions(page));
      cursor = page.path("next").isNull() ? "null" : "&cursor=" + page.path("next").asString();
    }
    assertThat(found).isEqualTo(releases.reversed());
  }

  @Test
  void a_row_of_others_and_a_field_that_never_was_do_not_exist() {
    List<Long> releases = released("RH-BLAME-3", "40", "55");
    String field = quantity(releases.get(1));
    for (Api reader : strangers)
      for (String path :
          List.of(BLAME + field, FIRST + field + "&from=0", FIRST + field + "&from=1&until=2")) {
        var foreign = reader.get(path);
        assertThat(foreign.statusCode()).as(path).isEqualTo(404);
        var nothing = reader.get(BLAME + "?view=orders&row=UHVyY2hhc2VPcmRlcjpYOjE");
        assertThat(Api.body(foreign).path("code")).isEqualTo(Api.body(nothing).path("code"));
      }
    assertThat(supplier.get(BLAME + field + "x").statusCode()).isEqualTo(404);
    assertThat(supplier.get(BLAME + field.replace("view=call-offs", "view=grants")).statusCode())
        .isEqualTo(404);
    for (String row : List.of("x", "!", "RGVsaXZlcnlTY2hlZHVsZTo", "RGVsaXZlcnlTY2hlZHVsZTo.0"))
      assertThat(supplier.get(BLAME + "?view=call-offs&row=" + row).statusCode()).isEqualTo(404);
    assertThat(supplier.get(BLAME + field.replace("pointer=%2F", "pointer=")).statusCode())
        .as("not a pointer")
        .isEqualTo(400);
  }

  @Test
  void the_first_difference_is_the_first_event_after_which_the_moments_differ() {
    List<Long> releases = released("RH-FIRST-1", "40", "40", "55", "40");
    String field = quantity(releases.get(2));
    JsonNode found =
        supplier.json(FIRST + field + "&from=" + releases.get(0) + "&until=" + releases.get(2));
    assertThat(found.at("/event/position").asLong()).isEqualTo(releases.get(2));
    assertThat(found.path("different").asBoolean()).isTrue();
    assertThat(found.path("changed"))
        .anySatisfy(
            it -> {
              assertThat(it.path("pointer").asString()).isEqualTo("/quantity");
              assertThat(it.path("before").asString()).isEqualTo("40");
              assertThat(it.path("after").asString()).isEqualTo("55");
            });
    JsonNode undone = supplier.json(FIRST + field + "&from=" + releases.get(0));
    assertThat(undone.path("different").asBoolean(true)).as("it came back to 40").isFalse();
    assertThat(undone.at("/event/position").asLong()).isEqualTo(releases.get(2));
    JsonNode same =
        supplier.json(FIRST + field + "&from=" + releases.get(0) + "&until=" + releases.get(1));
    assertThat(same.path("event").isNull()).isTrue();
    assertThat(same.path("searchedUntil").asLong()).isEqualTo(releases.get(1));
  }

  @Test
  void the_first_difference_of_a_stream_is_that_of_any_of_its_rows() {
    List<Long> releases = released("RH-FIRST-2", "40", "55");
    String stream = buyer.json(EVENTS + "/" + releases.get(0)).path("stream").asString();
    for (Api reader : List.of(buyer, supplier, auditor)) {
      JsonNode found = reader.json(FIRST + "?stream=" + stream + "&from=" + releases.get(0));
      assertThat(found.at("/event/position").asLong()).isEqualTo(releases.get(1));
      assertThat(found.path("changed"))
          .extracting(it -> it.path("view").asString())
          .contains("call-offs");
    }
    for (Api reader : strangers)
      assertThat(reader.get(FIRST + "?stream=" + stream + "&from=0").statusCode()).isEqualTo(404);
    for (String wrong :
        List.of(
            "?from=0", "?view=orders&from=0", "?stream=" + stream + "&from=9&until=8", "?stream=x"))
      assertThat(supplier.get(FIRST + wrong).statusCode()).as(wrong).isEqualTo(400);
    assertThat(supplier.get(FIRST + "?stream=" + stream + "&from=0&until=999999999").statusCode())
        .isEqualTo(409);
  }

  @Test
  void the_operator_belongs_to_no_party_and_reads_no_history() {
    List<Long> releases = released("RH-OPERATOR", "40", "55");
    String field = quantity(releases.get(1));
    Api operator = new Api(hub, "operator@weft");
    for (String path :
        List.of(
            EVENTS,
            EVENTS + "?format=ndjson",
            "/api/v1/history/counts",
            EVENTS + "/" + releases.get(1),
            "/api/v1/evidence/events/" + releases.get(1),
            BLAME + field,
            FIRST + field + "&from=0")) {
      var refused = operator.get(path);
      assertThat(refused.statusCode()).as(path).isEqualTo(403);
      assertThat(Api.body(refused).path("code").asString()).as(path).isEqualTo("no-party");
    }
  }

  @Test
  void an_auditors_search_is_in_the_owners_security_log() {
    List<Long> releases = released("RH-LOOK", "40", "55");
    auditor.json(BLAME + quantity(releases.get(1)));
    var log = new Api(hub, "edi@hengyue").json("/api/v1/security-log?kind=looked&limit=20");
    assertThat(log.path("items").valueStream().map(JsonNode::toString))
        .anyMatch(it -> it.contains("GET /api/v1/history/blame"));
  }
}
