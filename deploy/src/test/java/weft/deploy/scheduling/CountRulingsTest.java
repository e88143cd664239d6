package weft.deploy.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.deploy.scheduling.LedgerSaid.figures;
import static weft.deploy.scheduling.LedgerSaid.items;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.OpenAgainWatch;

/** Both sides' rulings about a count, and both sides' alerts about goods that do not arrive. */
class CountRulingsTest extends LedgerPartners {
  @Test
  void either_side_puts_right_what_a_fall_was_and_the_other_is_told() {
    released("CR-1", "01", "QTY+70:1000:PCE'");
    shipped("CR-1", "CR1-A", 100, "PCE", -1);
    received("CR1-A", "CR-1", 100, "");
    released("CR-1", "02", "QTY+70:1100:PCE'");
    released("CR-1", "03", "QTY+70:30:PCE'");
    String schedule = schedule("CR-1");
    assertThat(items(supplier.json(path(schedule, 0)))).contains("return 1070 03");
    var said = ruled(supplier, schedule, "begins-anew");
    assertThat(said.statusCode()).as(said.body()).isEqualTo(200);
    long position = Api.body(said).path("position").asLong();
    for (Api party : List.of(supplier, buyer)) {
      JsonNode ledger = party.json(path(schedule, position));
      assertThat(figures(ledger)).isEqualTo("30 - 30 = 0, 0");
      JsonNode change = ledger.at("/changes/0");
      assertThat(change.path("change").asString()).isEqualTo("begins-anew");
      assertThat(change.path("taken").asString()).isEqualTo("corrected");
      assertThat(change.at("/rulings/0/party").asString()).isEqualTo("JIAXIN");
      JsonNode event = party.json(change.at("/rulings/0/event/history").asString());
      assertThat(event.at("/items/0/type").asString()).isEqualTo("count-change-ruled");
    }
    assertThat(Api.body(ruled(buyer, schedule, "begins-anew")).path("code").asString())
        .isEqualTo("count-ruled-already");
    assertThat(told(schedule)).containsExactly("JIAXIN HENGYUE");
    assertThat(ruled(buyer, schedule, "corrected").statusCode()).isEqualTo(200);
    supplier.settle();
    JsonNode after = supplier.json(path(schedule, 0));
    assertThat(items(after)).contains("return 1070 03");
    assertThat(after.at("/changes/0/rulings")).hasSize(2);
    assertThat(told(schedule)).containsExactly("HENGYUE JIAXIN");
    assertThat(ruled(new Api(hub, "hongzhu-api"), schedule, "corrected").statusCode())
        .isEqualTo(404);
    assertThat(ruled(new Api(hub, "warehouse@jiaxin"), schedule, "begins-anew").statusCode())
        .isEqualTo(403);
  }

  @Test
  void both_sides_are_told_before_goods_open_again_and_no_longer_once_they_came() {
    released("CR-2", "01", "QTY+70:100:PCE'");
    shipped("CR-2", "CR2-A", 30, "PCE", -16, -14);
    shipped("CR-2", "CR2-B", 20, "PCE", 5);
    supplier.settle();
    OpenAgainWatch watch = hub.bean(OpenAgainWatch.class);
    watch.look();
    watch.look();
    for (String who : List.of("sales@jiaxin", "buyer@hengyue")) {
      List<JsonNode> told = opensAgain(who);
      assertThat(told).as(who).hasSize(1);
      assertThat(told.getFirst().at("/text/en").asString())
          .contains("30 PCE of CR-2 of shipment CR2-A", today.plusDays(1).toString());
      assertThat(told.getFirst().path("about"))
          .isEqualTo(supplier.json("/api/v1/shipments?number=CR2-A").at("/items/0/id"));
    }
    received("CR2-A", "CR-2", 30, "");
    supplier.settle();
    watch.look();
    assertThat(opensAgain("sales@jiaxin")).isEmpty();
    assertThat(opensAgain("buyer@hengyue")).isEmpty();
  }

  private List<JsonNode> opensAgain(String who) {
    return new Api(hub, who)
        .items("/api/v1/edi/alerts?kind=goods-open-again&state=open").stream()
            .filter(it -> it.path("reference").asString().startsWith("CR2"))
            .toList();
  }

  private HttpResponse<String> ruled(Api who, String schedule, String change) {
    String version = "\"" + supplier.json(path(schedule, 0)).path("version").asString() + "\"";
    String path = "/api/v1/call-offs/" + schedule + "/count-changes";
    String body = "{\"release\": \"03\", \"change\": \"" + change + "\"}";
    return who.post(path, body, "Content-Type", "application/json", "If-Match", version);
  }

  /** The kind, sender and receiver of the open alerts about a schedule. */
  private List<String> told(String schedule) {
    buyer.settle();
    return new Api(hub, "sales@jiaxin")
        .items("/api/v1/edi/alerts?kind=count-ruled&state=open").stream()
            .filter(it -> it.path("about").asString().equals(schedule))
            .map(it -> it.path("sender").asString() + " " + it.path("receiver").asString())
            .toList();
  }
}
