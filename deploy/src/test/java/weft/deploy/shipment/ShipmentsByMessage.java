package weft.deploy.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.RunningHub;
import weft.deploy.stock.Shelf;

/** Despatch and receipt advices between two parties of one hub, and their effects. */
abstract class ShipmentsByMessage {
  static final DateTimeFormatter EDI = DateTimeFormatter.BASIC_ISO_DATE;
  static final DateTimeFormatter VDA = DateTimeFormatter.ofPattern("yyMMdd");
  final RunningHub hub = RunningHub.busy();
  final Api buyer = new Api(hub, "hengyue-planner");
  final Api buyersEdi = new Api(hub, "hengyue-edi");
  final Api supplier = new Api(hub, "jiaxin-api");
  final Api stranger = new Api(hub, "hongzhu-api");
  final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

  /** A future day; the demo's sites work from Monday to Friday. */
  final LocalDate monday = today.plusDays(2).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));

  String desadv(String reference, String number, String function, String lines) {
    String body =
        "BGM+351+%s+%s'DTM+137:%3$s:102'DTM+11:%3$s:102'DTM+17:%4$s:102'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'NAD+ST+PLANT1::92'CPS+1'%5$s"
            .formatted(number, function, EDI.format(today), EDI.format(monday), lines);
    return interchange("JIAXIN", "HENGYUE", reference, "DESADV:D:96A:UN", body);
  }

  String recadv(String reference, String number, String shipment, String lines) {
    String body =
        "BGM+632+%s+9'DTM+137:%2$s:102'DTM+50:%2$s:102'RFF+DQ:%3$s'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'CPS+1'%4$s"
            .formatted(number, EDI.format(today), shipment, lines);
    return interchange("HENGYUE", "JIAXIN", reference, "RECADV:D:96A:UN", body);
  }

  static String interchange(String from, String to, String reference, String type, String body) {
    long count = body.chars().filter(it -> it == '\'').count() + 2;
    return "UNB+UNOC:3+%s:ZZ+%s:ZZ+261126:0900+%3$s'UNH+1+%4$s'%5$sUNT+%6$d+1'UNZ+1+%3$s'"
        .formatted(from, to, reference, type, body, count);
  }

  String applied(Api by, String interchange) {
    JsonNode answer = by.handIn(interchange);
    assertThat(answer.at("/messages/0/outcome").asString())
        .as(answer.toString())
        .isEqualTo("applied");
    return answer.path("id").asString();
  }

  static JsonNode only(Api by, String path) {
    List<JsonNode> items = by.items(path);
    assertThat(items).as(path).hasSize(1);
    return items.getFirst();
  }

  JsonNode shipment(String number) {
    return only(buyer, "/api/v1/shipments?number=" + number);
  }

  static JsonNode row(JsonNode balance, LocalDate on) {
    for (JsonNode it : balance.path("rows"))
      if (it.path("from").asString().equals(on.toString())) return it;
    throw new AssertionError("No row of " + on + " in " + balance);
  }

  String arriving(String part, String site) {
    return arriving(buyer, part, site);
  }

  String arriving(Api by, String part, String site) {
    String query = "side=buyer&part=%s&site=%s&days=28".formatted(part, site);
    return row(by.json("/api/v1/supply-balance?" + query), monday).at("/in/confirmed").asString();
  }

  String due(String query, LocalDate on) {
    return row(supplier.json("/api/v1/supply-balance?side=supplier&site=JX1&days=28&" + query), on)
        .path("out")
        .asString();
  }

  String stock(Api of, String part) {
    return only(of, "/api/v1/stock?part=" + part).path("quantity").asString();
  }

  void calledOff(String part) {
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

  void posted(Api by, String path, String body) {
    var answer = by.post(path, body, "Content-Type", "application/json");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  void counted(String part, int quantity) {
    new Shelf(supplier).counted(part, "" + quantity, Instant.now().minusSeconds(60), "");
  }
}
