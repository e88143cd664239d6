package weft.deploy.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.deploy.scheduling.LedgerSaid.figures;
import static weft.deploy.scheduling.LedgerSaid.items;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.Logins;

/** Both sides' cumulatives of a schedule, as each of the two partners reads them. */
class CumulativesTest extends LedgerPartners {
  @Test
  void both_sides_read_the_same_figures_and_each_item_leads_to_its_event() {
    released("CU-1", "01", "QTY+70:100:PCE'DTM+51:20260101:102'");
    shipped("CU-1", "CU1-A", 40, "PCE", 2);
    shipped("CU-1", "CU1-B", 30, "PCE", -1);
    shipped("CU-1", "CU1-C", 50, "PCE", -1);
    long position =
        received(
            "CU1-C", "CU-1", 47, ", \"difference\": {\"kind\": \"short\", \"quantity\": \"3\"}");
    String schedule = schedule("CU-1");
    JsonNode sold = supplier.json(path(schedule, position));
    JsonNode bought = buyer.json(path(schedule, position));
    assertThat(figures(sold)).isEqualTo("220 - 147 = 73, 0");
    assertThat(items(sold))
        .containsExactly("in-transit 40 CU1-A", "receipt-not-posted 30 CU1-B", "short 3 CU1-C");
    assertThat(sold.at("/buyer/asOf").asString()).isEqualTo(today.toString());
    assertThat(sold.at("/buyer/stated").asString()).isEqualTo("100");
    assertThat(sold.at("/start/since").asString()).isEqualTo("2026-01-01");
    assertThat(bought.path("explained")).isEqualTo(sold.path("explained"));
    assertThat(figures(bought)).isEqualTo(figures(sold));
    for (Api party : List.of(supplier, buyer)) {
      List<String> types = new ArrayList<>();
      for (JsonNode one : sold.path("explained")) {
        JsonNode events = party.json(one.at("/event/history").asString()).path("items");
        assertThat(events).hasSize(1);
        assertThat(events.at("/0/stream")).isEqualTo(one.at("/event/stream"));
        assertThat(one.path("shipment")).isEqualTo(one.at("/event/stream"));
        types.add(events.at("/0/type").asString());
      }
      assertThat(types)
          .containsExactly("shipment-announced", "shipment-announced", "shipment-received");
    }
  }

  @Test
  void what_a_release_knows_of_ends_its_transit_and_what_begins_anew_takes_nothing_off() {
    released("CU-9", "01", "QTY+70:100:PCE'");
    shipped("CU-9", "CU9-A", 30, "PCE", 6);
    assertThat(open("CU-9")).isEqualTo("370 out, 30 in");
    String opens =
        supplier.json(path(schedule("CU-9"), 0)).at("/explained/0/opensAgainOn").asString();
    assertThat(opens).isEqualTo(today.plusDays(6 + 15).toString());
    released("CU-9", "02", "QTY+70:130:PCE'");
    assertThat(open("CU-9")).isEqualTo("400 out, 0 in");
    released("CU-9", "03", "QTY+70:0:PCE'");
    assertThat(open("CU-9")).isEqualTo("400 out, 0 in");
    for (Api party : List.of(supplier, buyer)) {
      JsonNode ledger = party.json(path(schedule("CU-9"), 0));
      assertThat(figures(ledger)).isEqualTo("0 - 0 = 0, 0");
      assertThat(ledger.at("/changes/0/change").asString()).isEqualTo("begins-anew");
      assertThat(ledger.at("/changes/0/from").asString()).isEqualTo("130");
    }
  }

  /** The supplier's open quantity, and the buyer's quantity in transit. */
  private String open(String part) {
    supplier.settle();
    String balance = "/api/v1/supply-balance?part=" + part + "&grain=month&side=";
    long out = 0;
    for (JsonNode it : supplier.json(balance + "supplier&site=JX1").path("rows"))
      out += it.path("out").asLong();
    long in = 0;
    for (JsonNode it : buyer.json(balance + "buyer&site=PLANT1").path("rows"))
      in += it.at("/in/confirmed").asLong();
    return out + " out, " + in + " in";
  }

  @Test
  void the_next_release_counts_what_arrived_and_names_what_no_message_told() {
    released("CU-2", "01", "QTY+70:100:PCE'");
    shipped("CU-2", "CU2-A", 40, "PCE", -1);
    released("CU-2", "02", "QTY+70:165:PCE'QTY+48:25:PCE'RFF+AAU:LS-LOST'");
    JsonNode ledger = buyer.json(path(schedule("CU-2"), 0));
    assertThat(figures(ledger)).isEqualTo("140 - 165 = -25, 0");
    assertThat(items(ledger)).containsExactly("message-missing -25 LS-LOST");
    JsonNode event = buyer.json(ledger.at("/explained/0/event/history").asString());
    assertThat(event.at("/items/0/type").asString()).isEqualTo("forecast-released");
    assertThat(event.at("/items/0/stream").asString()).isEqualTo(schedule("CU-2"));
  }

  @Test
  void units_are_converted_by_the_part_agreement_and_what_cannot_be_is_named() {
    released("CU-3", "01", "QTY+70:100:PCE'");
    shipped("CU-3", "CU3-A", 2, "BX", 2);
    long position = shipped("CU-3", "CU3-B", 7, "KGM", 2);
    JsonNode without = buyer.json(path(schedule("CU-3"), position));
    assertThat(without.path("notCounted")).hasSize(2);
    assertThat(figures(without)).isEqualTo("100 - 100 = 0, 0");
    position =
        written(
                buyer.post(
                    "/api/v1/part-agreements",
                    "{\"partner\": \"JIAXIN\", \"part\": \"CU-3\", \"unit\": \"PCE\","
                        + " \"conversions\": [{\"unit\": \"BX\", \"factor\": \"12\"}]}",
                    JSON))
            .path("position")
            .asLong();
    JsonNode agreed = buyer.json(path(schedule("CU-3"), position));
    assertThat(items(agreed)).containsExactly("in-transit 24 CU3-A");
    assertThat(agreed.at("/notCounted/0/unit").asString()).isEqualTo("KGM");
    assertThat(agreed.at("/notCounted/0/quantity").asString()).isEqualTo("7");
  }

  @Test
  void a_cancelled_shipment_is_out_and_the_past_is_answered_as_it_was_known()
      throws InterruptedException {
    released("CU-4", "01", "QTY+70:10:PCE'");
    long position = shipped("CU-4", "CU4-A", 5, "PCE", 2);
    String schedule = schedule("CU-4");
    assertThat(figures(supplier.json(path(schedule, position)))).isEqualTo("15 - 10 = 5, 0");
    supplier.settle();
    Instant before = Instant.now();
    Thread.sleep(20); // so that the next one is recorded later
    String id = supplier.json("/api/v1/shipments?number=CU4-A").at("/items/0/id").asString();
    written(
        supplier.post(
            "/api/v1/shipments/" + id + "/cancellation",
            "{}",
            "Content-Type",
            "application/json",
            "If-Match",
            "\"1\""));
    supplier.settle();
    assertThat(figures(supplier.json(path(schedule, 0)))).isEqualTo("10 - 10 = 0, 0");
    assertThat(figures(supplier.json(path(schedule, 0) + "&asOf=" + before)))
        .isEqualTo("15 - 10 = 5, 0");
  }

  @Test
  void it_is_the_two_partners_alone() throws Exception {
    released("CU-5", "01", "QTY+70:10:PCE'");
    String path = path(schedule("CU-5"), 0);
    assertThat(new Api(hub, "shenji-audit").get(path).statusCode()).isEqualTo(200);
    for (String other : List.of("hongzhu-api", "lingyun-edi", "xiangyin-bank"))
      assertThat(new Api(hub, other).get(path).statusCode()).as(other).isEqualTo(404);
    assertThat(buyer.get("/api/v1/cumulatives?schedule=Tm9ib2R5Om5vdGhpbmc").statusCode())
        .isEqualTo(404);
    assertThat(buyer.get("/api/v1/cumulatives").statusCode()).isEqualTo(400);
    URI nobodys = hub.at(path);
    var answer =
        Logins.HTTP.send(HttpRequest.newBuilder(nobodys).build(), BodyHandlers.discarding());
    assertThat(answer.statusCode()).isEqualTo(401);
  }
}
