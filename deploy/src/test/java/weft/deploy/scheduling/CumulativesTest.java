package weft.deploy.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.deploy.scheduling.LedgerSaid.figures;
import static weft.deploy.scheduling.LedgerSaid.items;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.Logins;
import weft.deploy.RunningHub;

/** Both sides' cumulatives of a schedule, as each of the two partners reads them. */
class CumulativesTest {
  private static final String[] JSON = {"Content-Type", "application/json"};
  private static final DateTimeFormatter EDI = DateTimeFormatter.BASIC_ISO_DATE;
  private final RunningHub hub = RunningHub.busy();
  private final Api edi = new Api(hub, "hengyue-edi");
  private final Api buyer = new Api(hub, "hengyue-planner");
  private final Api supplier = new Api(hub, "jiaxin-api");
  private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

  /** A release that states what was received. */
  private void released(String part, String number, String received) {
    String release = Delfors.of("LEDGER-" + part + number, part, number, in(9), "400");
    edi.handIn(
        release
            .replace("SCC+1++D'", received + "SCC+1++D'")
            .replaceFirst(
                "UNT\\+\\d+", "UNT+" + (15 + received.chars().filter(it -> it == '\'').count())));
  }

  private String in(int days) {
    return EDI.format(today.plusDays(days));
  }

  private long shipped(String part, String number, int quantity, String unit, int arrives) {
    return written(
            supplier.post(
                "/api/v1/shipments",
                """
                {"number": "%s", "buyer": "HENGYUE", "shipTo": "PLANT1", "shipped": "%s", "arrives": "%s",
                 "lines": [{"part": "%s", "quantity": "%d", "unit": "%s", "deliveryNote": "DN-%1$s"}]}
                """
                    .formatted(
                        number, today.minusDays(3), today.plusDays(arrives), part, quantity, unit),
                JSON))
        .path("position")
        .asLong();
  }

  private static JsonNode written(java.net.http.HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Api.body(answer);
  }

  /** What came of it, a difference included. */
  private long received(String number, String part, int quantity, String difference) {
    supplier.settle();
    String id = supplier.json("/api/v1/shipments?number=" + number).at("/items/0/id").asString();
    return written(
            buyer.post(
                "/api/v1/shipments/" + id + "/receipts",
                """
                {"number": "WE-%s", "received": "%s", "lines": [{"part": "%s", "quantity": "%d", "unit": "PCE"%s}]}
                """
                    .formatted(number, today, part, quantity, difference),
                "Content-Type",
                "application/json",
                "If-Match",
                "\"1\""))
        .path("position")
        .asLong();
  }

  private String schedule(String part) {
    return buyer.json("/api/v1/call-offs?as=buyer&part=" + part).at("/items/0/schedule").asString();
  }

  private static String path(String schedule, long position) {
    return "/api/v1/cumulatives?schedule=" + schedule + "&atLeast=" + position;
  }

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

  @Test
  void either_side_puts_right_what_a_fall_was_and_the_other_is_told() {
    released("CU-10", "01", "QTY+70:1000:PCE'");
    shipped("CU-10", "CU10-A", 100, "PCE", -1);
    received("CU10-A", "CU-10", 100, "");
    released("CU-10", "02", "QTY+70:1100:PCE'");
    released("CU-10", "03", "QTY+70:30:PCE'");
    String schedule = schedule("CU-10");
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

  private java.net.http.HttpResponse<String> ruled(Api who, String schedule, String change) {
    String version =
        "\"" + supplier.json(path(schedule, 0)).path("version").asString() + "\"";
    String path = "/api/v1/call-offs/" + schedule + "/count-changes";
    String body = "{\"release\": \"03\", \"change\": \"" + change + "\"}";
    return who.post(path, body, "Content-Type", "application/json", "If-Match", version);
  }

  /** Who says what, to whom, in the open alerts about a schedule. */
  private List<String> told(String schedule) {
    buyer.settle();
    return new Api(hub, "sales@jiaxin")
        .items("/api/v1/edi/alerts?kind=count-ruled&state=open").stream()
            .filter(it -> it.path("about").asString().equals(schedule))
            .map(it -> it.path("sender").asString() + " " + it.path("receiver").asString())
            .toList();
  }

  /** What the supplier has still to send, and what the buyer has on its way. */
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
