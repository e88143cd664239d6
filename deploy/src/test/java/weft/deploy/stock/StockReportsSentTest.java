package weft.deploy.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.deploy.MessagesOut.sends;
import static weft.deploy.MessagesOut.written;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.RunningHub;

/** A holder sends a stock report; the partner and the hub read the same content from it. */
class StockReportsSentTest {
  private static final AtomicInteger NEXT = new AtomicInteger();
  private static final String[] JSON = {"Content-Type", "application/json"};
  private static final String REPORTS = "/api/v1/stock/reports";

  private final RunningHub hub = RunningHub.busy();
  private final Api supplier = new Api(hub, "jiaxin-api");
  private final Api hengyue = new Api(hub, "hengyue-edi");
  private final Api lingyun = new Api(hub, "lingyun-edi");
  private final String own = "SRS%03d".formatted(NEXT.incrementAndGet());

  private void posted(String path, String body) {
    var answer = supplier.post(path, body, JSON);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private void agreed(String buyer, String suppliers, String buyers) {
    posted(
        "/api/v1/part-agreements?as=supplier",
        """
        {"partner": "%s", "part": "%s", "partnerPart": "%s", "unit": "PCE", "conversions": [{"unit": "BX", "factor": "12"}]}
        """
            .formatted(buyer, suppliers, buyers));
  }

  private void counted(String part, String status, int quantity, String unit, String more) {
    posted(
        "/api/v1/stock/counts",
        """
        {"site": "JX1", "part": "%s", "category": "finished", "status": "%s", "unit": "%s", "at": "%s", "quantity": "%d"%s}
        """
            .formatted(part, status, unit, Instant.now().minusSeconds(60), quantity, more));
  }

  private HttpResponse<String> sent(String key, String body) {
    return supplier.post(
        REPORTS, body, "Content-Type", "application/json", "Idempotency-Key", own + key);
  }

  private static JsonNode only(List<JsonNode> items) {
    assertThat(items).hasSize(1);
    return items.getFirst();
  }

  private static List<String> keys(Api of, String part) {
    return of.items("/api/v1/stock/keys?part=" + part).stream()
        .filter(it -> !it.path("quantity").asString().equals("0"))
        .map(
            it ->
                String.join(
                    " ",
                    it.path("status").asString(),
                    it.path("batch").asString("-"),
                    it.path("owner").asString(),
                    it.path("quantity").asString(),
                    it.path("unit").asString()))
        .sorted()
        .toList();
  }

  @Test
  void an_INVRPT_says_what_there_is_of_the_partners_parts_and_reads_back_as_the_same_stock()
      throws Exception {
    String part = own + "-JX";
    agreed("HENGYUE", part, own + "-HY");
    sends(hengyue, "HENGYUE", "INVRPT", "D96A");
    counted(part, "usable", 100, "PCE", ", \"batch\": \"B1\"");
    counted(part, "usable", 2, "BX", ", \"place\": \"A-01\"");
    counted(part, "blocked", 6, "PCE", "");
    counted(part, "inspection", 4, "PCE", "");
    String body = "{\"partner\": \"HENGYUE\", \"parts\": [\"%s\"]}".formatted(part);
    JsonNode done = Api.body(sent("a", body));
    assertThat(sent("a", body).body()).as("once").isEqualTo(done.toString());
    supplier.settle();
    JsonNode report = supplier.json(REPORTS + "/" + done.path("id").asString() + "?as=supplier");
    assertThat(hengyue.json(REPORTS + "/" + done.path("id").asString())).isEqualTo(report);
    assertThat(lingyun.get(REPORTS + "/" + done.path("id").asString()).statusCode()).isEqualTo(404);
    assertThat(report.path("holder").asString()).isEqualTo("JIAXIN");
    assertThat(report.path("asOf").asLong()).isPositive();
    assertThat(only(report.path("lines").valueStream().toList()).path("stocks").valueStream())
        .extracting(
            it ->
                it.path("meaning").asString()
                    + " "
                    + it.path("place").asString()
                    + " "
                    + it.path("quantity").asString())
        .containsExactly("145 JX1 134", "20 JX1 10");

    String number = report.path("number").asString();
    String raw = written(hengyue, "INVRPT", number);
    assertThat(raw)
        .contains("BGM+35+" + number + "+9'", "NAD+SU+JIAXIN::92'")
        .contains("LIN+1++" + own + "-HY:IN'", "+" + part + ":SA'")
        .contains("QTY+145:134:PCE'", "LOC+18+JX1'", "QTY+20:10:PCE'")
        .doesNotContain("B1", "A-01");
    assertThat(written(supplier, "INVRPT", number)).isEqualTo(raw);

    JsonNode answer = supplier.handIn(raw);
    assertThat(answer.at("/messages/0/outcome").asString())
        .as(answer.toString())
        .isEqualTo("applied");
    assertThat(keys(supplier, part))
        .as("over batches and places; what was under inspection cannot be used either")
        .containsExactly("blocked - JIAXIN 10 PCE", "usable - JIAXIN 124 PCE");
  }

  @Test
  void an_846_says_whose_goods_are_consigned_and_nothing_of_another_customers() throws Exception {
    String part = own + "-S";
    agreed("LINGYUN", part, own + "-L");
    agreed("HENGYUE", part, own + "-H");
    sends(lingyun, "LINGYUN", "846", "004010");
    counted(part, "usable", 50, "PCE", "");
    counted(part, "usable", 7, "PCE", ", \"owner\": \"LINGYUN\"");
    counted(part, "usable", 9, "PCE", ", \"owner\": \"HENGYUE\"");
    JsonNode done =
        Api.body(
            sent(
                "b",
                "{\"partner\": \"LINGYUN\", \"sites\": [\"JX1\"], \"parts\": [\"%s\"]}"
                    .formatted(part)));
    supplier.settle();
    JsonNode report = lingyun.json(REPORTS + "/" + done.path("id").asString());
    assertThat(report.path("lines").valueStream())
        .extracting(
            it ->
                it.at("/stocks/0/quantity").asString()
                    + " "
                    + it.at("/stocks/0/owner").asString("-"))
        .containsExactly("50 -", "7 LINGYUN");
    String raw = written(lingyun, "846", report.path("number").asString());
    assertThat(raw)
        .contains("BIA*00*SI*" + report.path("number").asString())
        .contains("QTY*17*50*EA", "QTY*17*7*EA", "REF*LU*JX1", "N1*OW**92*LINGYUN")
        .doesNotContain("QTY*17*9", "-H");
    JsonNode answer = supplier.handIn(raw);
    assertThat(answer.at("/messages/0/outcome").asString())
        .as(answer.toString())
        .isEqualTo("applied");
    assertThat(keys(supplier, part))
        .containsExactly(
            "usable - HENGYUE 9 PCE", "usable - JIAXIN 50 PCE", "usable - LINGYUN 7 PCE");
  }

  private List<String> places(String part) {
    return supplier.items("/api/v1/stock/keys?part=" + part).stream()
        .filter(it -> !it.path("quantity").asString().equals("0"))
        .map(
            it ->
                String.join(
                    " ",
                    it.path("site").asString(),
                    it.path("place").asString("-"),
                    it.path("batch").asString("-"),
                    it.path("status").asString(),
                    it.path("quantity").asString()))
        .sorted()
        .toList();
  }

  @Test
  void batches_and_places_are_told_where_they_are_asked_for_and_read_back_as_they_are()
      throws Exception {
    String part = own + "-B";
    agreed("HENGYUE", part, own + "-BH");
    agreed("LINGYUN", part, own + "-BL");
    sends(hengyue, "HENGYUE", "INVRPT", "D96A");
    sends(lingyun, "LINGYUN", "846", "004010");
    counted(part, "usable", 100, "PCE", ", \"batch\": \"B1\", \"place\": \"A-01\"");
    counted(part, "blocked", 5, "PCE", ", \"batch\": \"B1\", \"place\": \"A-01\"");
    counted(part, "usable", 40, "PCE", ", \"batch\": \"B2\", \"place\": \"A-02\"");
    counted(part, "usable", 0, "PCE", ", \"batch\": \"B3\", \"place\": \"A-01\"");
    counted(part, "usable", 7, "PCE", "");
    supplier.settle();
    List<String> before = places(part);
    assertThat(before).hasSize(4);
    String detailed =
        "{\"partner\": \"%s\", \"parts\": [\"%s\"], \"batches\": true, \"places\": true}";
    for (String partner : List.of("HENGYUE", "LINGYUN")) {
      JsonNode done = Api.body(sent("x" + partner, detailed.formatted(partner, part)));
      supplier.settle();
      JsonNode report = supplier.json(REPORTS + "/" + done.path("id").asString());
      assertThat(report.path("lines").valueStream())
          .extracting(it -> it.path("batch").asString("-"))
          .containsExactly("-", "B1", "B2");
      Api receiver = partner.equals("HENGYUE") ? hengyue : lingyun;
      String message = partner.equals("HENGYUE") ? "INVRPT" : "846";
      String raw = written(receiver, message, report.path("number").asString());
      assertThat(raw).contains("A-01", "A-02", "B1", "B2").doesNotContain("B3");
      JsonNode answer = supplier.handIn(raw);
      assertThat(answer.at("/messages/0/outcome").asString())
          .as(answer.toString() + raw)
          .isEqualTo("applied");
      supplier.settle();
      assertThat(places(part)).as(raw).isEqualTo(before);
    }
    String batches =
        "{\"partner\": \"HENGYUE\", \"parts\": [\"%s\"], \"batches\": true}".formatted(part);
    String number = Api.body(sent("xb", batches)).path("id").asString();
    supplier.settle();
    JsonNode report = supplier.json(REPORTS + "/" + number);
    assertThat(written(hengyue, "INVRPT", report.path("number").asString()))
        .contains("PIA+1+" + part + ":SA+B1:NB'QTY+145:105:PCE'LOC+18+JX1'QTY+20:5:PCE'")
        .doesNotContain("A-01");
  }

  @Test
  void what_cannot_be_sent_is_refused_with_its_reason() {
    sends(hengyue, "HENGYUE", "INVRPT", "D96A");
    String part = own + "-R";
    assertThat(fault(sent("c", "{\"partner\": \"DINGCHENG\"}")))
        .isEqualTo("/partner no-partnership");
    assertThat(fault(sent("d", "{\"partner\": \"HONGZHU\"}")))
        .isEqualTo("/partner no-outbound-message");
    String named = "{\"partner\": \"HENGYUE\", \"parts\": [\"%s\"]}".formatted(part);
    assertThat(fault(sent("e", named))).isEqualTo("/parts/0 part-not-agreed");
    agreed("HENGYUE", part, part);
    assertThat(fault(sent("f", named))).isEqualTo("/partner nothing-to-report");
    counted(part, "usable", 3, "KGM", "");
    assertThat(fault(sent("g", named))).isEqualTo("/parts units-differ");
    assertThat(fault(sent("h", "{\"partner\": \"HENGYUE\", \"sites\": [\"PLANT1\"]}")))
        .isEqualTo("/sites/0 site-unknown");
    var quality = new Api(hub, "quality@jiaxin").post(REPORTS, named, JSON);
    assertThat(quality.statusCode()).isEqualTo(403);
  }

  private static String fault(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    JsonNode first = Api.body(answer).at("/errors/0");
    return first.path("pointer").asString() + " " + first.path("code").asString();
  }
}
