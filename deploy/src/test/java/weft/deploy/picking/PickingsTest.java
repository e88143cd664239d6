package weft.deploy.picking;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.deploy.OwnHub.JSON;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.OwnHub;
import weft.deploy.RunningHub;

/** From the opened picking through right and wrong scans to the figures of the shift. */
class PickingsTest {
  private static final String LIST = "/api/v1/pickings";

  private final RunningHub hub = RunningHub.busy();
  private final Api client = new Api(hub, "jiaxin-api");
  private final Api picker = new Api(hub, "warehouse@jiaxin");
  private final Api director = new Api(hub, "director@jiaxin");
  private final Api stranger = new Api(hub, "hongzhu-api");
  private final String own = UUID.randomUUID().toString().substring(0, 8);

  private JsonNode opened() {
    return OwnHub.ok(
        client.postJson(
            LIST,
            """
            {"number": "PK-%1$s", "site": "JX1", "shipment": "LS-%1$s", "lines": [
              {"part": "JX-%1$s", "quantity": "10", "unit": "PCE", "location": "A-01"},
              {"part": "JX-930", "quantity": "4", "unit": "PCE", "batch": "B-%1$s"}]}
            """
                .formatted(own)));
  }

  private HttpResponse<String> scan(
      Api by, JsonNode of, int line, String code, String quantity, String... headers) {
    return by.postJson(
        LIST + "/" + of.path("id").asString() + "/scans",
        "{\"line\": %d, \"code\": \"%s\", \"quantity\": \"%s\"}".formatted(line, code, quantity),
        headers);
  }

  private JsonNode seen(Api by, JsonNode of) {
    by.settle();
    return by.json(LIST + "/" + of.path("id").asString());
  }

  @Test
  void right_goods_count_wrong_ones_are_recorded_and_a_repeated_scan_counts_once() {
    JsonNode it = opened();
    JsonNode once = OwnHub.ok(scan(picker, it, 1, "JX-" + own, "6", "Idempotency-Key", own));
    JsonNode again = OwnHub.ok(scan(picker, it, 1, "JX-" + own, "6", "Idempotency-Key", own));
    assertThat(again).as("a scanner sends twice").isEqualTo(once);
    assertThat(once.path("right").asBoolean()).isTrue();
    JsonNode wrong = OwnHub.ok(scan(picker, it, 2, "B-OTHER", "4"));
    assertThat(wrong.path("right").asBoolean()).isFalse();
    assertThat(wrong.path("expected").asString()).isEqualTo("B-" + own);
    assertThat(wrong.path("scanned").asString()).isEqualTo("B-OTHER");
    OwnHub.refused(scan(picker, it, 1, "JX-" + own, "5"), 409, "beyond-line");
    OwnHub.ok(scan(picker, it, 1, "JX-" + own, "4"));
    JsonNode row = seen(client, it);
    assertThat(row.at("/lines/0/picked").asString()).isEqualTo("10");
    assertThat(row.at("/lines/0/complete").asBoolean()).isTrue();
    assertThat(row.at("/lines/1/picked").asString()).isEqualTo("0");
    assertThat(row.at("/lines/1/wrong").asInt()).isOne();
    assertThat(row.path("completeLines").asInt()).isOne();
    assertThat(row.at("/wrongScans/0/scanned").asString()).isEqualTo("B-OTHER");
    assertThat(row.toString()).as("no person in a row").doesNotContain("P-0004");
  }

  @Test
  void it_closes_with_a_reason_and_takes_no_scan_then() {
    JsonNode it = opened();
    String closing = LIST + "/" + it.path("id").asString() + "/closing";
    OwnHub.refused(picker.postJson(closing, "{}"), 409, "picking-incomplete");
    OwnHub.ok(picker.postJson(closing, "{\"reason\": \"The truck leaves.\"}"));
    OwnHub.refused(scan(picker, it, 1, "JX-" + own, "1"), 409, "picking-closed");
    assertThat(seen(client, it).path("state").asString()).isEqualTo("closed");
  }

  @Test
  void the_figures_of_a_shift_are_managements_and_those_of_a_person_its_own() {
    Instant before = Instant.now().minus(Duration.ofHours(1));
    String figures = LIST + "/figures?site=JX1&from=" + before;
    client.settle();
    JsonNode empty = director.json(figures);
    JsonNode it = opened();
    OwnHub.ok(scan(picker, it, 1, "JX-" + own, "10"));
    OwnHub.ok(scan(picker, it, 2, "JX-" + own, "4"));
    client.settle();
    JsonNode now = director.json(figures);
    assertThat(count(now, "lines") - count(empty, "lines")).isGreaterThanOrEqualTo(1);
    assertThat(count(now, "wrongScans") - count(empty, "wrongScans")).isGreaterThanOrEqualTo(1);
    assertThat(now.toString()).doesNotContain("P-0004");
    assertThat(count(picker.json(LIST + "/figures/own?site=JX1&from=" + before), "lines"))
        .isGreaterThanOrEqualTo(1);
    assertThat(picker.get(figures).statusCode()).as("only management").isEqualTo(403);
    assertThat(client.get(LIST + "/figures/own?site=JX1").statusCode())
        .as("a client is no person")
        .isEqualTo(404);
  }

  private static int count(JsonNode figures, String what) {
    int outside = figures.path(what + "OutsideShifts").asInt();
    int all = outside;
    for (JsonNode it : figures.path("shifts")) all += it.path(what).asInt();
    return all;
  }

  @Test
  void another_party_finds_nothing_and_nobody_gets_in() {
    JsonNode it = opened();
    client.settle();
    assertThat(stranger.get(LIST + "/" + it.path("id").asString()).statusCode()).isEqualTo(404);
    assertThat(scan(stranger, it, 1, "JX-" + own, "1").statusCode()).isEqualTo(404);
    assertThat(stranger.items(LIST)).isEmpty();
    HttpResponse<String> elsewhere =
        stranger.post(LIST, "{\"number\": \"X\", \"site\": \"JX1\", \"lines\": []}", JSON);
    assertThat(elsewhere.statusCode()).isEqualTo(422);
    assertThat(Api.body(elsewhere).at("/errors/0/code").asString()).isEqualTo("site-unknown");
  }
}
