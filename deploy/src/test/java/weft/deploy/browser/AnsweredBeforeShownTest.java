package weft.deploy.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.RunningHub;
import weft.event.StreamId;
import weft.ordering.PurchaseOrderId;
import weft.party.PartyCode;
import weft.scheduling.DeliveryScheduleId;

/**
 * A new order can be answered at once, although no view shows it yet, as when views catch up after
 * a restart. Other parties get the same answer as for an order that does not exist.
 */
@Tag("long")
@Timeout(60)
class AnsweredBeforeShownTest {
  private static final String ACCEPT = "{\"responses\":[{\"line\":\"10\",\"answer\":\"accept\"}]}";
  private static final String DECIDE =
      "{\"responses\":[{\"line\":\"10\",\"answer\":\"accept-proposal\"}]}";
  private static final String PROPOSE =
      """
      {"responses":[{"line":"10","answer":"propose","schedule":[{"date":"2026-12-09","quantity":"12"}],
       "reason":{"code":"capacity","text":"the mill is full"}}]}
      """;
  private static final String COMMIT =
      """
      {"release":"01","commitments":[{"due":"2026-12-01","ordinal":0,
       "promises":[{"date":"2026-12-01","quantity":"40"}]}]}
      """;

  private final RunningHub hub = RunningHub.busy();
  private final Api hengyue = new Api(hub, "hengyue-edi");
  private final Api jiaxin = new Api(hub, "jiaxin-api");

  @Test
  void a_release_is_committed_at_once() throws Exception {
    String schedule = schedule("HELD-1");
    try (var _ = hub.holding("delivery_schedule", "call_off_line")) {
      placed(Delfors.of("HELD-1", "HELD-1", "01", "20261201", "40"));
      assertThat(jiaxin.get(schedule).statusCode()).as("not shown yet").isEqualTo(404);
      assertThat(post(jiaxin, schedule + "/commitments", COMMIT, null).statusCode()).isEqualTo(428);
      assertStale(post(jiaxin, schedule + "/commitments", COMMIT, "0"), "1");
      var done = post(jiaxin, schedule + "/commitments", COMMIT, "1");
      assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
      assertThat(done.headers().firstValue("ETag")).hasValue("\"2\"");
      assertStale(post(jiaxin, schedule + "/commitments", COMMIT, "1"), "2");
      assertThat(jiaxin.get(schedule).statusCode()).as("not shown yet").isEqualTo(404);
    }
    jiaxin.settle();
    assertThat(jiaxin.get(schedule).body()).contains("\"state\":\"committed\"");
  }

  @Test
  void an_order_is_answered_and_its_proposal_decided_at_once() throws Exception {
    String order = order("HENGYUE", "450008801");
    try (var _ = hub.holding("purchase_order")) {
      placed(orders("450008801"));
      assertThat(jiaxin.get(order).statusCode()).as("not shown yet").isEqualTo(404);
      assertStale(post(jiaxin, order + "/responses", PROPOSE, "0"), "1");
      var proposed = post(jiaxin, order + "/responses", PROPOSE, "1");
      assertThat(proposed.statusCode()).as(proposed.body()).isEqualTo(200);
      assertStale(post(hengyue, order + "/responses", DECIDE, "1"), "2");
      var decided = post(hengyue, order + "/responses", DECIDE, "2");
      assertThat(decided.statusCode()).as(decided.body()).isEqualTo(200);
      assertThat(decided.headers().firstValue("ETag")).hasValue("\"3\"");
    }
    jiaxin.settle();
    assertThat(jiaxin.get(order).body()).contains("\"state\":\"confirmed\"");
  }

  /** Neither the answer nor a version reveals another party's object, held back or not. */
  @Test
  void to_others_it_is_not_there() throws Exception {
    String schedule = schedule("HELD-2");
    String order = order("HENGYUE", "450008802");
    try (var _ = hub.holding("delivery_schedule", "call_off_line", "purchase_order")) {
      placed(Delfors.of("HELD-2", "HELD-2", "01", "20261201", "40"));
      placed(orders("450008802"));
      foreign(schedule, order);
    }
    jiaxin.settle();
    foreign(schedule, order);
  }

  private void foreign(String schedule, String order) {
    for (String client : List.of("hongzhu-api", "dingcheng-api", "lingyun-edi", "jiaxin-api")) {
      Api other = new Api(hub, client);
      boolean jiaxins = client.equals("jiaxin-api");
      for (String version : List.of("0", "1", "7")) {
        if (!jiaxins) {
          assertAlike(other, schedule("NEVER"), schedule, "/commitments", COMMIT, version);
          assertAlike(other, order("HENGYUE", "NEVER"), order, "/responses", ACCEPT, version);
        }
        assertAlike(other, order("HENGYUE", "NEVER"), order, "/responses", DECIDE, version);
      }
    }
  }

  private static void assertAlike(
      Api as, String nothing, String foreign, String what, String body, String version) {
    var one = post(as, foreign + what, body, version);
    assertThat(one.statusCode()).as(one.body()).isIn(403, 404);
    assertThat(plain(one)).isEqualTo(plain(post(as, nothing + what, body, version)));
  }

  @Test
  void what_is_not_there_is_not_found_by_those_whose_it_would_be() {
    for (String version : List.of("0", "1", "7")) {
      assertNotFound(post(jiaxin, schedule("NEVER") + "/commitments", COMMIT, version));
      assertNotFound(post(jiaxin, order("HENGYUE", "NEVER") + "/responses", ACCEPT, version));
      assertNotFound(post(hengyue, order("HENGYUE", "NEVER") + "/responses", DECIDE, version));
    }
    for (String id :
        List.of(
            "DeliverySchedule:-:JIAXIN:PLANT1:P:-:-",
            "DeliverySchedule:HENGYUE:-:PLANT1:P:-:-",
            "DeliverySchedule:HENGYUE:JIAXIN:-:P:-:-",
            "DeliverySchedule:no code:JIAXIN:PLANT1:P:-:-",
            "DeliverySchedule:HENGYUE:JIAXIN:PLANT1:%ZZ:-:-",
            "PurchaseOrder:HENGYUE:1")) {
      String url = StreamId.toUrl(id);
      assertNotFound(post(jiaxin, "/api/v1/call-offs/" + url + "/commitments", COMMIT, "1"));
    }
    for (String id : List.of("PurchaseOrder:-:1", "PurchaseOrder:HENGYUE:-", "PurchaseOrder:x:1")) {
      String url = StreamId.toUrl(id);
      assertNotFound(post(jiaxin, "/api/v1/orders/" + url + "/responses", ACCEPT, "1"));
    }
  }

  private static void assertNotFound(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
    assertThat(Api.body(answer).path("code").asString()).isEqualTo("not-found");
  }

  private static void assertStale(HttpResponse<String> answer, String current) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(412);
    assertThat(answer.headers().firstValue("ETag")).hasValue("\"" + current + "\"");
  }

  private static String plain(HttpResponse<String> answer) {
    return answer.statusCode() + answer.body().replaceAll("\"traceId\":\"[0-9a-f]+\"", "");
  }

  /** Hands in and applies the message without waiting for a view. */
  private void placed(String interchange) {
    var answer =
        hengyue.post(
            "/api/v1/edi/interchanges", interchange, "Content-Type", "application/edifact");
    assertThat(Api.body(answer).path("outcome").asString()).as(answer.body()).isEqualTo("accepted");
  }

  private static HttpResponse<String> post(
      Api as, String path, String body, @Nullable String version) {
    return version == null
        ? as.post(path, body, "Content-Type", "application/json")
        : as.post(
            path, body, "Content-Type", "application/json", "If-Match", "\"" + version + "\"");
  }

  private static String schedule(String part) {
    var id =
        new DeliveryScheduleId(
            new PartyCode("HENGYUE"), new PartyCode("JIAXIN"), "PLANT1", part, "4600091", null);
    return "/api/v1/call-offs/" + StreamId.toUrl(id.stream());
  }

  private static String order(String buyer, String number) {
    return "/api/v1/orders/"
        + StreamId.toUrl(new PurchaseOrderId(new PartyCode(buyer), number).stream());
  }

  private static String orders(String number) {
    return """
    UNB+UNOC:3+HENGYUE:ZZ+WEFT:ZZ+261124:0715+O%1$s'
    UNH+1+ORDERS:D:97A:UN'
    BGM+220+%1$s+9'
    DTM+137:20261124:102'
    NAD+BY+HENGYUE::92'
    NAD+SU+JIAXIN::92'
    NAD+ST+PLANT1::92'
    CUX+2:CNY:9'
    LIN+10++HY-24017:IN'
    QTY+21:12:PCE'
    DTM+2:20271201:102'
    PRI+AAA:18600'
    UNS+S'
    CNT+2:1'
    UNT+14+1'
    UNZ+1+O%1$s'
    """
        .formatted(number);
  }
}
