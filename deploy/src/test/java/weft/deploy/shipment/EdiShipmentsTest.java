package weft.deploy.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;

/**
 * A despatch advice becomes a shipment: from its bytes to the list of shipments, to stock, to both
 * balances, and to the receipt advice that completes it.
 */
class EdiShipmentsTest extends ShipmentsByMessage {
  @Test
  void a_DESADV_moves_stock_is_in_transit_and_comes_off_the_call_offs_until_its_RECADV() {
    calledOff("ESH-1");
    posted(
        supplier,
        "/api/v1/part-agreements?as=supplier",
        "{\"partner\": \"HENGYUE\", \"part\": \"JX-ESH-1\", \"partnerPart\": \"ESH-1\", \"unit\":"
            + " \"PCE\"}");
    counted("JX-ESH-1", 200);
    String id =
        applied(
            supplier,
            desadv("ESH-1-1", "LS-ESH-1", "9", "LIN+1++ESH-1:IN'QTY+12:55:PCE'RFF+ON:4600091'"));
    JsonNode sent = shipment("LS-ESH-1");
    assertThat(sent.path("state").asString()).isEqualTo("in-transit");
    assertThat(sent.path("shipFrom").asString()).isEqualTo("JX1");
    assertThat(sent.path("shipTo").asString()).isEqualTo("PLANT1");
    assertThat(sent.path("interchange").asString()).isEqualTo(id);
    assertThat(sent.path("message").asString()).isEqualTo("1");
    assertThat(sent.at("/lines/0/segment").asInt()).isPositive();
    assertThat(stock(supplier, "JX-ESH-1")).isEqualTo("145");
    assertThat(arriving("ESH-1", "PLANT1")).isEqualTo("55");
    assertThat(due("part=JX-ESH-1", monday.plusDays(1))).isEqualTo("0");
    assertThat(due("part=JX-ESH-1", monday.plusDays(8))).isEqualTo("45");
    assertThat(stranger.items("/api/v1/shipments?number=LS-ESH-1")).isEmpty();
    assertThat(stranger.get("/api/v1/shipments/" + sent.path("id").asString()).statusCode())
        .isEqualTo(404);

    String received =
        applied(
            buyersEdi,
            recadv(
                "ESH-1-2",
                "WE-ESH-1",
                "LS-ESH-1",
                "LIN+1++ESH-1:IN'QTY+194:50:PCE'QTY+195:5:PCE'"));
    assertThat(shipment("LS-ESH-1").path("state").asString()).isEqualTo("received");
    JsonNode receipt = only(supplier, "/api/v1/receipts?shipment=" + sent.path("id").asString());
    assertThat(receipt.path("interchange").asString()).isEqualTo(received);
    assertThat(receipt.at("/lines/0/quantity").asString()).isEqualTo("55");
    assertThat(receipt.at("/lines/0/difference/kind").asString()).isEqualTo("damaged");
    JsonNode proposed = shipment("LS-ESH-1").at("/settlements/0");
    assertThat(proposed.path("outcome").asString()).as("QTY 195").isEqualTo("returned");
    assertThat(proposed.path("by").asString()).isEqualTo("buyer");
    assertThat(proposed.path("settled").asBoolean()).isFalse();
    assertThat(arriving("ESH-1", "PLANT1")).isEqualTo("0");
    assertThat(buyer.items("/api/v1/stock?part=ESH-1"))
        .extracting(it -> it.path("status").asString() + " " + it.path("quantity").asString())
        .containsExactlyInAnyOrder("usable 50", "blocked 5");
    assertThat(due("part=JX-ESH-1", monday.plusDays(8))).as("not twice").isEqualTo("45");
  }

  @Test
  void
      example_8_a_DESADV_that_left_without_the_certificate_of_a_gate_is_applied_and_contradicted() {
    calledOff("ESG-1");
    posted(
        buyer,
        "/api/v1/part-agreements",
        """
        {"partner": "JIAXIN", "part": "ESG-1", "partnerPart": "JX-ESG-1", "unit": "PCE",
         "certificates": [{"type": "3.1", "gate": "refuse"}]}
        """);
    counted("JX-ESG-1", 200);
    String lines = "LIN+1++ESG-1:IN'QTY+12:5:PCE'RFF+ON:4600091'";
    JsonNode answer = supplier.handIn(desadv("ESG-1-1", "LS-ESG-1", "9", lines));
    assertThat(answer.at("/messages/0/outcome").asString())
        .as(answer.toString())
        .isEqualTo("contradicted");
    JsonNode sent = shipment("LS-ESG-1");
    assertThat(sent.path("state").asString()).isEqualTo("in-transit");
    assertThat(sent.path("contradiction").asString()).isEqualTo("certificate-missing");
    assertThat(stock(supplier, "JX-ESG-1")).isEqualTo("195");
    posted(
        supplier,
        "/api/v1/certificates",
        """
        {"number": "C-ESG-1", "buyer": "HENGYUE", "type": "3.1", "issued": "2026-11-30",
         "part": "JX-ESG-1", "quantity": "5", "unit": "PCE", "order": "4600091",
         "results": [{"characteristic": "Rm", "unit": "MPa", "minimum": "500", "value": "531.0"}],
         "validatedBy": {"person": "P-0008"}}
        """);
    applied(supplier, desadv("ESG-1-2", "LS-ESG-2", "9", lines));
    assertThat(shipment("LS-ESG-2").path("contradiction").isNull()).isTrue();
  }

  /** An 861 reports it at the announced part. */
  @Test
  void goods_of_a_wrong_part_are_no_receipt_of_the_part_that_was_announced() {
    calledOff("ESH-W");
    applied(supplier, desadv("ESH-W-1", "LS-ESH-W", "9", "LIN+1++ESH-W:IN'QTY+12:55:PCE'"));
    String day = EDI.format(today);
    String body =
        "BRA*WE-ESH-W*%1$s*00*1~REF*SI*LS-ESH-W~DTM*050*%1$s~N1*BY**92*HENGYUE~N1*SU**92*JIAXIN~RCD**55*EA***10*EA*05~LIN**BP*ESH-W~CTT*1~"
            .formatted(day);
    String envelope =
        "ISA*00*          *00*          *ZZ*HENGYUE        *ZZ*JIAXIN         *%s*0900*U*00401*000086105*0*P*>~"
            .formatted(day.substring(2));
    applied(
        buyersEdi,
        envelope
            + "GS*RC*HENGYUE*JIAXIN*%s*0900*86105*X*004010~ST*861*0001~%sSE*10*0001~GE*1*86105~IEA*1*000086105~"
                .formatted(day, body));
    JsonNode line = shipment("LS-ESH-W").at("/lines/0");
    assertThat(line.path("received").asString()).isEqualTo("45");
    assertThat(line.path("open").asString()).isEqualTo("10");
    assertThat(shipment("LS-ESH-W").path("state").asString()).isEqualTo("partly-received");
    assertThat(arriving("ESH-W", "PLANT1")).isEqualTo("10");
    assertThat(buyer.items("/api/v1/stock/keys?part=ESH-W"))
        .extracting(it -> it.path("owner").asString() + " " + it.path("quantity").asString())
        .containsExactlyInAnyOrder("HENGYUE 45", "JIAXIN 10");
  }

  /** Otherwise later shipments would be set against them. */
  @Test
  void goods_that_were_on_their_way_when_the_count_began_are_taken_off_at_once_and_once() {
    String line = "LIN+1++ESH-C:IN'QTY+12:30:PCE'RFF+ON:4600091'";
    applied(supplier, desadv("ESH-C-1", "LS-ESH-C1", "9", line));
    String lines =
        "SCC+1'QTY+113:40:PCE'DTM+2:%s:102'SCC+1'QTY+113:60:PCE'DTM+2:%s:102'"
            .formatted(EDI.format(monday.plusDays(1)), EDI.format(monday.plusDays(8)));
    applied(
        buyersEdi,
        interchange(
            "HENGYUE",
            "JIAXIN",
            "ESH-C-0",
            "DELFOR:D:97A:UN",
            "BGM+241+11+5'DTM+137:%s0100:203'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'GIS+37'NAD+ST+PLANT1::92'LIN+1++ESH-C:IN'RFF+ON:4600091'QTY+70:1000:PCE'%s"
                .formatted(EDI.format(today), lines)));
    assertThat(due("part=ESH-C", monday.plusDays(1))).as("under way").isEqualTo("10");
    applied(
        buyersEdi, recadv("ESH-C-2", "WE-ESH-C", "LS-ESH-C1", "LIN+1++ESH-C:IN'QTY+48:30:PCE'"));
    assertThat(due("part=ESH-C", monday.plusDays(1))).isEqualTo("10");
    applied(supplier, desadv("ESH-C-3", "LS-ESH-C2", "9", line.replace(":30:", ":25:")));
    assertThat(due("part=ESH-C", monday.plusDays(1))).isEqualTo("0");
    assertThat(due("part=ESH-C", monday.plusDays(8))).isEqualTo("45");
  }

  @Test
  void a_replacement_a_cancellation_and_a_contradiction_are_seen_by_both() {
    calledOff("ESH-2");
    applied(supplier, desadv("ESH-2-1", "LS-ESH-2", "9", "LIN+1++ESH-2:IN'QTY+12:10:PCE'"));
    applied(supplier, desadv("ESH-2-2", "LS-ESH-2", "5", "LIN+1++ESH-2:IN'QTY+12:12:PCE'"));
    assertThat(arriving("ESH-2", "PLANT1")).isEqualTo("12");
    JsonNode other =
        supplier.handIn(desadv("ESH-2-3", "LS-ESH-2", "9", "LIN+1++ESH-2:IN'QTY+12:13:PCE'"));
    assertThat(other.path("outcome").asString()).isEqualTo("contradicted");
    for (Api party : List.of(buyer, supplier))
      assertThat(only(party, "/api/v1/shipments?number=LS-ESH-2").path("contradiction").asString())
          .isEqualTo("announced-twice");
    assertThat(arriving("ESH-2", "PLANT1")).isEqualTo("12");
    applied(supplier, desadv("ESH-2-4", "LS-ESH-2", "1", "LIN+1++ESH-2:IN'QTY+12:12:PCE'"));
    assertThat(shipment("LS-ESH-2").path("state").asString()).isEqualTo("cancelled");
    assertThat(arriving("ESH-2", "PLANT1")).isEqualTo("0");
  }

  private static List<String> unknown(JsonNode shipment) {
    List<String> names = new ArrayList<>();
    shipment
        .path("unknown")
        .forEach(it -> names.add(it.path("what").asString() + " " + it.path("name").asString()));
    return names;
  }

  @Test
  void what_nobody_knows_is_taken_and_noted_in_the_message_and_on_the_shipment() {
    calledOff("ESH-U1");
    String lines = "LIN+1++ESH-U1:IN'QTY+12:3:PCE'LIN+2++ESH-U2:IN'QTY+12:4:PCE'";
    String from = desadv("ESH-U", "LS-ESH-U", "9", "NAD+SF+HZ1::92'CPS+1'" + lines);
    JsonNode answer = supplier.handIn(from.replace("CPS+1'NAD", "NAD").replace("UNT+16", "UNT+15"));
    assertThat(answer.at("/messages/0/outcome").asString()).as("%s", answer).isEqualTo("applied");
    List<String> notes = new ArrayList<>();
    answer
        .at("/messages/0/faults")
        .forEach(
            it ->
                notes.add(
                    it.path("code").asString()
                        + " "
                        + it.path("severity").asString()
                        + " "
                        + it.path("tag").asString()));
    assertThat(notes)
        .as(answer.toString())
        .containsExactly("implausible note NAD", "implausible note QTY");
    for (Api it : List.of(buyer, supplier))
      assertThat(unknown(only(it, "/api/v1/shipments?number=LS-ESH-U")))
          .containsExactly("ship-from HZ1", "part ESH-U2");
    assertThat(shipment("LS-ESH-U").path("shipFrom").asString())
        .as("its only one")
        .isEqualTo("JX1");
  }

  /** 5 were sent; the buyer's system compares with ten that it believes to be on their way. */
  @Test
  void a_RECADV_of_another_number_than_was_sent_is_taken_by_what_was_and_says_so() {
    calledOff("ESH-R1");
    applied(supplier, desadv("ESH-R1-1", "LS-ESH-R1", "9", "LIN+1++ESH-R1:IN'QTY+12:5:PCE'"));
    String lines = "LIN+1++ESH-R1:IN'QTY+12:15:PCE'QTY+48:8:PCE'";
    JsonNode answer = buyersEdi.handIn(recadv("ESH-R1-2", "WE-ESH-R1", "LS-ESH-R1", lines));
    assertThat(answer.at("/messages/0/outcome").asString()).as("%s", answer).isEqualTo("applied");
    assertThat(answer.at("/messages/0/faults/0/code").asString()).isEqualTo("difference-found");
    for (Api it : List.of(buyer, supplier)) {
      JsonNode row = only(it, "/api/v1/shipments?number=LS-ESH-R1");
      assertThat(row.path("state").asString()).isEqualTo("received");
      assertThat(row.at("/lines/0/received").asString()).isEqualTo("8");
      assertThat(row.at("/lines/0/over").asString()).isEqualTo("3");
      assertThat(row.at("/lines/0/missing").asString()).isEqualTo("0");
      JsonNode receipt =
          only(it, "/api/v1/receipts?shipment=" + row.path("id").asString()).at("/lines/0");
      assertThat(receipt.at("/difference/kind").asString()).isEqualTo("over");
      assertThat(receipt.at("/difference/quantity").asString()).isEqualTo("3");
    }
    assertThat(stock(buyer, "ESH-R1")).isEqualTo("8");
  }

  /** An order of the portal's, which no message and no agreement mentions. */
  @Test
  void a_part_that_was_ordered_here_is_known() {
    posted(
        new Api(hub, "hengyue-edi"),
        "/api/v1/orders",
        """
        {"number": "ESH-O1", "supplier": "JIAXIN", "site": "PLANT1",
         "lines": [{"line": "10", "part": "ESH-O1", "quantity": "5", "unit": "PCE", "date": "%s"}]}
        """
            .formatted(monday));
    applied(supplier, desadv("ESH-O1", "LS-ESH-O1", "9", "LIN+1++ESH-O1:IN'QTY+12:3:PCE'"));
    assertThat(unknown(shipment("LS-ESH-O1"))).isEmpty();
    String other = "LIN+1++ESH-O9:IN'QTY+12:3:PCE'RFF+ON:%s:10'";
    applied(supplier, desadv("ESH-O2", "LS-ESH-O2", "9", other.formatted("ESH-O1")));
    assertThat(unknown(shipment("LS-ESH-O2")))
        .as("none of its lines")
        .containsExactly("part ESH-O9");
    applied(supplier, desadv("ESH-O3", "LS-ESH-O3", "9", other.formatted("ESH-LATER")));
    assertThat(unknown(shipment("LS-ESH-O3"))).as("of an order to come").isEmpty();
  }

  @Test
  void a_unit_is_converted_by_agreement_and_what_is_not_is_named() {
    calledOff("ESH-3");
    posted(
        supplier,
        "/api/v1/part-agreements?as=supplier",
        "{\"partner\": \"HENGYUE\", \"part\": \"ESH-3\", \"partnerPart\": \"ESH-3\", \"unit\":"
            + " \"PCE\", \"conversions\": [{\"unit\": \"BX\", \"factor\": \"10\"}]}");
    counted("ESH-3", 500);
    applied(supplier, desadv("ESH-3-1", "LS-ESH-3", "9", "LIN+1++ESH-3:IN'QTY+12:3:BX'"));
    applied(supplier, desadv("ESH-3-2", "LS-ESH-3K", "9", "LIN+1++ESH-3:IN'QTY+12:7:KGM'"));
    assertThat(arriving("ESH-3", "PLANT1")).isEqualTo("30");
    assertThat(due("part=ESH-3", monday.plusDays(1))).isEqualTo("10");
    for (String side : List.of("side=supplier&site=JX1", "side=buyer&site=PLANT1")) {
      Api by = side.contains("buyer") ? buyer : supplier;
      JsonNode balance = by.json("/api/v1/supply-balance?part=ESH-3&days=28&" + side);
      assertThat(balance.path("notCounted"))
          .as(side)
          .extracting(it -> it.path("quantity").asString() + " " + it.path("unit").asString())
          .contains("7 KGM");
    }
  }

  @Test
  void an_order_line_counts_what_was_sent_of_it_once() {
    buyersEdi.handIn(
        interchange(
            "HENGYUE",
            "JIAXIN",
            "ESH-4-0",
            "ORDERS:D:96A:UN",
            "BGM+220+ESH-4+9'DTM+137:20261124:102'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'NAD+ST+PLANT1::92'LIN+10++ESH-4:IN'QTY+21:90:PCE'DTM+2:%s:102'UNS+S'"
                .formatted(EDI.format(monday))));
    applied(
        supplier,
        desadv("ESH-4-1", "LS-ESH-4", "9", "LIN+1++ESH-4:IN'QTY+12:30:PCE'RFF+ON:ESH-4:10'"));
    assertThat(due("part=ESH-4", monday)).isEqualTo("60");
    JsonNode order = only(buyer, "/api/v1/orders?number=ESH-4");
    assertThat(
            buyer
                .json("/api/v1/orders/" + order.path("order").asString())
                .at("/lines/0/despatched/0/quantity")
                .asString())
        .isEqualTo("30");
    posted(
        supplier,
        "/api/v1/shipments",
        """
        {"number": "ESH-4-API", "buyer": "HENGYUE", "shipTo": "PLANT1", "shipped": "%s",
         "lines": [{"part": "ESH-4", "quantity": "20", "unit": "PCE", "order": "ESH-4", "orderLine": "10"}]}
        """
            .formatted(today));
    supplier.settle();
    assertThat(due("part=ESH-4", monday)).as("whichever way it came").isEqualTo("40");
    assertThat(
            buyer
                .json("/api/v1/orders/" + order.path("order").asString())
                .at("/lines/0/despatched")
                .size())
        .isEqualTo(2);
  }
}
