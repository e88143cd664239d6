package weft.deploy.manufacturing;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.deploy.OwnHub.ok;
import static weft.deploy.OwnHub.pointers;
import static weft.deploy.OwnHub.refused;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.RunningHub;

/** A supplier makes goods by work orders, and what the last step reports is in stock once. */
class WorkOrdersTest {
  private static final String SHEETS = "/api/v1/parameter-sheets";
  private static final String ORDERS = "/api/v1/work-orders";
  private static final Instant MORNING = Instant.now().truncatedTo(ChronoUnit.HOURS);

  private final RunningHub hub = RunningHub.shared();
  private final Api supplier = new Api(hub, "jiaxin-api");
  private final Api foreman = new Api(hub, "foreman@jiaxin");
  private final Api quality = new Api(hub, "quality@jiaxin");
  private final Api hengyue = new Api(hub, "hengyue-planner");
  private final Api lingyun = new Api(hub, "lingyun-edi");
  private final String run = UUID.randomUUID().toString().substring(0, 8);

  private String released(String part, String rest) {
    JsonNode written =
        ok(
            supplier.postJson(
                ORDERS,
                """
                {"number": "WO-%s", "site": "JX1", "part": "%s", "quantity": "100", "unit": "PCE", %s
                 "steps": [{"step": 10, "names": {"en": "Pouring", "zh": "浇注"}},
                           {"step": 20, "names": {"en": "Milling", "zh": "铣削"}, "machine": "MC-5"}]}
                """
                    .formatted(part, part, rest)));
    return written.path("id").asString();
  }

  private String sheet(String part) {
    ok(
        supplier.postJson(
            SHEETS,
            """
            {"code": "S-%s", "part": "%s", "steps": [{"step": 10, "names": {"en": "Pouring", "zh": "浇注"},
              "parameters": [{"name": "temperature", "unit": "CEL", "minimum": "1560", "maximum": "1600"}]}]}
            """
                .formatted(part, part)));
    return "S-" + part;
  }

  private static String start(String temperature, String rest) {
    return """
    {"step": 10, "parameters": [{"name": "temperature", "value": "%s", "unit": "CEL"}]%s}
    """
        .formatted(temperature, rest);
  }

  private HttpResponse<String> report(String order, String body, String... headers) {
    return supplier.postJson(ORDERS + "/" + order + "/reports", body, headers);
  }

  private static String work(int step, int good, int scrap, int rework, String rest) {
    return """
    {"step": %d, "from": "%s", "until": "%s", "good": "%d", "scrap": "%d", "rework": "%d", "person": "P-0007"%s}
    """
        .formatted(step, MORNING.minusSeconds(3600), MORNING, good, scrap, rework, rest);
  }

  private JsonNode seen(Api reader, String order) {
    reader.settle();
    return reader.json(ORDERS + "/" + order);
  }

  private List<JsonNode> stock(String part) {
    supplier.settle();
    return supplier.items("/api/v1/stock?part=" + part);
  }

  @Test
  void example_1_parameters_outside_the_sheet_start_only_by_a_second_person() {
    String part = "P1-" + run;
    String order = released(part, "\"sheet\": \"" + sheet(part) + "\",");
    String starts = ORDERS + "/" + order + "/starts";
    var cold = foreman.postJson(starts, start("1545", ""));
    refused(cold, 422, "parameter-outside");
    assertThat(pointers(cold)).containsExactly("/parameters/0/value");
    String overridden = start("1545", ", \"override\": {\"reason\": \"Trial.\"}");
    refused(foreman.postJson(starts, overridden), 422, "second-person-needed");
    var byClient =
        supplier.postJson(
            starts,
            start("1545", ", \"person\": \"P-0007\", \"override\": {\"reason\": \"Trial.\"}"));
    assertThat(byClient.statusCode()).isEqualTo(422);
    assertThat(byClient.body()).contains("second-person-needed");
    refused(quality.postJson(starts, overridden), 422, "second-person-needed");
    String forCaster = ", \"person\": \"P-0007\", \"override\": {\"reason\": \"Trial.\"}";
    refused(quality.postJson(starts, start("1580", forCaster)), 422, "nothing-to-override");
    ok(quality.postJson(starts, start("1545", forCaster)));
    ok(foreman.postJson(starts, start("1600", "")));
    JsonNode row = seen(supplier, order);
    assertThat(row.at("/starts/0/override/reason").asString()).isEqualTo("Trial.");
    assertThat(row.at("/starts/1/parameters/0/value").asString()).isEqualTo("1600");
    assertThat(row.path("state").asString()).isEqualTo("started");
    refused(report(order, work(10, 1, 0, 0, "").replace("P-0007", "P-07651")), 422, "invalid");
    ok(report(order, work(10, 95, 5, 0, "")));
    supplier.settle();
    JsonNode one = supplier.json(SHEETS + "?code=S-" + part).at("/items/0");
    JsonNode version = supplier.json(SHEETS + "/" + one.path("id").asString()).at("/versions/0");
    assertThat(version.path("lots").asInt()).isEqualTo(1);
    assertThat(version.path("firstPassYield").asString()).isEqualTo("0.95");
    assertThat(hengyue.get(SHEETS + "/" + one.path("id").asString()).statusCode()).isEqualTo(404);
  }

  @Test
  void example_3_the_last_steps_97_are_in_stock_once_and_are_the_output_of_the_plan() {
    String part = "P3-" + run;
    LocalDate today = LocalDate.ofInstant(MORNING, ZoneOffset.UTC);
    JsonNode plan =
        ok(
            supplier.postJson(
                "/api/v1/production-schedules",
                """
                {"site": "JX1", "part": "%s", "unit": "PCE", "from": "%s", "until": "%s",
                 "lines": [{"date": "%s", "quantity": "200"}]}
                """
                    .formatted(part, today.minusDays(2), today.plusDays(9), today.plusDays(1))));
    String order = released(part, "");
    String output = "/api/v1/production-schedules/" + plan.path("id").asString() + "/output";
    String byHand = "{\"date\": \"%s\", \"good\": \"5\"}".formatted(today.minusDays(1));
    refused(supplier.postJson(output, byHand), 409, "reported-by-work-order");
    ok(
        report(
            order,
            work(
                10,
                100,
                0,
                0,
                ", \"inputs\": [{\"part\": \"C-%s\", \"batch\": \"H-1\", \"quantity\": \"100\", \"unit\": \"PCE\"}]"
                    .formatted(part))));
    String last = work(20, 95, 3, 2, ", \"batch\": \"B-1\"");
    ok(report(order, last, "Idempotency-Key", "a-" + run));
    ok(report(order, last, "Idempotency-Key", "a-" + run));
    ok(report(order, last, "Idempotency-Key", "b-" + run)); // the same report from another phone
    refused(report(order, work(20, 3, 0, 0, "")), 409, "beyond-passed-on");
    String inputs = String.join(", ", Collections.nCopies(101, "{}"));
    var tooMany = report(order, work(20, 3, 0, 0, ", \"inputs\": [" + inputs + "]"));
    assertThat(tooMany.body()).contains("too-many");
    ok(report(order, work(20, 2, 0, 0, ", \"batch\": \"B-1\"")));
    assertThat(stock(part)).hasSize(1);
    assertThat(stock(part).getFirst().path("quantity").asString()).isEqualTo("97");
    assertThat(stock(part).getFirst().path("status").asString()).isEqualTo("usable");
    assertThat(made(plan)).isEqualTo("97");
    JsonNode batch = supplier.json("/api/v1/batches?part=" + part).at("/items/0");
    assertThat(batch.path("number").asString()).isEqualTo("B-1");
    assertThat(batch.path("quantity").asString()).isEqualTo("97");
    String origin =
        "/api/v1/batches/" + batch.path("id").asString() + "/genealogy?direction=origin&depth=2";
    assertThat(supplier.json(origin).path("edges")).hasSize(1);
    JsonNode row = seen(supplier, order);
    assertThat(row.path("good").asString()).isEqualTo("97");
    var correction =
        "{\"good\": \"90\", \"scrap\": \"8\", \"rework\": \"2\", \"person\": \"P-0007\"";
    String corrected = ORDERS + "/" + order + "/reports/2/correction";
    String why = correction + ", \"reason\": \"Counted again.\"}";
    refused(supplier.postJson(corrected, why, "If-Match", "\"1\""), 412, "stale");
    ok(supplier.postJson(corrected, why));
    assertThat(stock(part).getFirst().path("quantity").asString()).isEqualTo("92");
    assertThat(made(plan)).isEqualTo("92");
    ok(report(order, last, "Idempotency-Key", "c-" + run)); // does not undo the correction
    assertThat(stock(part).getFirst().path("quantity").asString()).isEqualTo("92");
    assertThat(made(plan)).isEqualTo("92");
    String close = ORDERS + "/" + order + "/close";
    refused(supplier.postJson(close, "{}", "If-Match", "\"1\""), 412, "stale");
    ok(supplier.postJson(close, "{}"));
    ok(supplier.postJson(output, byHand));
  }

  @Test
  void goods_of_a_part_with_a_final_plan_need_a_batch_and_are_corrected_where_they_are() {
    String part = "P9-" + run;
    ok(
        supplier.postJson(
            "/api/v1/inspection-plans",
            """
            {"part": "%s", "stage": "final", "characteristics": [
              {"characteristic": "BORE", "names": {"zh": "孔径", "en": "Bore"}, "unit": "mm", "nominal": "10.0",
               "minimum": "9.8", "maximum": "10.2", "sample": {"kind": "fixed", "quantity": 5}, "severity": "major"}]}
            """
                .formatted(part)));
    String order = released(part, "");
    ok(
        report(
            order,
            work(
                10,
                100,
                0,
                0,
                ", \"inputs\": [{\"part\": \"C-%s\", \"batch\": \"H-1\", \"quantity\": \"100\", \"unit\": \"PCE\"}]"
                    .formatted(part))));
    ok(
        supplier.postJson(
            "/api/v1/stock/movements",
            """
            {"site": "JX1", "part": "%s", "category": "finished", "status": "inspection", "batch": "B-0", "kind": "receipt",
             "quantity": "5", "unit": "KGM", "at": "%s"}
            """
                .formatted(part, MORNING)));
    refused(report(order, work(20, 97, 3, 0, ", \"batch\": \"B-0\"")), 409, "stock-in-other-unit");
    var none = report(order, work(20, 97, 3, 0, ""));
    refused(none, 422, "invalid");
    assertThat(none.body()).contains("batch-needed");
    assertThat(pointers(none)).containsExactly("/batch");
    ok(report(order, work(20, 0, 97, 0, ", \"batch\": \"B-1\"")));
    correct(order, 2, "97");
    assertThat(stock(part))
        .extracting(it -> it.path("status").asString() + " " + it.path("quantity").asString())
        .contains("inspection 97");
    supplier.settle();
    JsonNode batch = supplier.json("/api/v1/batches?part=" + part).at("/items/0");
    String origin =
        "/api/v1/batches/" + batch.path("id").asString() + "/genealogy?direction=origin&depth=2";
    assertThat(supplier.json(origin).path("edges")).as("the inputs of step 10").hasSize(1);
    ok(
        supplier.postJson(
            "/api/v1/stock/movements",
            """
            {"site": "JX1", "part": "%s", "category": "finished", "status": "inspection", "batch": "B-1", "kind": "transfer",
             "to": {"category": "finished", "status": "usable", "batch": "B-1"}, "quantity": "97", "unit": "PCE", "at": "%s"}
            """
                .formatted(part, Instant.now())));
    correct(order, 2, "90");
    assertThat(stock(part))
        .extracting(it -> it.path("status").asString() + " " + it.path("quantity").asString())
        .contains("usable 90")
        .doesNotContain("inspection -7");
  }

  private void correct(String order, int report, String good) {
    JsonNode row = seen(supplier, order);
    ok(
        supplier.postJson(
            ORDERS + "/" + order + "/reports/" + report + "/correction",
            "{\"good\": \"%s\", \"person\": \"P-0007\", \"reason\": \"Counted again.\"}"
                .formatted(good),
            "If-Match",
            "\"" + row.path("version").asLong() + "\""));
  }

  private String made(JsonNode plan) {
    supplier.settle();
    return supplier
        .json("/api/v1/production-schedules/" + plan.path("id").asString())
        .at("/made/0/good")
        .asString();
  }

  @Test
  void a_buyer_sees_the_work_orders_of_its_own_goods_by_grant_without_persons_and_parameters() {
    String part = "P5-" + run;
    String number = "PO-" + run;
    ok(
        lingyun.postJson(
            "/api/v1/orders",
            """
            {"number": "%s", "supplier": "JIAXIN", "site": "WERK1", "lines": [
              {"line": "10", "part": "%s", "unit": "PCE", "quantity": "100", "date": "2031-04-14"}]}
            """
                .formatted(number, part)));
    supplier.settle();
    String order = released(part, "\"order\": \"%s\", \"orderLine\": \"10\",".formatted(number));
    String other = released("P6-" + run, "");
    ok(report(order, work(10, 99, 1, 0, ", \"cause\": \"pores\", \"batch\": \"B-5\"")));
    supplier.settle();
    assertThat(lingyun.get(ORDERS + "/" + order).statusCode()).isEqualTo(404);
    String grant =
        given(
            """
            {"to": "%s", "what": "production", "parts": "all", "past": false}
            """);
    refused(
        new Api(hub, "planner@jiaxin")
            .postJson(
                "/api/v1/grants",
                "{\"to\": \"LINGYUN\", \"what\": \"production\", \"parts\": \"all\", \"grain\":"
                    + " \"state\"}"),
        422,
        "work-orders-have-no-state");
    JsonNode row = seen(lingyun, order);
    assertThat(row.path("site").asString()).isEqualTo("JIAXIN/JX1");
    assertThat(row.at("/reports/0/good").asString()).isEqualTo("99");
    assertThat(row.toString()).doesNotContain("P-000", "pores").contains("B-5");
    assertThat(lingyun.get(ORDERS + "/" + other).statusCode()).as("for nobody").isEqualTo(404);
    assertThat(hengyue.get(ORDERS + "/" + order).statusCode()).isEqualTo(404);
    assertThat(lingyun.items(ORDERS + "?order=" + number)).hasSize(1);
    JsonNode chain = lingyun.json("/api/v1/chains?number=" + number);
    assertThat(chain.at("/workOrders/0/id").asString()).isEqualTo(order);
    assertThat(chain.at("/workOrders/0/orderLine").asString()).isEqualTo("10");
    JsonNode own = supplier.json("/api/v1/chains?number=" + number + "&as=supplier");
    assertThat(own.at("/workOrders/0/reports/0/person").asString()).isEqualTo("P-0007");
    ok(new Api(hub, "planner@jiaxin").delete("/api/v1/grants/" + grant));
    assertThat(lingyun.get(ORDERS + "/" + order).statusCode()).isEqualTo(404);
  }

  private String given(String body) {
    JsonNode written =
        ok(new Api(hub, "planner@jiaxin").postJson("/api/v1/grants", body.formatted("LINGYUN")));
    supplier.settle();
    return written.path("id").asString();
  }

  @Test
  void a_machines_queue_has_what_was_passed_on_to_it_and_started_work_first() {
    String first = "P7-" + run;
    String second = "P8-" + run;
    String late = released(first, "\"due\": \"2031-05-02\",");
    String soon = released(second, "\"due\": \"2031-05-01\",");
    for (String it : List.of(late, soon)) ok(report(it, work(10, 50, 0, 0, "")));
    assertThat(queued("MC-5")).containsSubsequence("WO-" + second, "WO-" + first);
    ok(foreman.postJson(ORDERS + "/" + late + "/starts", "{\"step\": 20, \"machine\": \"MC-5\"}"));
    assertThat(queued("MC-5")).containsSubsequence("WO-" + first, "WO-" + second);
    assertThat(queued(null)).contains("WO-" + first);
    released("PA-" + run, "\"begin\": \"2099-01-01\",");
    assertThat(queued(null)).as("begins later").doesNotContain("WO-PA-" + run);
  }

  private List<String> queued(@Nullable String machine) {
    supplier.settle();
    return supplier
        .json(ORDERS + "/queue?site=JX1")
        .path("queues")
        .valueStream()
        .filter(
            it ->
                machine == null
                    ? it.path("machine").isNull()
                    : it.path("machine").asString().equals(machine))
        .flatMap(it -> it.path("waiting").valueStream())
        .map(it -> it.path("number").asString())
        .toList();
  }
}
