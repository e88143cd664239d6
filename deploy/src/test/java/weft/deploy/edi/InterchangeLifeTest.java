package weft.deploy.edi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.RunningHub;

/**
 * The steps of an interchange from its arrival to the acknowledgement, and of a repetition, each
 * with time and cause.
 */
class InterchangeLifeTest {
  private final RunningHub hub = RunningHub.busy();
  private final Api hengyue = new Api(hub, "hengyue-edi");

  private static String message(int number, String supplier, String part, String quantity) {
    return """
    UNH+%1$d+DELFOR:D:97A:UN'
    BGM+241+L1+5'
    DTM+137:202611230600:203'
    NAD+BY+HENGYUE::92'
    NAD+SU+%2$s::92'
    GIS+37'
    NAD+ST+PLANT1::92'
    LIN+1++%3$s:IN'
    SCC+1++D'
    QTY+113:%4$s:PCE'
    DTM+2:20261201:102'
    UNT+12+%1$d'
    """
        .formatted(number, supplier, part, quantity);
  }

  private String handIn(String reference) {
    return hengyue
        .handIn(
            "UNB+UNOC:3+HENGYUE:ZZ+WEFT:ZZ+261124:0640+"
                + reference
                + "++++1'\n"
                + message(1, "JIAXIN", "LIFE-" + reference, "4x0")
                + message(2, "HONGZHU", "LIFE-" + reference, "70")
                + "UNZ+2+"
                + reference
                + "'\n")
        .path("id")
        .asString();
  }

  private HttpResponse<String> rerun(Api by, String id, String body) {
    var answer =
        by.post(
            "/api/v1/edi/interchanges/" + id + "/messages/1/rerun",
            body,
            "Content-Type",
            "application/json");
    by.settle();
    return answer;
  }

  private static String corrected(String reference) {
    String right = message(1, "JIAXIN", "LIFE-" + reference, "400");
    return "{\"reason\":\"told by phone\",\"corrected\":\"%s\"}"
        .formatted(Base64.getEncoder().encodeToString(right.getBytes(ISO_8859_1)));
  }

  private JsonNode lastRerun(String id) {
    List<JsonNode> reruns = new ArrayList<>();
    for (JsonNode it : hengyue.json("/api/v1/edi/interchanges/" + id + "/life").path("items"))
      if (it.path("kind").asString().equals("rerun")) reruns.add(it);
    return reruns.getLast();
  }

  private static List<String> steps(Api as, String id) {
    List<String> steps = new ArrayList<>();
    for (JsonNode it : as.json("/api/v1/edi/interchanges/" + id + "/life?limit=500").path("items"))
      steps.add(
          (it.path("kind").asString()
                  + " "
                  + it.path("number").asString("")
                  + " "
                  + it.path("outcome").asString(""))
              .strip());
    return steps;
  }

  /** 202 until the acknowledgement is written. */
  private void awaitAcknowledgement(String id) throws InterruptedException {
    String path = "/api/v1/edi/interchanges/" + id + "/acknowledgement";
    for (int look = 0; look < 100; look++) {
      var answer = hengyue.get(path);
      if (answer.statusCode() == 200) return;
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
      assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
      Thread.sleep(50);
    }
    throw new AssertionError("No acknowledgement of " + id);
  }

  @Test
  void a_message_put_right_is_applied_and_its_history_stays_readable() throws Exception {
    String id = handIn("LIFE-1");
    awaitAcknowledgement(id);
    var answer = rerun(hengyue, id, corrected("LIFE-1"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(Api.body(answer).at("/message/outcome").asString()).isEqualTo("applied");
    assertThat(Api.body(answer).path("outcome").asString()).isEqualTo("accepted");

    assertThat(steps(hengyue, id))
        .containsSubsequence("received", "stored", "read", "message 1 rejected")
        .containsSubsequence("message 2 applied", "concluded  partly", "rerun 1 applied")
        .contains("answered");
    JsonNode rerun = lastRerun(id);
    assertThat(rerun.at("/reason/en").asString()).isEqualTo("told by phone");
    assertThat(rerun.at("/by/client").asString()).isEqualTo("hengyue-edi");
    assertThat(rerun.at("/changes/0/segment").asInt()).isEqualTo(11);
    assertThat(rerun.at("/changes/0/before/0").asString()).isEqualTo("QTY+113:4x0:PCE");
    assertThat(rerun.at("/changes/0/after/0").asString()).isEqualTo("QTY+113:400:PCE");

    String correction = rerun.path("correction").asString();
    String base = "/api/v1/edi/interchanges/";
    assertThat(hengyue.get(base + id + "/raw").body()).contains("4x0");
    assertThat(hengyue.get(base + correction + "/raw").body()).contains(":400:");
    assertThat(hengyue.json(base + correction).path("corrects").asString()).isEqualTo(id);
    assertThat(hengyue.json(base + id + "/segments?faulty=true").path("items").size()).isEqualTo(1);
    assertThat(hengyue.json(base + correction + "/segments?faulty=true").path("items").isEmpty())
        .isTrue();
    var line =
        new Api(hub, "jiaxin-api").items("/api/v1/call-offs?part=LIFE-LIFE-1&limit=50").getFirst();
    assertThat(line.at("/origin/interchange").asString()).isEqualTo(correction);
    assertThat(line.at("/origin/segment").asInt()).isEqualTo(11);
    assertThat(rerun(hengyue, id, corrected("LIFE-1")).statusCode()).isEqualTo(409);
  }

  @Test
  void a_partner_reads_of_its_own_messages_alone_and_of_no_bytes() {
    String id = handIn("LIFE-2");
    rerun(hengyue, id, corrected("LIFE-2"));
    var jiaxin = new Api(hub, "jiaxin-api");
    assertThat(steps(jiaxin, id))
        .contains("rerun 1 applied")
        .noneMatch(it -> it.startsWith("message 2"));
    assertThat(jiaxin.get("/api/v1/edi/interchanges/" + id + "/life").body())
        .doesNotContain("QTY+113", "hengyue-edi");
    assertThat(jiaxin.json("/api/v1/edi/interchanges/" + id).at("/messages/0/outcome").asString())
        .isEqualTo("applied");
    assertThat(steps(new Api(hub, "hongzhu-api"), id))
        .contains("message 2 applied")
        .noneMatch(it -> it.startsWith("rerun"));
    assertThat(
            new Api(hub, "lingyun-edi")
                .get("/api/v1/edi/interchanges/" + id + "/life")
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void only_its_senders_EDI_and_the_operator_run_a_message_again() {
    String id = handIn("LIFE-3");
    for (String other : List.of("jiaxin-api", "lingyun-edi", "hongzhu-api"))
      assertThat(rerun(new Api(hub, other), id, corrected("LIFE-3")).statusCode())
          .as(other)
          .isEqualTo(404);
    for (String other : List.of("hengyue-planner", "buyer@hengyue", "shenji-audit"))
      assertThat(rerun(new Api(hub, other), id, corrected("LIFE-3")).statusCode())
          .as(other)
          .isEqualTo(403);
    assertThat(rerun(new Api(hub, "operator@weft"), id, corrected("LIFE-3")).statusCode())
        .isEqualTo(200);
  }

  @Test
  void a_reason_is_asked_for_and_a_correction_that_is_none_is_refused() {
    String id = handIn("LIFE-4");
    assertThat(rerun(hengyue, id, "{}").statusCode()).isEqualTo(422);
    assertThat(rerun(hengyue, id, "{\"reason\":\" \"}").statusCode()).isEqualTo(422);
    var other = rerun(hengyue, id, "{\"reason\":\"x\",\"corrected\":\"VU5CK1VOT0M6Mw==\"}");
    assertThat(other.statusCode()).as(other.body()).isEqualTo(422);
    String tooMuch = "{\"reason\":\"x\",\"corrected\":\"" + "QUJD".repeat(1_100_000) + "\"}";
    assertThat(rerun(hengyue, id, tooMuch).statusCode()).isEqualTo(413);
  }

  @Test
  void alerts_are_seen_by_both_ends_and_ended_by_who_waits_with_a_reason() {
    String alert =
        hub.superuser()
            .sql(
                "insert into edi_alert (kind, subject, sender, receiver, reference) values"
                    + " ('overdue-theirs', 'life-test', 'JIAXIN', 'HENGYUE', '00000077') returning"
                    + " id::text")
            .query(String.class)
            .single();
    String path = "/api/v1/edi/alerts";
    for (String party : List.of("hengyue-edi", "jiaxin-api", "operator@weft"))
      assertThat(new Api(hub, party).get(path + "?state=open&kind=overdue-theirs").body())
          .contains(alert);
    assertThat(new Api(hub, "hongzhu-api").get(path).body()).doesNotContain(alert);
    String end = path + "/" + alert + "/end";
    String[] json = {"Content-Type", "application/json"};
    assertThat(new Api(hub, "hongzhu-api").post(end, "{\"reason\":\"x\"}", json).statusCode())
        .isEqualTo(404);
    assertThat(hengyue.post(end, "{\"reason\":\"x\"}", json).statusCode())
        .as("HENGYUE owes the acknowledgement")
        .isEqualTo(403);
    var jiaxin = new Api(hub, "jiaxin-api");
    assertThat(handled(jiaxin, alert, "take").path("takenBy").asString()).isEqualTo("jiaxin-api");
    JsonNode back = handled(hengyue, alert, "give-back");
    assertThat(back.path("takenBy").isNull() && back.path("takenAt").isNull()).isTrue();
    for (String how : List.of("take", "give-back"))
      assertThat(new Api(hub, "hongzhu-api").post(path + "/" + alert + "/" + how, "").statusCode())
          .as(how)
          .isEqualTo(404);
    assertThat(jiaxin.post(end, "{}", json).statusCode()).isEqualTo(422);
    var ended = jiaxin.post(end, "{\"reason\":\"their system was down\"}", json);
    assertThat(ended.statusCode()).as(ended.body()).isEqualTo(200);
    assertThat(Api.body(ended).path("endedBy").asString()).isEqualTo("jiaxin-api");
    assertThat(jiaxin.post(end, "{\"reason\":\"x\"}", json).statusCode()).isEqualTo(409);
    assertThat(jiaxin.post(path + "/" + alert + "/give-back", "").statusCode()).isEqualTo(409);
    assertThat(hengyue.get(path + "?state=open").body()).doesNotContain(alert);
    assertThat(hengyue.get(path + "?state=ended").body())
        .contains(alert, "their system was down", "jiaxin-api");
  }

  private static JsonNode handled(Api by, String alert, String how) {
    var answer = by.post("/api/v1/edi/alerts/" + alert + "/" + how, "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Api.body(answer);
  }
}
