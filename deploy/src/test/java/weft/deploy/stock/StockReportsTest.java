package weft.deploy.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.RunningHub;

/** A received stock report becomes stock, from its bytes to the list that only its sender reads. */
class StockReportsTest {
  private static final DateTimeFormatter EDI = DateTimeFormatter.BASIC_ISO_DATE;
  private static final AtomicInteger NEXT = new AtomicInteger();
  private static final String[] JSON = {"Content-Type", "application/json"};
  private static final String FOUNDRY = "NAD+WH+JX1::92'";

  private final RunningHub hub = RunningHub.busy();
  private final Api supplier = new Api(hub, "jiaxin-api");
  private final Api buyer = new Api(hub, "hengyue-planner");
  private final Api buyersEdi = new Api(hub, "hengyue-edi");
  private final Api stranger = new Api(hub, "lingyun-edi");
  private final String own = "SRT%03d".formatted(NEXT.incrementAndGet());
  private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
  private int sent;

  private String part(String name) {
    return own + "-" + name;
  }

  private String invrpt(String number, LocalDate day, String head, String lines) {
    String reference = own + "-" + ++sent;
    String body =
        "BGM+35+%s+9'DTM+137:%s:102'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'%s%s"
            .formatted(number, EDI.format(day), head, lines);
    long count = body.chars().filter(it -> it == '\'').count() + 2;
    return "UNB+UNOC:3+JIAXIN:ZZ+HENGYUE:ZZ+261126:0900+%1$s'UNH+1+INVRPT:D:96A:UN'%2$sUNT+%3$d+1'UNZ+1+%1$s'"
        .formatted(reference, body, count);
  }

  private static String x846(String sender, String receiver, int control, String body) {
    long count = body.chars().filter(it -> it == '~').count() + 2;
    return "ISA*00*          *00*          *ZZ*%-15s*ZZ*%-15s*261126*0900*U*00401*%3$09d*0*P*>~"
            .formatted(sender, receiver, control)
        + "GS*IB*%s*%s*20261126*0900*%d*X*004010~".formatted(sender, receiver, control)
        + "ST*846*0001~%sSE*%d*0001~GE*1*%d~IEA*1*%4$09d~".formatted(body, count, control, control);
  }

  private JsonNode answered(Api by, String interchange, String outcome) {
    JsonNode answer = by.handIn(interchange);
    JsonNode message = answer.at("/messages/0");
    assertThat(message.path("outcome").asString()).as(answer.toString()).isEqualTo(outcome);
    by.settle();
    return answer;
  }

  /** Each key as {@code category status batch place owner quantity unit}. */
  private static List<String> keys(Api of, String part) {
    return of.items("/api/v1/stock/keys?part=" + part).stream()
        .filter(it -> !it.path("quantity").asString().equals("0"))
        .map(
            it ->
                String.join(
                    " ",
                    it.path("site").asString(),
                    it.path("category").asString(),
                    it.path("status").asString(),
                    it.path("batch").asString("-"),
                    it.path("place").asString("-"),
                    it.path("owner").asString(),
                    it.path("quantity").asString(),
                    it.path("unit").asString()))
        .sorted()
        .toList();
  }

  private static JsonNode only(List<JsonNode> items) {
    assertThat(items).hasSize(1);
    return items.getFirst();
  }

  private static List<String> faults(JsonNode answer) {
    return answer
        .at("/messages/0/faults")
        .valueStream()
        .map(it -> it.path("tag").asString() + " " + it.path("code").asString())
        .toList();
  }

  private void posted(Api by, String path, String body) {
    var answer = by.post(path, body, JSON);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private void agreed(String suppliers, String buyers) {
    posted(
        supplier,
        "/api/v1/part-agreements?as=supplier",
        """
        {"partner": "HENGYUE", "part": "%s", "partnerPart": "%s", "unit": "PCE", "conversions": [{"unit": "BX", "factor": "12"}]}
        """
            .formatted(suppliers, buyers));
  }

  @Test
  void an_INVRPT_in_the_buyers_number_is_stock_in_the_suppliers_and_leads_to_its_segment() {
    agreed(part("JX"), part("HY"));
    String text =
        invrpt(
            "B-1",
            today,
            FOUNDRY,
            "LIN+1++%s:IN'QTY+145:100:PCE'LIN+2++%s:IN'QTY+145:2:BX'"
                .formatted(part("HY"), part("BX")));
    agreed(part("JXB"), part("BX"));
    JsonNode answer = answered(supplier, text, "applied");
    assertThat(keys(supplier, part("JX")))
        .containsExactly("JX1 finished usable - - JIAXIN 100 PCE");
    assertThat(keys(supplier, part("JXB")))
        .containsExactly("JX1 finished usable - - JIAXIN 24 PCE");
    JsonNode key = only(supplier.items("/api/v1/stock/keys?part=" + part("JX")));
    String id = answer.path("id").asString();
    assertThat(key.path("interchange").asString()).isEqualTo(id);
    assertThat(key.path("message").asString()).isEqualTo("1");
    int segment = key.path("segment").asInt();
    assertThat(text.split("'")[segment - 1]).isEqualTo("QTY+145:100:PCE");
    String effects = "/api/v1/edi/interchanges/" + id + "/effects?limit=500&segment=" + segment;
    JsonNode effect =
        only(
            supplier.items(effects).stream()
                .filter(it -> it.path("kind").asString().equals("stock-count"))
                .toList());
    assertThat(effect.path("id")).isEqualTo(key.path("id"));
    assertThat(effect.path("name").asString()).isEqualTo(part("JX"));
    assertThat(effect.path("now").asString()).isEqualTo("100");
    assertThat(text.substring(effect.path("offset").asInt())).startsWith("QTY+145:100");
    assertThat(buyer.items(effects))
        .as("the document is the partner's too, the stock is not")
        .isNotEmpty()
        .noneMatch(it -> it.path("kind").asString().equals("stock-count"));
    JsonNode event = only(supplier.items("/api/v1/history/streams/" + key.path("id").asString()));
    assertThat(event.toString()).contains(id);
    for (Api other : List.of(buyer, stranger)) {
      assertThat(other.items("/api/v1/stock/keys?part=" + part("JX"))).isEmpty();
      assertThat(other.get("/api/v1/history/streams/" + key.path("id").asString()).statusCode())
          .isEqualTo(404);
    }
  }

  @Test
  void an_846_of_the_buyer_counts_what_it_has_at_the_plant_that_it_names() {
    String body =
        "BIA*00*SI*B-2*%s~N1*BY**92*HENGYUE~N1*SU**92*JIAXIN~N1*WH**92*PLANT2~LIN*1*BP*%s~QTY*17*50*EA~QTY*20*5*EA~LIN*2*VP*%s~QTY*17*7*EA~LS*PLACE~REF*LU*HALL 3~LE*PLACE~CTT*2~"
            .formatted(EDI.format(today), part("HY"), part("JX2"));
    agreed(part("JX2"), part("HY2"));
    answered(
        buyersEdi, x846("HENGYUE", "JIAXIN", 846_000 + NEXT.incrementAndGet(), body), "applied");
    assertThat(keys(buyer, part("HY")))
        .containsExactly(
            "PLANT2 raw blocked - - HENGYUE 5 PCE", "PLANT2 raw usable - - HENGYUE 45 PCE");
    assertThat(keys(buyer, part("HY2")))
        .containsExactly("PLANT2 raw usable - HALL 3 HENGYUE 7 PCE");
    assertThat(supplier.items("/api/v1/stock/keys?part=" + part("HY"))).isEmpty();
  }

  @Test
  void consigned_goods_are_seen_by_their_owner() {
    String lines = "LIN+1++%s:SA'QTY+145:9:PCE'NAD+GO+HENGYUE::92'".formatted(part("C"));
    answered(supplier, invrpt("B-1", today, "", lines), "applied");
    String key = "finished usable - - HENGYUE 9 PCE";
    assertThat(keys(supplier, part("C"))).containsExactly("JX1 " + key);
    assertThat(keys(buyer, part("C"))).singleElement().asString().endsWith(key);
    assertThat(stranger.items("/api/v1/stock/keys?part=" + part("C"))).isEmpty();
  }

  @Test
  void wrong_lines_are_told_where_they_are_wrong_and_the_others_count() {
    agreed(part("U"), part("U"));
    String text =
        invrpt(
            "B-1",
            today,
            FOUNDRY,
            ("LIN+1++%1$s-A:SA'QTY+145:4:PCE'LIN+2++%1$s-B:SA'QTY+198:4:PCE'LIN+3++%1$s-C:SA'QTY+145:-1:PCE'"
                 + "LIN+4++%1$s-D:SA'QTY+145:1:PCE'LIN+5++%1$s-D:SA'QTY+145:2:PCE'LIN+6++%1$s-U:SA'QTY+145:3:KGM'")
                .formatted(own));
    JsonNode answer = answered(supplier, text, "contradicted");
    assertThat(answer.path("outcome").asString()).isEqualTo("contradicted");
    assertThat(faults(answer))
        .containsExactlyInAnyOrder(
            "LIN value-missing",
            "QTY quantity-negative",
            "QTY item-repeated",
            "QTY item-repeated",
            "QTY units-differ");
    for (JsonNode it : answer.at("/messages/0/faults"))
      assertThat(text.substring(it.path("offset").asInt()))
          .as(it.toString())
          .startsWith(
              it.path("element").isNull()
                  ? it.path("tag").asString()
                  : it.path("element").asString().equals("C186.6060") ? "-1" : "KGM");
    assertThat(keys(supplier, part("A"))).hasSize(1);
    for (String wrong : List.of("B", "C", "D", "U"))
      assertThat(keys(supplier, part(wrong))).as(wrong).isEmpty();
  }

  @Test
  void what_left_since_in_greater_numbers_contradicts_the_report() {
    LocalDate day = today.minusDays(2);
    Instant before = day.minusDays(1).atStartOfDay(ZoneId.of("Asia/Shanghai")).toInstant();
    counted(part("M"), before, 100);
    posted(
        supplier,
        "/api/v1/stock/movements",
        movement(part("M"), Instant.now().minusSeconds(1), -60));
    String lines = "LIN+1++%s:SA'QTY+145:20:PCE'".formatted(part("M"));
    JsonNode answer = answered(supplier, invrpt("B-1", day, FOUNDRY, lines), "contradicted");
    assertThat(faults(answer)).containsExactly("QTY contradiction");
    assertThat(keys(supplier, part("M"))).containsExactly("JX1 finished usable - - JIAXIN 40 PCE");
  }

  private void counted(String part, Instant at, int quantity) {
    posted(supplier, "/api/v1/stock/counts", body(part, at, quantity, ""));
  }

  private static String movement(String part, Instant at, int quantity) {
    return body(part, at, quantity, ", \"kind\": \"issue\"");
  }

  private static String body(String part, Instant at, int quantity, String more) {
    return """
    {"site": "JX1", "part": "%s", "category": "finished", "status": "usable", "unit": "PCE", "at": "%s", "quantity": "%d"%s}\
    """
        .formatted(part, at, quantity, more);
  }

  @Test
  void the_same_report_again_changes_nothing_and_a_newer_one_counts() {
    String lines = "LIN+1++%s:SA'QTY+145:100:PCE'".formatted(part("S"));
    answered(supplier, invrpt("B-1", today, FOUNDRY, lines), "applied");
    posted(supplier, "/api/v1/stock/movements", movement(part("S"), Instant.now(), -20));
    answered(supplier, invrpt("B-1", today, FOUNDRY, lines), "applied");
    assertThat(keys(supplier, part("S"))).containsExactly("JX1 finished usable - - JIAXIN 80 PCE");
    String newer = lines.replace("100", "79");
    answered(supplier, invrpt("B-2", today, FOUNDRY, newer), "applied");
    assertThat(keys(supplier, part("S"))).containsExactly("JX1 finished usable - - JIAXIN 79 PCE");
  }

  @Test
  void an_older_report_than_the_count_that_is_there_is_kept_and_says_so() {
    counted(part("O"), Instant.now().minusSeconds(5), 50);
    String lines = "LIN+1++%s:SA'QTY+145:70:PCE'".formatted(part("O"));
    JsonNode answer = answered(supplier, invrpt("B-1", today.minusDays(2), FOUNDRY, lines), "kept");
    assertThat(faults(answer)).containsExactly("QTY release-late");
    assertThat(keys(supplier, part("O"))).containsExactly("JX1 finished usable - - JIAXIN 50 PCE");
  }

  @Test
  void the_moment_is_one_of_the_sites_clocks() {
    LocalDate yesterday = today.minusDays(1);
    var zone = ZoneId.of("Asia/Shanghai");
    String lines = "LIN+1++%s:SA'QTY+145:5:PCE'";
    answered(supplier, invrpt("B-1", yesterday, FOUNDRY, lines.formatted(part("T1"))), "applied");
    assertThat(countedAt(part("T1"))).isEqualTo(today.atStartOfDay(zone).toInstant());
    String timed =
        invrpt("B-2", yesterday, FOUNDRY, lines.formatted(part("T2")))
            .replaceFirst("DTM\\+137:([0-9]{8}):102", "DTM+366:$11530:203");
    answered(supplier, timed, "applied");
    assertThat(countedAt(part("T2"))).isEqualTo(yesterday.atTime(15, 30).atZone(zone).toInstant());
  }

  private Instant countedAt(String part) {
    JsonNode key = only(supplier.items("/api/v1/stock/keys?part=" + part));
    return Instant.parse(key.path("countedAt").asString());
  }

  @Test
  void a_run_out_that_a_report_brought_about_leads_to_its_interchange() {
    counted(part("R"), Instant.now().minusSeconds(600), 100);
    buyersEdi.handIn(
        Delfors.of(own + "-DEL", part("R"), "01", EDI.format(today.plusDays(9)), "80"));
    String lines = "LIN+1++%s:SA'QTY+145:30:PCE'".formatted(part("R"));
    JsonNode answer = answered(supplier, invrpt("B-1", today, FOUNDRY, lines), "applied");
    JsonNode runOut =
        supplier
            .json("/api/v1/supply-balance?side=supplier&site=JX1&days=28&part=" + part("R"))
            .path("runOut");
    assertThat(runOut.path("size").asString()).isEqualTo("50");
    JsonNode event =
        only(
            supplier
                .json(runOut.at("/cause/event/history").asString())
                .path("items")
                .valueStream()
                .toList());
    assertThat(event.path("type").asString()).isEqualTo("stock-counted");
    assertThat(event.toString()).contains(answer.path("id").asString());
  }

  @Test
  void of_a_holder_with_two_sites_none_is_guessed() {
    String body =
        "BIA*00*SI*B-3*%s~N1*BY**92*HENGYUE~N1*SU**92*JIAXIN~LIN*1*BP*%s~QTY*17*50*EA~CTT*1~"
            .formatted(EDI.format(today), part("W"));
    JsonNode answer =
        answered(
            buyersEdi,
            x846("HENGYUE", "JIAXIN", 846_000 + NEXT.incrementAndGet(), body),
            "rejected");
    assertThat(faults(answer)).containsExactly("QTY site-unknown");
    assertThat(buyer.items("/api/v1/stock/keys?part=" + part("W"))).isEmpty();
  }

  /** It is a part that can never become known: a held report would wait for ever. */
  @Test
  void a_report_whose_two_numbers_are_of_two_parts_is_rejected() {
    agreed(part("JY"), part("HYY"));
    String line = "LIN+1++%s:IN'PIA+1+%s:SA'QTY+145:100:PCE'".formatted(part("HYY"), part("ZZ"));
    JsonNode answer = answered(supplier, invrpt("B-1", today, FOUNDRY, line), "rejected");
    assertThat(faults(answer)).containsExactly("LIN part-unknown");
  }
}
