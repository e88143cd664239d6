package weft.deploy.reading;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.RunningHub;

/** The answer for a past moment stays the same for ever, whatever happens later. */
class AsOfTest {
  private static final String PART = "AS-OF-1";
  private final RunningHub hub = RunningHub.shared();
  private final Api hengyue = new Api(hub, "hengyue-edi");
  private final Api jiaxin = new Api(hub, "jiaxin-api");

  /** Each read of the API that has a past, with its present answer. */
  private Map<String, JsonNode> reads(Api api, String asOf) {
    Map<String, JsonNode> answers = new LinkedHashMap<>();
    for (String list :
        List.of(
            "/api/v1/call-offs?limit=500",
            "/api/v1/call-offs?limit=500&changed=true",
            "/api/v1/orders?limit=500",
            "/api/v1/edi/interchanges?direction=in&limit=500"))
      answers.put(list, api.json(list + asOf).path("items"));
    answers.put("pages", pages(api, "/api/v1/call-offs?limit=11" + asOf));
    for (String id : ids(requireNonNull(answers.get("/api/v1/call-offs?limit=500")), "schedule"))
      answers.put(id, api.json("/api/v1/call-offs/" + id + "?as=" + side(api) + asOf));
    for (String id : ids(requireNonNull(answers.get("/api/v1/orders?limit=500")), "order"))
      answers.put(id, api.json("/api/v1/orders/" + id + "?as=" + side(api) + asOf));
    for (String id :
        ids(requireNonNull(answers.get("/api/v1/edi/interchanges?direction=in&limit=500")), "id"))
      answers.put(id, untold(api.json("/api/v1/edi/interchanges/" + id + "?" + asOf)));
    return answers;
  }

  private String side(Api api) {
    return api == jiaxin ? "supplier" : "buyer";
  }

  private static JsonNode pages(Api api, String path) {
    return new tools.jackson.databind.json.JsonMapper().valueToTree(api.items(path));
  }

  /** Acknowledgements are operation, not history: a read of the past does not show them. */
  private static JsonNode untold(JsonNode interchange) {
    return ((ObjectNode) interchange).putNull("acknowledgement");
  }

  private static Set<String> ids(JsonNode items, String name) {
    var ids = new TreeSet<String>();
    items.forEach(it -> ids.add(it.path(name).asString()));
    return ids;
  }

  @Test
  void every_read_answers_for_a_past_moment_what_it_answered_then() {
    hengyue.handIn(Delfors.of("AS-OF-1", PART, "01", "20261201", "40", "20261203", "50"));
    hengyue.settle();
    var buyer = reads(hengyue, "");
    var supplier = reads(jiaxin, "");
    String then = Instant.now().toString();

    hengyue.handIn(Delfors.of("AS-OF-2", PART, "02", "20261203", "60", "20261204", "10"));
    String schedule =
        jiaxin
            .items("/api/v1/call-offs?limit=500&part=" + PART)
            .getFirst()
            .path("schedule")
            .asString();
    var committed =
        jiaxin.post(
            "/api/v1/call-offs/" + schedule + "/commitments",
            """
            {"release":"02","commitments":[{"due":"2026-12-03","ordinal":0,
             "promises":[{"date":"2026-12-03","quantity":"60"}]}]}
            """,
            "Content-Type",
            "application/json",
            "If-Match",
            "\"2\"");
    assertThat(committed.statusCode()).as(committed.body()).isEqualTo(200);
    hengyue.settle();

    assertThat(reads(hengyue, "")).isNotEqualTo(buyer);
    assertThat(reads(hengyue, "&asOf=" + then)).isEqualTo(buyer);
    assertThat(reads(jiaxin, "&asOf=" + then)).isEqualTo(supplier);
    for (String read : List.of("/api/v1/call-offs?limit=500", "/api/v1/orders?"))
      assertThat(hengyue.get(read + "&asOf=" + then).body())
          .as("the same bytes")
          .isEqualTo(hengyue.get(read + "&asOf=" + then).body());
  }

  @Test
  void before_the_first_message_there_was_nothing() {
    for (String past : List.of("2001-01-01T00:00:00Z", "1970-01-01T00:00:00Z")) {
      assertThat(hengyue.json("/api/v1/call-offs?asOf=" + past).path("items").size()).isZero();
      assertThat(hengyue.json("/api/v1/edi/interchanges?asOf=" + past).path("items").size())
          .isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"call-offs", "orders", "edi/interchanges"})
  void the_future_is_not_settled_and_the_answer_says_up_to_when_it_is(String list) {
    for (String future :
        List.of(Instant.now().plusSeconds(60).toString(), "2199-12-31T23:59:59Z")) {
      var answer = hengyue.get("/api/v1/" + list + "?asOf=" + future);
      assertThat(answer.statusCode()).isEqualTo(409);
      var problem = Api.body(answer);
      assertThat(problem.path("code").asString()).isEqualTo("not-settled");
      assertThat(Instant.parse(problem.at("/params/settledUpTo").asString()))
          .isBetween(Instant.parse("2020-01-01T00:00:00Z"), Instant.now());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "2026-11-24", "1764000000", "2026-13-01T00:00:00Z"})
  void another_form_of_time_is_refused(String asOf) {
    var answer = hengyue.get("/api/v1/call-offs?asOf=" + asOf);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("\"code\":\"parameter-invalid\"", "\"parameter\":\"asOf\"");
  }

  @Test
  void deliveries_have_no_past_and_say_so() {
    var answer =
        hengyue.get("/api/v1/edi/interchanges?direction=out&asOf=" + Instant.now().minusSeconds(1));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("not kept for past moments");
  }
}
