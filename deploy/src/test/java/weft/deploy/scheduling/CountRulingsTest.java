package weft.deploy.scheduling;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static weft.deploy.scheduling.LedgerSaid.figures;
import static weft.deploy.scheduling.LedgerSaid.items;
import static weft.history.HappeningHub.await;

import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.OpenAgainWatch;
import weft.edi.expected.Alerts;
import weft.edi.expected.GoodsAlerts;
import weft.edi.expected.WhenCountIsRuledThenTellTheOtherSide;
import weft.event.Provenance;
import weft.event.Recorded;
import weft.event.Streams;
import weft.event.TracedEvent;
import weft.party.PartyCode;

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
    await(() -> told(schedule).equals(List.of("JIAXIN HENGYUE"))); // a reaction tells it
    reactAgain(schedule, position);
    assertThat(told(schedule)).containsExactly("JIAXIN HENGYUE");
    assertThat(ruled(buyer, schedule, "corrected").statusCode()).isEqualTo(200);
    supplier.settle();
    JsonNode after = supplier.json(path(schedule, 0));
    assertThat(items(after)).contains("return 1070 03");
    assertThat(after.at("/changes/0/rulings")).hasSize(2);
    await(() -> told(schedule).equals(List.of("HENGYUE JIAXIN"))); // a reaction tells it
    reactAgain(schedule, position);
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

  @Test
  void an_alert_that_ended_by_itself_opens_again_and_one_that_a_person_ended_does_not() {
    released("CR-3", "01", "QTY+70:100:PCE'");
    shipped("CR-3", "CR3-A", 30, "PCE", -16, -14);
    supplier.settle();
    OpenAgainWatch watch = hub.bean(OpenAgainWatch.class);
    watch.look();
    assertThat(texts("CR3")).singleElement().asString().contains("30 PCE of CR-3");
    arrives(1, 30, 3);
    watch.look();
    assertThat(texts("CR3")).isEmpty();
    arrives(2, 30, -14);
    watch.look();
    assertThat(texts("CR3")).singleElement().asString().contains("30 PCE of CR-3");
    arrives(3, 25, -14);
    watch.look();
    assertThat(texts("CR3")).singleElement().asString().contains("25 PCE of CR-3");
    JsonNode alert = alerts("sales@jiaxin", "CR3").getFirst();
    hub.bean(Alerts.class)
        .end(
            UUID.fromString(alert.path("id").asString()),
            new Provenance.Actor(new PartyCode("JIAXIN"), "P-0001", null),
            "Asked by telephone.");
    arrives(4, 20, -14);
    watch.look();
    assertThat(texts("CR3")).isEmpty();
  }

  /** The supplier states anew the sent quantity and its arrival. */
  private void arrives(int version, int quantity, int on) {
    String id = supplier.json("/api/v1/shipments?number=CR3-A").at("/items/0/id").asString();
    written(
        supplier.put(
            "/api/v1/shipments/" + id,
            """
            {"number": "CR3-A", "buyer": "HENGYUE", "shipTo": "PLANT1", "shipped": "%s", "arrives": "%s",
             "lines": [{"part": "CR-3", "quantity": "%d", "unit": "PCE", "deliveryNote": "DN-CR3-A"}]}
            """
                .formatted(today.minusDays(16), today.plusDays(on), quantity),
            "Content-Type",
            "application/json",
            "If-Match",
            "\"" + version + "\""));
    supplier.settle();
  }

  @Test
  void goods_that_both_signed_open_again_by_the_day_that_they_signed() {
    released("CR-5", "01", "QTY+70:100:PCE'");
    shipped("CR-5", "CR5-A", 30, "PCE", -16, 60);
    supplier.settle();
    OpenAgainWatch watch = hub.bean(OpenAgainWatch.class);
    watch.look();
    assertThat(texts("CR5")).isEmpty();
    String opening = "/api/v1/opening-cumulatives/" + schedule("CR-5");
    written(
        buyer.put(
            opening,
            """
            {"asOf": "%s", "unit": "PCE", "received": "100", "shipped": "130",
             "inTransit": [{"deliveryNote": "DN-CR5-A", "quantity": "30", "arrives": "%s"}]}
            """
                .formatted(today.minusDays(15), today.minusDays(14)),
            "Content-Type",
            "application/json",
            "If-Match",
            "\"0\""));
    supplier.settle();
    written(
        supplier.post(
            opening + "/signature",
            "{\"proposal\": 1}",
            "Content-Type",
            "application/json",
            "If-Match",
            "\"1\""));
    supplier.settle();
    watch.look();
    assertThat(texts("CR5")).singleElement().asString().contains(today.plusDays(1) + " on");
  }

  @Test
  void a_line_under_a_number_that_is_agreed_for_two_parts_is_told_of_either() {
    released("CR-6A", "01", "QTY+70:100:PCE'");
    shipped("CR6-S", "CR6-A", 30, "PCE", -16, -14);
    for (String part : List.of("CR-6B", "CR-6A", "CR-6C"))
      written(
          buyer.post(
              "/api/v1/part-agreements",
              "{\"partner\": \"JIAXIN\", \"part\": \"%s\", \"partnerPart\": \"CR6-S\", \"unit\": \"PCE\"}"
                  .formatted(part),
              JSON));
    supplier.settle();
    hub.bean(OpenAgainWatch.class).look();
    assertThat(texts("CR6")).singleElement().asString().contains("30 PCE of CR-6A");
  }

  @Test
  void a_buyer_that_cannot_be_looked_at_stops_no_other_and_keeps_its_alerts() {
    released("CR-4", "01", "QTY+70:100:PCE'");
    shipped("CR-4", "CR4-A", 30, "PCE", -16, -14);
    supplier.settle();
    hub.superuser()
        .sql(
            """
            insert into weft.edi_alert (kind, subject, sender, receiver, reference, about)
            values ('goods-open-again', 'bad', 'JIAXIN', '!no party', 'CR4-B', 'Shipment:bad')
            """)
        .update();
    try {
      hub.bean(OpenAgainWatch.class).look();
      assertThat(alerts("sales@jiaxin", "CR4")).hasSize(2);
    } finally {
      hub.superuser().sql("delete from weft.edi_alert where subject = 'bad'").update();
    }
  }

  /** Hands a schedule's first ruling to the same reaction again. */
  private void reactAgain(String schedule, long position) {
    var reaction = new WhenCountIsRuledThenTellTheOtherSide(hub.bean(GoodsAlerts.class));
    String stream = new String(Base64.getUrlDecoder().decode(schedule), UTF_8);
    TracedEvent ruling =
        hub.bean(Streams.class).trace(stream).stream()
            .filter(it -> reaction.handles(it.payload()))
            .findFirst()
            .orElseThrow();
    reaction.react(
        new Recorded(
            position,
            stream,
            ruling.sequence(),
            ruling.id(),
            ruling.recordedAt(),
            ruling.payload(),
            ruling.provenance()));
  }

  private List<JsonNode> opensAgain(String who) {
    return alerts(who, "CR2");
  }

  private List<JsonNode> alerts(String who, String shipments) {
    return new Api(hub, who)
        .items("/api/v1/edi/alerts?kind=goods-open-again&state=open").stream()
            .filter(it -> it.path("reference").asString().startsWith(shipments))
            .toList();
  }

  private List<String> texts(String shipments) {
    return alerts("sales@jiaxin", shipments).stream()
        .map(it -> it.at("/text/en").asString())
        .toList();
  }

  private HttpResponse<String> ruled(Api who, String schedule, String change) {
    String version = "\"" + supplier.json(path(schedule, 0)).path("version").asString() + "\"";
    String path = "/api/v1/call-offs/" + schedule + "/count-changes";
    String body = "{\"release\": \"03\", \"change\": \"" + change + "\"}";
    return who.post(path, body, "Content-Type", "application/json", "If-Match", version);
  }

  /** The sender and receiver of the open alerts about a schedule. */
  private List<String> told(String schedule) {
    buyer.settle();
    return new Api(hub, "sales@jiaxin")
        .items("/api/v1/edi/alerts?kind=count-ruled&state=open").stream()
            .filter(it -> it.path("about").asString().equals(schedule))
            .map(it -> it.path("sender").asString() + " " + it.path("receiver").asString())
            .toList();
  }
}
