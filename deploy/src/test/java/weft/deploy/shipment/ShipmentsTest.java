package weft.deploy.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;

/** The supplier ships, the buyer receives, and stock of both moves with it. */
class ShipmentsTest extends ShipmentsByApi {
  private final Api buyer = new Api(hub, "hengyue-planner");
  private final Api stranger = new Api(hub, "hongzhu-api");
  private final Api otherBuyer = new Api(hub, "lingyun-edi");

  private static String received(String number, String lines) {
    return "{\"number\": \"%s\", \"received\": \"%s\", \"lines\": [%s]}"
        .formatted(number, TODAY, lines);
  }

  private static String came(String part, String quantity, String difference) {
    return "{\"part\": \"%s\", \"quantity\": \"%s\", \"unit\": \"PCE\"%s}"
        .formatted(part, quantity, difference);
  }

  private static String differing(String kind, String quantity) {
    return ", \"difference\": {\"kind\": \"%s\", \"quantity\": \"%s\"}".formatted(kind, quantity);
  }

  private static String[] at(long version) {
    return new String[] {"Content-Type", "application/json", "If-Match", "\"" + version + "\""};
  }

  private HttpResponse<String> receive(Api as, JsonNode shipment, long version, String body) {
    return as.post(one(shipment) + "/receipts", body, at(version));
  }

  @ParameterizedTest
  @ValueSource(strings = {"buyer", "supplier", "auditor"})
  void the_newest_comes_first_on_whatever_page_and_of_whatever_moment(String reader) {
    String number = "LS-NEW-" + reader;
    JsonNode last = null;
    for (String which : new String[] {"B", "A", "C"}) {
      String sent = sent(number + which, line("SH-NEW", "1"), "");
      last =
          ok(
              announce(
                  supplier,
                  which.equals("C")
                      ? sent.replace(TODAY.toString(), TODAY.minusDays(1).toString())
                      : sent));
    }
    Api as =
        switch (reader) {
          case "buyer" -> buyer;
          case "supplier" -> supplier;
          default -> new Api(hub, "shenji-audit");
        };
    String list = "/api/v1/shipments?containing=" + number;
    as.json(list + "&atLeast=" + last.path("position"));
    for (String moment : new String[] {"", "&asOf=" + Instant.now()})
      for (String page : new String[] {"&limit=500", "&limit=1"})
        assertThat(as.items(list + moment + page))
            .extracting(it -> it.path("number").asString())
            .containsExactly(number + "B", number + "A", number + "C");
  }

  @Test
  void announced_it_issues_the_suppliers_stock_and_received_it_adds_to_the_buyers() {
    count(supplier, "JX1", "SH-1", "100");
    JsonNode shipment = ok(announce(supplier, sent("LS-1", line("SH-1", "70"), "")));
    assertThat(stock(supplier, "SH-1", shipment)).isEqualTo("usable 30");
    assertThat(stock(buyer, "SH-1", shipment)).isEmpty();
    String atLeast = "?atLeast=" + shipment.path("position");
    assertThat(buyer.json(one(shipment) + atLeast).path("state").asString())
        .isEqualTo("in-transit");
    assertThat(buyer.json("/api/v1/transit?part=SH-1").at("/items/0/open").asString())
        .isEqualTo("70");
    JsonNode first =
        ok(
            receive(
                buyer,
                shipment,
                1,
                received("WE-1", came("SH-1", "40", differing("damaged", "4")))));
    assertThat(stock(buyer, "SH-1", first)).isEqualTo("blocked 4 usable 36");
    JsonNode second =
        ok(
            receive(
                buyer, shipment, 2, received("WE-2", came("SH-1", "29", differing("short", "1")))));
    assertThat(stock(buyer, "SH-1", second)).isEqualTo("blocked 4 usable 65");
    JsonNode row = supplier.json(one(shipment) + "?as=supplier&atLeast=" + second.path("position"));
    assertThat(row.path("state").asString()).isEqualTo("received");
    assertThat(row.path("receipts")).hasSize(2);
    assertThat(row.at("/lines/0/received").asString()).isEqualTo("69");
    assertThat(row.at("/lines/0/missing").asString()).isEqualTo("1");
    assertThat(row.at("/lines/0/damaged").asString()).isEqualTo("4");
    assertThat(buyer.json("/api/v1/transit?part=SH-1").path("items")).isEmpty();
    assertThat(
            buyer.json("/api/v1/receipts?shipment=" + shipment.path("id").asString()).path("items"))
        .hasSize(2);
  }

  @Test
  void a_receipt_that_is_repeated_adds_nothing_and_one_at_an_old_version_is_stale() {
    JsonNode shipment = ok(announce(supplier, sent("LS-2", line("SH-2", "10"), "")));
    String all = received("WE-1", came("SH-2", "10", ""));
    JsonNode done = ok(receive(buyer, shipment, 1, all));
    ok(receive(buyer, shipment, 2, all));
    assertThat(stock(buyer, "SH-2", done)).isEqualTo("usable 10");
    assertThat(receive(buyer, shipment, 1, received("WE-2", came("SH-2", "1", ""))).statusCode())
        .isEqualTo(412);
    assertThat(receive(buyer, shipment, 9, all).statusCode()).isEqualTo(412);
    assertThat(code(receive(buyer, shipment, 2, received("WE-3", came("SH-2", "1", ""))), 422))
        .isEqualTo("difference-does-not-add-up");
    assertThat(
            buyer
                .post(one(shipment) + "/receipts", all, "Content-Type", "application/json")
                .statusCode())
        .isEqualTo(428);
  }

  @Test
  void announced_twice_under_one_key_it_leaves_once() {
    count(supplier, "JX1", "SH-3", "100");
    String[] keyed = {"Content-Type", "application/json", "Idempotency-Key", "ship-3"};
    String body = sent("LS-3", line("SH-3", "70"), "");
    JsonNode first = ok(supplier.post("/api/v1/shipments", body, keyed));
    assertThat(ok(supplier.post("/api/v1/shipments", body, keyed))).isEqualTo(first);
    ok(announce(supplier, body));
    assertThat(stock(supplier, "SH-3", first)).isEqualTo("usable 30");
    assertThat(code(announce(supplier, sent("LS-3", line("SH-3", "71"), "")), 409))
        .isEqualTo("shipment-number-used");
  }

  @Test
  void a_scan_that_names_the_shipment_is_the_same_fact() {
    count(supplier, "JX1", "SH-4", "100");
    ok(announce(supplier, sent("LS-4", line("SH-4", "70"), "")));
    JsonNode scan =
        ok(
            supplier.post(
                "/api/v1/stock/movements",
                """
                {"site": "JX1", "part": "SH-4", "category": "finished", "status": "usable", "unit": "PCE", "at": "%s", "quantity": "-70", "kind": "issue", "document": "LS-4"}\
                """
                    .formatted(NOW),
                "Content-Type",
                "application/json"));
    assertThat(stock(supplier, "SH-4", scan)).isEqualTo("usable 30");
  }

  @Test
  void replaced_and_cancelled_stock_follows_and_both_see_it() {
    count(supplier, "JX1", "SH-5", "100");
    JsonNode shipment = ok(announce(supplier, sent("LS-5", line("SH-5", "70"), "")));
    JsonNode less = ok(supplier.put(one(shipment), sent("LS-5", line("SH-5", "60"), ""), at(1)));
    assertThat(stock(supplier, "SH-5", less)).isEqualTo("usable 40");
    JsonNode gone = ok(supplier.post(one(shipment) + "/cancellation", "", at(2)));
    assertThat(stock(supplier, "SH-5", gone)).isEqualTo("usable 100");
    for (Api it : new Api[] {buyer, supplier}) {
      String as = it == supplier ? "?as=supplier" : "?as=buyer";
      assertThat(it.json(one(shipment) + as).path("state").asString()).isEqualTo("cancelled");
    }
    assertThat(code(receive(buyer, shipment, 3, received("W", came("SH-5", "1", ""))), 409))
        .isEqualTo("shipment-was-cancelled");
  }

  @Test
  void nobody_but_its_two_partners_sees_or_changes_it() {
    JsonNode shipment = ok(announce(supplier, sent("LS-6", line("SH-6", "7"), "")));
    String list = "/api/v1/shipments?number=LS-6&atLeast=" + shipment.path("position");
    assertThat(buyer.json(list).path("items")).hasSize(1);
    assertThat(supplier.json(list + "&as=supplier").path("items")).hasSize(1);
    for (Api it : new Api[] {stranger, otherBuyer}) {
      assertThat(it.json(list).path("items")).isEmpty();
      assertThat(it.get(one(shipment)).statusCode()).isEqualTo(404);
    }
    String receipt = received("W", came("SH-6", "7", ""));
    assertThat(receive(otherBuyer, shipment, 1, receipt).statusCode()).isEqualTo(404);
    assertThat(receive(supplier, shipment, 1, receipt).statusCode()).isEqualTo(404);
    assertThat(stranger.post(one(shipment) + "/cancellation", "", at(1)).statusCode())
        .isEqualTo(404);
    String toOther = sent("LS-6", line("SH-6", "7"), "").replace("HENGYUE", "DINGCHENG");
    assertThat(Api.body(announce(supplier, toOther)).at("/errors/0/code").asString())
        .isEqualTo("no-partnership");
  }

  @Test
  void packages_hold_what_the_lines_say() {
    String packed =
        """
        , "packages": [{"label": "106141411234567897", "type": "EUR", "packages": [
          {"label": "K1", "type": "KLT", "contents": [{"part": "SH-7", "quantity": "4"}]},
          {"label": "K2", "type": "KLT", "contents": [{"part": "SH-7", "quantity": "3"}]}]}]\
        """;
    JsonNode shipment = ok(announce(supplier, sent("LS-7", line("SH-7", "7"), packed)));
    JsonNode row = buyer.json(one(shipment) + "?atLeast=" + shipment.path("position"));
    assertThat(row.path("packages"))
        .extracting(it -> it.path("label").asString() + " " + it.path("within").asString("-"))
        .containsExactly("106141411234567897 -", "K1 106141411234567897", "K2 106141411234567897");
    assertThat(code(announce(supplier, sent("LS-8", line("SH-7", "8"), packed)), 422))
        .isEqualTo("packing-does-not-add-up");
    String misread = packed.replace("106141411234567897", "106141411234567890");
    assertThat(code(announce(supplier, sent("LS-8", line("SH-7", "7"), misread)), 422))
        .isEqualTo("sscc-misread");
  }

  @Test
  void goods_leave_a_site_of_the_suppliers_and_no_other() {
    for (String other : new String[] {"HZ1", "PLANT1", "NOWHERE"}) {
      String body = sent("LS-10", line("SH-10", "1"), "").replace("\"JX1\"", "\"" + other + "\"");
      HttpResponse<String> refused = announce(supplier, body);
      assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
      JsonNode error = Api.body(refused).at("/errors/0");
      assertThat(error.path("code").asString()).isEqualTo("site-unknown");
      assertThat(error.path("pointer").asString()).isEqualTo("/shipFrom");
    }
    assertThat(supplier.items("/api/v1/shipments?as=supplier&number=LS-10")).isEmpty();
    String byGln = sent("LS-10", line("SH-10", "1"), "").replace("JX1", "6909990000066");
    JsonNode shipment = ok(announce(supplier, byGln));
    String at = "?as=supplier&atLeast=" + shipment.path("position");
    assertThat(supplier.json(one(shipment) + at).path("shipFrom").asString()).isEqualTo("JX1");
    assertThat(
            supplier.put(one(shipment), byGln.replace("6909990000066", "HZ1"), at(1)).statusCode())
        .isEqualTo(422);
  }

  @Test
  void a_part_that_the_two_never_dealt_in_is_noted_for_both() {
    String lines = line("SH-11", "5") + ", " + line("SH-12", "5");
    JsonNode both = ok(announce(supplier, sent("LS-11", lines, "")));
    assertThat(unknown(supplier, both)).containsExactly("part SH-11", "part SH-12");
    assertThat(unknown(buyer, both)).containsExactly("part SH-11", "part SH-12");
    ok(
        buyer.post(
            "/api/v1/part-agreements?as=buyer",
            "{\"partner\": \"JIAXIN\", \"part\": \"SH-11\", \"partnerPart\": \"JX-SH-11\","
                + " \"unit\": \"PCE\"}",
            "Content-Type",
            "application/json"));
    JsonNode agreed = ok(announce(supplier, sent("LS-12", line("JX-SH-11", "5"), "")));
    assertThat(unknown(buyer, agreed)).isEmpty();
    assertThat(unknown(buyer, both)).as("as it was then").hasSize(2);
  }
}
