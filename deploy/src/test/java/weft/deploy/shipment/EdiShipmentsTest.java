package weft.deploy.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.RunningHub;
import weft.deploy.SampleFiles;

/**
 * A despatch advice is a shipment whatever it is written in: from its bytes to the list of
 * shipments, to stock, to both balances, and to the receipt advice that ends its way.
 */
class EdiShipmentsTest {
  private static final DateTimeFormatter EDI = DateTimeFormatter.BASIC_ISO_DATE;
  private static final DateTimeFormatter VDA = DateTimeFormatter.ofPattern("yyMMdd");
  private final RunningHub hub = RunningHub.busy();
  private final Api buyer = new Api(hub, "hengyue-planner");
  private final Api buyersEdi = new Api(hub, "hengyue-edi");
  private final Api supplier = new Api(hub, "jiaxin-api");
  private final Api stranger = new Api(hub, "hongzhu-api");
  private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

  /** To come; the demo's sites work from Monday to Friday. */
  private final LocalDate monday =
      today.plusDays(2).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));

  private String desadv(String reference, String number, String function, String lines) {
    String body =
        "BGM+351+%s+%s'DTM+137:%3$s:102'DTM+11:%3$s:102'DTM+17:%4$s:102'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'NAD+ST+PLANT1::92'CPS+1'%5$s"
            .formatted(number, function, EDI.format(today), EDI.format(monday), lines);
    return interchange("JIAXIN", "HENGYUE", reference, "DESADV:D:96A:UN", body);
  }

  private String recadv(String reference, String number, String shipment, String lines) {
    String body =
        "BGM+632+%s+9'DTM+137:%2$s:102'DTM+50:%2$s:102'RFF+DQ:%3$s'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'CPS+1'%4$s"
            .formatted(number, EDI.format(today), shipment, lines);
    return interchange("HENGYUE", "JIAXIN", reference, "RECADV:D:96A:UN", body);
  }

  private static String interchange(
      String from, String to, String reference, String type, String body) {
    long count = body.chars().filter(it -> it == '\'').count() + 2;
    return "UNB+UNOC:3+%s:ZZ+%s:ZZ+261126:0900+%3$s'UNH+1+%4$s'%5$sUNT+%6$d+1'UNZ+1+%3$s'"
        .formatted(from, to, reference, type, body, count);
  }

  private String applied(Api by, String interchange) {
    JsonNode answer = by.handIn(interchange);
    assertThat(answer.at("/messages/0/outcome").asString())
        .as(answer.toString())
        .isEqualTo("applied");
    return answer.path("id").asString();
  }

  private static JsonNode only(Api by, String path) {
    List<JsonNode> items = by.items(path);
    assertThat(items).as(path).hasSize(1);
    return items.getFirst();
  }

  private JsonNode shipment(String number) {
    return only(buyer, "/api/v1/shipments?number=" + number);
  }

  private static JsonNode row(JsonNode balance, LocalDate on) {
    for (JsonNode it : balance.path("rows"))
      if (it.path("from").asString().equals(on.toString())) return it;
    throw new AssertionError("No row of " + on + " in " + balance);
  }

  private String arriving(String part, String site) {
    return arriving(buyer, part, site);
  }

  private String arriving(Api by, String part, String site) {
    String query = "side=buyer&part=%s&site=%s&days=28".formatted(part, site);
    return row(by.json("/api/v1/supply-balance?" + query), monday).at("/in/confirmed").asString();
  }

  private String due(String query, LocalDate on) {
    return row(supplier.json("/api/v1/supply-balance?side=supplier&site=JX1&days=28&" + query), on)
        .path("out")
        .asString();
  }

  private String stock(Api of, String part) {
    return only(of, "/api/v1/stock?part=" + part).path("quantity").asString();
  }

  private void calledOff(String part) {
    buyersEdi.handIn(
        Delfors.of(
            "ESH-" + part,
            part,
            "11",
            EDI.format(monday.plusDays(1)),
            "40",
            EDI.format(monday.plusDays(8)),
            "60"));
  }

  private void posted(Api by, String path, String body) {
    var answer = by.post(path, body, "Content-Type", "application/json");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private void counted(String part, int quantity) {
    posted(
        supplier,
        "/api/v1/stock/counts",
        """
        {"site": "JX1", "part": "%s", "category": "finished", "status": "usable", "quantity": "%d", "unit": "PCE", "at": "%s"}
        """
            .formatted(part, quantity, Instant.now().minusSeconds(60)));
  }

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
  void a_replacement_a_cancellation_and_a_contradiction_are_seen_by_both() {
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

  /** Sent 5; the buyer's system counts against ten that it believes to be on their way. */
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

  /** An order of the portal's, on which no message and no agreement says a word. */
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

  @Test
  void an_856_is_a_shipment() {
    applied(
        supplier,
        SampleFiles.bytes("despatch-x12-856-jiaxin-hengyue.x12")
            .replace("000000010", "000000956")
            .replace("LS-99850", "LS-ESH-X")
            .replace("4500099850", "4500ESHX12")
            .replace("HY-24095", "ESH-X856")
            .replace("*0001~\nHL*1", "*0001~\nDTM*017*" + EDI.format(monday) + "~\nHL*1")
            .replace("SE*11", "SE*12"));
    JsonNode sent = shipment("LS-ESH-X");
    assertThat(sent.at("/lines/0/order").asString()).isEqualTo("4500ESHX12");
    assertThat(sent.at("/lines/0/supplierPart").asString()).isEqualTo("JX-95");
    assertThat(arriving("ESH-X856", "PLANT2")).isEqualTo("40");
  }

  /** Of a plant it has three characters, and LINGYUN has one alone. */
  @Test
  void a_VDA_4913_is_a_shipment_to_the_only_site_where_it_names_none() {
    Api lingyun = new Api(hub, "lingyun-edi");
    applied(
        supplier,
        SampleFiles.bytes("despatch-vda-4913-jiaxin-hengyue.vda")
            .replace("HENGYUE", "LINGYUN")
            .replace("0041100412", "0095600957")
            .replace("70001252", "70009852")
            .replace("4500099001        P2", "4500ESHVDA          ")
            .replace("HY-24091", "ESH-V913")
            .replace("HY-24092", "ESH-V914")
            .replace("2611280700000", VDA.format(monday) + "0700000"));
    JsonNode sent = only(lingyun, "/api/v1/shipments?as=buyer&number=70009852");
    assertThat(sent.at("/lines/0/deliveryNote").asString()).isEqualTo("70009852");
    assertThat(sent.at("/lines/0/batch").asString()).isEqualTo("0167S60");
    assertThat(sent.at("/lines/0/unloadingPoint").asString()).isEqualTo("T4");
    assertThat(sent.at("/lines")).hasSize(2);
    assertThat(sent.path("shipTo").asString()).isEqualTo("WERK1");
    assertThat(arriving(lingyun, "ESH-V913", "WERK1")).isEqualTo("120");
    assertThat(buyer.items("/api/v1/shipments?number=70009852")).as("of another").isEmpty();
  }

  @Test
  void a_DELVRY_is_a_shipment_with_its_packages() {
    applied(
        supplier,
        SampleFiles.text("despatch-idoc-delvry05-jiaxin-hengyue.xml")
            .replace("0000000000000903", "0000000000000985")
            .replace("0080099010", "0080099985")
            .replace("4500099855", "4500ESHIDO")
            .replace("HY-24017", "ESH-IDOC")
            .replace("<NTANF>20261130", "<NTANF>" + EDI.format(monday)));
    JsonNode sent = shipment("80099985");
    assertThat(sent.path("shipTo").asString()).isEqualTo("PLANT1");
    assertThat(sent.at("/packages/0/contents/0/quantity").asString()).isEqualTo("30");
    assertThat(arriving("ESH-IDOC", "PLANT1")).isEqualTo("30");
  }
}
