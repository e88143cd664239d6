package weft.deploy.manufacturing;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.deploy.manufacturing.MadePart.read;
import static weft.deploy.manufacturing.MadePart.to;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.OwnHub;

/** A heat becomes parts, the parts are inspected and certified, and each company sees its own. */
class MadeMeasuredCertifiedTest {
  private static final String STEPS_10_AND_20 =
      """
      , "steps": [{"step": "10", "names": {"en": "Machine", "zh": "加工"}},
                  {"step": "20", "names": {"en": "Drill", "zh": "钻孔"}}]\
      """;
  private static final String ONE_STEP =
      ", \"steps\": [{\"step\": \"10\", \"names\": {\"en\": \"Machine\", \"zh\": \"加工\"}}]";

  private final MadePart of = new MadePart();

  @Test
  void a_step_starts_only_with_parameters_within_the_sheet() {
    String code = "S-" + of.own;
    OwnHub.ok(
        of.jiaxin.post(
            "/api/v1/parameter-sheets",
            """
            {"code": "%s", "part": "%s", "steps": [{"step": "10", "names": {"en": "Pour", "zh": "浇注"},
              "parameters": [{"name": "temperature", "unit": "CEL", "minimum": "1560", "maximum": "1600"}]}]}
            """
                .formatted(code, of.part),
            OwnHub.JSON));
    JsonNode order =
        of.workOrder(
            of.jiaxin,
            "W1-",
            "JX1",
            of.part,
            100,
            ", \"sheet\": \"%s\"".formatted(code) + ONE_STEP);
    HttpResponse<String> cold = start(order, "1545");
    assertThat(cold.statusCode()).as(cold.body()).isEqualTo(422);
    JsonNode fault = Api.body(cold).at("/errors/0");
    assertThat(fault.path("code").asString()).isEqualTo("parameter-outside");
    assertThat(fault.path("pointer").asString()).isEqualTo("/parameters/0/value");
    OwnHub.ok(start(order, "1600"));
  }

  private HttpResponse<String> start(JsonNode order, String degrees) {
    return to(
        of.jiaxin,
        "work-orders",
        order,
        "/starts",
        """
        {"step": "10", "person": "P-0007",
         "parameters": [{"name": "temperature", "value": "%s", "unit": "CEL"}]}
        """
            .formatted(degrees));
  }

  @Test
  void a_step_never_passes_on_more_than_it_got_and_its_last_good_goes_to_stock_once() {
    JsonNode order = of.workOrder(of.jiaxin, "W2-", "JX1", of.part, 100, STEPS_10_AND_20);
    OwnHub.ok(report(order, of.report("10", 100, 0, 0, "")));
    String batch = ", \"batch\": \"B-" + of.own + "\"";
    OwnHub.ok(report(order, of.report("20", 95, 3, 2, batch)));
    HttpResponse<String> three = report(order, of.report("20", 3, 0, 0, batch));
    assertThat(three.statusCode()).as(three.body()).isEqualTo(409);
    JsonNode two = OwnHub.ok(report(order, of.report("20", 2, 0, 0, batch)));
    of.jiaxin.settle();
    var stock = of.jiaxin.items("/api/v1/stock?part=" + of.part);
    assertThat(stock).hasSize(1);
    assertThat(stock.getFirst().path("quantity").asString()).isEqualTo("97");
    assertThat(stock.getFirst().path("status").asString()).isEqualTo("usable");
    assertThat(read(of.jiaxin, "work-orders", two, "").path("state").asString()).isNotEmpty();
    assertThat(of.hengyue.get("/api/v1/work-orders/" + order.path("id").asString()).statusCode())
        .isEqualTo(404);
  }

  private HttpResponse<String> report(JsonNode order, String body) {
    return to(of.jiaxin, "work-orders", order, "/reports", body);
  }

  @Test
  void a_heat_becomes_a_certificate_and_each_company_sees_its_own_and_its_neighbours() {
    JsonNode inspection = inspected();
    String batch = id(of.jiaxin, "B-" + of.own);
    JsonNode sent = ship(of.jiaxin, "HY-S", "HENGYUE", "JX1", "PLANT1", of.part, 20, "B-");
    ship(of.jiaxin, "LY-S", "LINGYUN", "JX1", "WERK1", of.part, 10, "B-");
    JsonNode certificate = certificate(inspection);
    of.jiaxin.settle();
    customer(inspection, sent, certificate, batch);
    neighbours(inspection, sent, certificate, batch);
  }

  /**
   * HENGYUE reads its certificate, the verdict, the batch, and the values once it is granted them.
   */
  private void customer(JsonNode inspection, JsonNode sent, JsonNode certificate, String batch) {
    JsonNode read = read(of.hengyue, "certificates", certificate, "");
    assertThat(read.at("/goods/0/batch").asString()).isEqualTo("B-" + of.own);
    assertThat(read.at("/goods/0/quantity").asString()).isEqualTo("20");
    JsonNode verdict = read(of.hengyue, "inspections", inspection, "");
    assertThat(verdict.path("state").asString()).isEqualTo("passed");
    assertThat(verdict.path("values")).as("without a grant").isEmpty();
    String shipment = sent.path("id").asString();
    assertThat(of.hengyue.items("/api/v1/inspections?shipment=" + shipment)).hasSize(1);
    assertThat(id(of.hengyue, "B-" + of.own)).isEqualTo(batch);
    JsonNode origin = genealogy(of.hengyue, batch, "origin");
    assertThat(origin.path("nodes")).hasSize(1);
    assertThat(origin.at("/nodes/0/id").asString()).isEqualTo(batch);
    assertThat(texts(origin.at("/nodes/0/inspections")))
        .containsExactly(inspection.path("id").asString());
    assertThat(origin.path("edges")).isEmpty();
    assertThat(texts(origin.path("continues"))).containsExactly(batch);
    assertThat(origin.toString()).doesNotContain("HONGZHU", "H-" + of.own, "LINGYUN");
    OwnHub.ok(
        of.jiaxin.post(
            "/api/v1/grants",
            """
            {"to": "HENGYUE", "what": "inspections", "parts": ["%s"], "grain": "exact", "past": true}
            """
                .formatted(of.part),
            OwnHub.JSON));
    of.jiaxin.settle();
    JsonNode granted = read(of.hengyue, "inspections", inspection, "");
    assertThat(granted.path("values")).hasSize(13);
    assertThat(granted.path("lot").isNull()).isTrue();
    assertThat(read(of.lingyun, "inspections", inspection, "").path("values")).isEmpty();
  }

  /** The foundry learns that its heat goes on; a competitor and a stranger learn nothing. */
  private void neighbours(JsonNode inspection, JsonNode sent, JsonNode certificate, String batch) {
    String heat = id(of.hongzhu, "H-" + of.own);
    JsonNode use = genealogy(of.hongzhu, heat, "use");
    assertThat(texts(use.path("continues"))).containsExactly(heat);
    assertThat(use.path("nodes")).hasSize(1);
    assertThat(use.toString()).doesNotContain("JIAXIN", "HENGYUE", "B-" + of.own, batch);
    JsonNode origin = genealogy(of.jiaxin, batch, "origin");
    assertThat(origin.path("nodes")).hasSize(2);
    assertThat(origin.at("/nodes/1/id").asString()).isEqualTo(heat);
    assertThat(origin.at("/edges/0/quantity").asString()).isEqualTo("30");
    assertThat(texts(origin.at("/nodes/0/certificates")))
        .containsExactly(certificate.path("id").asString());
    assertThat(texts(genealogy(of.hengyue, batch, "origin").at("/nodes/0/certificates")))
        .as("the customer's own")
        .containsExactly(certificate.path("id").asString());
    String its = "/api/v1/certificates/" + certificate.path("id").asString();
    assertThat(of.lingyun.get(its).statusCode()).isEqualTo(404);
    assertThat(of.lingyun.items("/api/v1/certificates?batch=B-" + of.own)).isEmpty();
    assertThat(genealogy(of.lingyun, batch, "origin").toString())
        .doesNotContain(certificate.path("id").asString(), "HENGYUE", "HONGZHU");
    for (Api other : List.of(of.dingcheng, of.hongzhu))
      for (String each :
          List.of(
              its,
              "/api/v1/batches/" + batch,
              "/api/v1/batches/" + batch + "/genealogy",
              "/api/v1/inspections/" + inspection.path("id").asString()))
        assertThat(other.get(each).statusCode()).as(each).isEqualTo(404);
    assertThat(of.dingcheng.get("/api/v1/batches/" + heat).statusCode()).isEqualTo(404);
    for (String list :
        List.of(
            "batches?number=B-" + of.own,
            "batches?number=H-" + of.own,
            "inspections?batch=B-" + of.own,
            "inspections?shipment=" + sent.path("id").asString(),
            "inspections?shipment=none",
            "work-orders?part=" + of.part,
            "certificates?batch=B-" + of.own))
      assertThat(of.dingcheng.items("/api/v1/" + list)).as(list).isEmpty();
  }

  private static JsonNode genealogy(Api by, String batch, String direction) {
    return by.json("/api/v1/batches/" + batch + "/genealogy?direction=" + direction);
  }

  private static String id(Api by, String number) {
    by.settle();
    var found = by.items("/api/v1/batches?number=" + number);
    assertThat(found).hasSize(1);
    return found.getFirst().path("id").asString();
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }

  private JsonNode ship(
      Api by,
      String number,
      String buyer,
      String from,
      String to,
      String part,
      int many,
      String batch) {
    JsonNode sent =
        OwnHub.ok(
            by.post(
                "/api/v1/shipments",
                """
                {"number": "%1$s%2$s", "buyer": "%3$s", "shipFrom": "%4$s", "shipTo": "%5$s", "shipped": "%9$s",
                 "arrives": "%9$s", "lines": [{"part": "%6$s", "quantity": "%7$d", "unit": "PCE", "batch": "%8$s%2$s"}]}
                """
                    .formatted(number, of.own, buyer, from, to, part, many, batch, of.today),
                OwnHub.JSON));
    by.settle();
    return sent;
  }

  private JsonNode certificate(JsonNode inspection) {
    return OwnHub.ok(
        of.jiaxin.post(
            "/api/v1/certificates",
            """
            {"number": "Q-%1$s", "buyer": "HENGYUE", "type": "3.1", "issued": "%2$s", "part": "%3$s", "quantity": "20",
             "unit": "PCE", "goods": [{"batch": "B-%1$s", "quantity": "20"}], "inspections": ["%4$s"],
             "results": [{"characteristic": "bore", "unit": "MMT", "batch": "B-%1$s", "minimum": "49.9", "maximum": "50.1",
                          "value": "50.03"}],
             "validatedBy": {"person": "P-0008", "function": "Inspection representative"}}
            """
                .formatted(of.own, of.today, of.part, inspection.path("id").asString()),
            OwnHub.JSON));
  }

  /** JIAXIN receives a heat of HONGZHU, machines 30 parts of it, and inspects 13 of them. */
  private JsonNode inspected() {
    String heat = "H-" + of.own;
    JsonNode melt = of.workOrder(of.hongzhu, "M-", "HZ1", of.casting, 40, ONE_STEP);
    OwnHub.ok(
        to(
            of.hongzhu,
            "work-orders",
            melt,
            "/reports",
            of.report("10", 40, 0, 0, ", \"batch\": \"" + heat + "\"")));
    of.hongzhu.settle();
    JsonNode sent = ship(of.hongzhu, "JX-S", "JIAXIN", "HZ1", "JX1", of.casting, 40, "H-");
    OwnHub.ok(
        of.jiaxin.post(
            "/api/v1/shipments/" + sent.path("id").asString() + "/receipts",
            """
            {"number": "WE-%1$s", "received": "%2$s",
             "lines": [{"part": "JX-C%1$s", "quantity": "40", "unit": "PCE", "batch": "%3$s"}]}
            """
                .formatted(of.own, of.today, heat),
            OwnHub.with(OwnHub.JSON, "If-Match", "\"" + sent.path("version").asLong() + "\"")));
    plan();
    JsonNode order = of.workOrder(of.jiaxin, "W3-", "JX1", of.part, 30, ONE_STEP);
    String input =
        """
        , "batch": "B-%s", "inputs": [{"part": "JX-C%1$s", "batch": "%s", "maker": "HONGZHU",
                                       "quantity": "30", "unit": "PCE"}]\
        """
            .formatted(of.own, heat);
    OwnHub.ok(report(order, of.report("10", 30, 0, 0, input)));
    of.jiaxin.settle();
    assertThat(stockBy("inspection")).isEqualTo("30");

    JsonNode inspection =
        OwnHub.ok(
            of.jiaxin.post(
                "/api/v1/inspections",
                """
                {"number": "I-%1$s", "part": "%2$s", "stage": "final", "batch": "B-%1$s", "lot": "30",
                 "unit": "PCE", "person": "P-0008"}
                """
                    .formatted(of.own, of.part),
                OwnHub.JSON));
    assertThat(inspection.at("/sample/0/quantity").asString()).isEqualTo("13");
    assertThat(inspection.at("/sample/0/accept").asInt()).isZero();
    assertThat(inspection.at("/sample/0/reject").asInt()).isEqualTo(1);
    OwnHub.ok(to(of.jiaxin, "inspections", inspection, "/results", results(12)));
    assertThat(to(of.jiaxin, "inspections", inspection, "/decision", "{\"person\": \"P-0008\"}"))
        .as("what is missing keeps it open")
        .extracting(HttpResponse::statusCode)
        .isEqualTo(409);
    OwnHub.ok(to(of.jiaxin, "inspections", inspection, "/results", result(13)));
    OwnHub.ok(to(of.jiaxin, "inspections", inspection, "/decision", "{\"person\": \"P-0008\"}"));
    of.jiaxin.settle();
    assertThat(stockBy("usable")).isEqualTo("30");
    assertThat(stockBy("inspection")).isEqualTo("0");
    return inspection;
  }

  @Test
  void the_demo_leads_from_a_received_heat_to_an_inspection_that_can_be_certified() {
    JsonNode made = genealogy(of.jiaxin, id(of.jiaxin, "B-2311-1"), "origin");
    String heat = id(of.hongzhu, "H-2311");
    assertThat(made.at("/nodes/1/id").asString()).isEqualTo(heat);
    assertThat(made.at("/nodes/1/state").asString()).as("received").isEqualTo("usable");
    assertThat(texts(genealogy(of.hongzhu, heat, "use").path("continues"))).containsExactly(heat);
    String inspection = made.at("/nodes/0/inspections/0").asString();
    assertThat(of.jiaxin.json("/api/v1/inspections/" + inspection).path("verdict").asString())
        .isEqualTo("passed");
    assertThat(stock("JX-930", "usable")).isEqualTo("95");
    assertThat(stock("HZ-240", "usable")).isEqualTo("10");
    JsonNode issued =
        OwnHub.ok(
            of.jiaxin.post(
                "/api/v1/certificates",
                """
                {"number": "QD-%s", "buyer": "HENGYUE", "type": "3.1", "issued": "%s", "part": "JX-930", "quantity": "1",
                 "unit": "PCE", "goods": [{"batch": "B-2311-1", "quantity": "1"}], "inspections": ["%s"],
                 "results": [{"characteristic": "BORE", "unit": "mm", "value": "250.03"}], "validatedBy": {"person": "P-0008"}}
                """
                    .formatted(of.own, of.today, inspection),
                OwnHub.JSON));
    assertThat(read(of.hengyue, "certificates", issued, "").path("part").asString())
        .isEqualTo("HY-24930");
  }

  private void plan() {
    OwnHub.ok(
        of.jiaxin.post(
            "/api/v1/inspection-plans",
            """
            {"part": "%s", "stage": "final", "characteristics": [
              {"characteristic": "bore", "names": {"en": "Bore", "zh": "内孔"}, "unit": "MMT",
               "nominal": "50", "minimum": "49.9", "maximum": "50.1",
               "sample": {"kind": "aql", "level": "II", "aql": "1.0"}, "severity": "major"}]}
            """
                .formatted(of.part),
            OwnHub.JSON));
  }

  private static String results(int pieces) {
    return IntStream.rangeClosed(1, pieces)
        .mapToObj(MadeMeasuredCertifiedTest::value)
        .collect(Collectors.joining(", ", "{\"person\": \"P-0008\", \"results\": [", "]}"));
  }

  private static String result(int piece) {
    return "{\"person\": \"P-0008\", \"results\": [" + value(piece) + "]}";
  }

  private static String value(int piece) {
    return """
    {"characteristic": "bore", "piece": "%d", "value": "50.%02d"}\
    """
        .formatted(piece, piece % 10);
  }

  private String stockBy(String status) {
    return stock(of.part, status);
  }

  private String stock(String part, String status) {
    return of.jiaxin.items("/api/v1/stock?part=" + part).stream()
        .filter(it -> it.path("status").asString().equals(status))
        .map(it -> it.path("quantity").asString())
        .findFirst()
        .orElse("0");
  }
}
