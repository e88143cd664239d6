package weft.deploy.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.deploy.OwnHub.JSON;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.OwnHub;
import weft.deploy.RunningHub;

/** From the plan through the values to the stock, the customer and the instrument. */
class InspectionsTest {
  private static final String LIST = "/api/v1/inspections";
  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

  private final RunningHub hub = RunningHub.busy();
  private final Api client = new Api(hub, "jiaxin-api");
  private final Api person = new Api(hub, "quality@jiaxin");
  private final Api buyer = new Api(hub, "hengyue-edi");
  private final Api stranger = new Api(hub, "hongzhu-api");
  private final String own = UUID.randomUUID().toString().substring(0, 8);
  private final String part = "JX-I" + own;
  private final String batch = "B-" + own;

  private void agree() {
    OwnHub.ok(
        buyer.post(
            "/api/v1/part-agreements",
            "{\"partner\": \"JIAXIN\", \"part\": \"HY-I%1$s\", \"partnerPart\": \"%2$s\", \"unit\": \"PCE\"}"
                .formatted(own, part),
            JSON));
    buyer.settle();
  }

  private void publish() {
    publish("final");
  }

  private void publish(String stage) {
    OwnHub.ok(
        client.post(
            "/api/v1/inspection-plans",
            """
            {"part": "%s", "stage": "%s", "characteristics": [
              {"characteristic": "BORE", "names": {"zh": "孔径", "en": "Bore"}, "unit": "mm", "nominal": "10.0",
               "minimum": "9.8", "maximum": "10.2", "sample": {"kind": "aql", "level": "II", "aql": "1.0"}, "severity": "major",
               "instrument": "caliper"}]}
            """
                .formatted(part, stage),
            JSON));
  }

  private JsonNode instrument(LocalDate until) {
    JsonNode it =
        OwnHub.ok(
            client.post("/api/v1/instruments", "{\"number\": \"M-%s\"}".formatted(own), JSON));
    calibrate(
        it, TODAY.minusDays(30), "\"until\": \"%s\", \"result\": \"passed\"".formatted(until));
    return it;
  }

  private void calibrate(JsonNode it, LocalDate on, String rest) {
    OwnHub.ok(
        client.post(
            "/api/v1/instruments/%s/calibrations".formatted(it.path("id").asString()),
            "{\"on\": \"%s\", %s}".formatted(on, rest),
            JSON));
  }

  private JsonNode begun(String number) {
    return begun(number, "final");
  }

  private JsonNode begun(String number, String stage) {
    return OwnHub.ok(
        client.post(
            LIST,
            """
            {"number": "%s%s", "part": "%s", "stage": "%s", "batch": "%s", "lot": "30", "unit": "PCE", "person": "P-0008"}
            """
                .formatted(number, own, part, stage, batch),
            JSON));
  }

  private String results(int from, int to, String value) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(
            it ->
                "{\"characteristic\": \"BORE\", \"piece\": %d, \"value\": \"%s\", \"instrument\": \"M-%s\"}"
                    .formatted(it, value, own))
        .collect(Collectors.joining(", ", "{\"person\": \"P-0008\", \"results\": [", "]}"));
  }

  private HttpResponse<String> post(Api by, JsonNode of, String what, String body, String... more) {
    return by.postJson(LIST + "/" + of.path("id").asString() + what, body, more);
  }

  private JsonNode seen(Api by, JsonNode of) {
    by.settle();
    return by.json(LIST + "/" + of.path("id").asString());
  }

  private void refused(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    JsonNode problem = Api.body(answer);
    assertThat(problem.path("code").asString() + " " + problem.at("/errors/0/code").asString(""))
        .contains(code);
  }

  private List<String> stock(String status) {
    client.settle();
    return client.items("/api/v1/stock?part=%s&status=%s".formatted(part, status)).stream()
        .map(it -> it.path("quantity").asString())
        .toList();
  }

  @Test
  void a_lot_of_30_passes_with_13_measured_pieces_and_becomes_usable() {
    agree();
    publish();
    instrument(TODAY);
    OwnHub.ok(
        client.post(
            "/api/v1/stock/movements",
            """
            {"site": "JX1", "part": "%s", "category": "finished", "status": "inspection", "batch": "%s", "kind": "receipt",
             "quantity": "30", "unit": "PCE", "at": "%sT00:00:00Z"}
            """
                .formatted(part, batch, TODAY.minusDays(1)),
            JSON));
    JsonNode it = begun("Q1-");
    assertThat(it.path("sample").toString())
        .isEqualTo("[{\"characteristic\":\"BORE\",\"quantity\":13,\"accept\":0,\"reject\":1}]");
    JsonNode once =
        OwnHub.ok(post(client, it, "/results", results(1, 12, "10.00"), "Idempotency-Key", own));
    JsonNode again =
        OwnHub.ok(post(client, it, "/results", results(1, 12, "10.00"), "Idempotency-Key", own));
    assertThat(again).as("a phone posts twice").isEqualTo(once);
    OwnHub.ok(post(client, it, "/results", results(1, 12, "10.00")));
    JsonNode open = seen(client, it);
    assertThat(open.path("state").asString()).isEqualTo("open");
    assertThat(open.path("missing").toString()).isEqualTo("[\"BORE\"]");
    assertThat(open.path("values")).hasSize(12);
    assertThat(open.at("/values/0/value").asString()).as("digits stay").isEqualTo("10.00");
    refused(post(client, it, "/decision", "{\"person\": \"P-0008\"}"), 409, "values-missing");
    OwnHub.ok(post(client, it, "/results", results(13, 13, "10.2")));
    refused(
        post(client, it, "/decision", "{\"decision\": \"failed\", \"person\": \"P-0008\"}"),
        409,
        "decision-contradicts-values");
    OwnHub.ok(post(client, it, "/decision", "{\"person\": \"P-0008\"}"));
    assertThat(seen(client, it).path("state").asString()).isEqualTo("passed");
    assertThat(stock("usable")).containsExactly("30");
    assertThat(stock("inspection")).allMatch("0"::equals);
    customer(it);
  }

  /** The customer of the batch reads the verdict, and the values once it is granted them. */
  private void customer(JsonNode it) {
    String one = LIST + "/" + it.path("id").asString();
    assertThat(buyer.get(one).statusCode()).as("before the shipment").isEqualTo(404);
    JsonNode shipment =
        OwnHub.ok(
            client.post(
                "/api/v1/shipments",
                """
                {"number": "S-%1$s", "buyer": "HENGYUE", "shipFrom": "JX1", "shipTo": "PLANT1", "shipped": "%4$s", "arrives": "%4$s",
                 "lines": [{"part": "%2$s", "quantity": "10", "unit": "PCE", "batch": "%3$s"}]}
                """
                    .formatted(own, part, batch, TODAY),
                JSON));
    JsonNode told = seen(buyer, it);
    assertThat(told.path("verdict").asString()).isEqualTo("passed");
    assertThat(told.path("owner").asString()).isEqualTo("JIAXIN");
    assertThat(told.path("part").asString()).as("its own number").isEqualTo("HY-I" + own);
    assertThat(told.path("lot").isNull()).isTrue();
    assertThat(told.path("characteristics")).isEmpty();
    assertThat(told.path("values")).as("without a grant").isEmpty();
    String id = shipment.path("id").asString();
    for (Api each : List.of(client, buyer))
      assertThat(each.items(LIST + "?shipment=" + id)).as("by shipment").hasSize(1);
    assertThat(buyer.items(LIST + "?part=HY-I" + own + "&state=passed")).hasSize(1);
    OwnHub.ok(
        post(
            client,
            it,
            "/dispositions",
            "{\"kind\": \"accept\", \"quantity\": \"7\", \"person\": \"P-0008\"}"));
    buyer.settle();
    JsonNode history = buyer.json("/api/v1/history/streams/" + it.path("id").asString());
    assertThat(history.path("items")).as("since the shipment").hasSize(1);
    assertThat(history.at("/items/0/data/kind").asString()).isEqualTo("accept");
    assertThat(history.at("/items/0/data/quantity").isNull()).isTrue();
    assertThat(stranger.get(one).statusCode()).isEqualTo(404);
    assertThat(stranger.items(LIST + "?batch=" + batch)).isEmpty();
    OwnHub.ok(
        client.post(
            "/api/v1/grants",
            "{\"to\": \"HENGYUE\", \"what\": \"inspections\", \"parts\": [\"%s\"], \"grain\": \"exact\", \"past\": true}"
                .formatted(part),
            JSON));
    JsonNode granted = seen(buyer, it);
    assertThat(granted.path("values")).hasSize(13);
    assertThat(granted.path("lot").isNull()).isTrue();
    assertThat(stranger.get(one).statusCode()).isEqualTo(404);
  }

  private void received(String quantity) {
    OwnHub.ok(
        client.post(
            "/api/v1/stock/movements",
            """
            {"site": "JX1", "part": "%s", "category": "finished", "status": "inspection", "batch": "%s", "kind": "receipt",
             "quantity": "%s", "unit": "PCE", "at": "%sT00:00:00Z"}
            """
                .formatted(part, batch, quantity, TODAY.minusDays(1)),
            JSON));
  }

  private void passes(JsonNode lot) {
    OwnHub.ok(post(client, lot, "/results", results(1, 13, "10.00")));
    OwnHub.ok(post(client, lot, "/decision", "{\"person\": \"P-0008\"}"));
  }

  @Test
  void a_lot_that_passed_releases_no_goods_of_another_lot_of_its_batch() {
    publish();
    instrument(TODAY);
    received("60");
    JsonNode first = begun("Q4-");
    passes(first);
    assertThat(stock("usable")).containsExactly("30");
    for (String kind : List.of("accept", "scrap"))
      OwnHub.ok(
          post(
              client,
              first,
              "/dispositions",
              "{\"kind\": \"%s\", \"quantity\": \"15\", \"person\": \"P-0008\"}".formatted(kind)));
    assertThat(stock("usable")).containsExactly("30");
    assertThat(stock("inspection")).as("the other lot").containsExactly("30");
  }

  @Test
  void an_inspection_in_process_leaves_the_goods_to_the_final_one() {
    publish();
    publish("in-process");
    instrument(TODAY);
    received("30");
    passes(begun("Q5-", "in-process"));
    assertThat(stock("usable")).allMatch("0"::equals);
    assertThat(stock("inspection")).containsExactly("30");
    passes(begun("Q6-"));
    assertThat(stock("usable")).containsExactly("30");
  }

  @Test
  void a_customer_reads_no_persons_no_internal_reasons_and_no_scrap() {
    agree();
    publish();
    instrument(TODAY);
    OwnHub.ok(
        client.post(
            "/api/v1/shipments",
            """
            {"number": "S-%1$s", "buyer": "HENGYUE", "shipFrom": "JX1", "shipTo": "PLANT1", "shipped": "%4$s", "arrives": "%4$s",
             "lines": [{"part": "%2$s", "quantity": "10", "unit": "PCE", "batch": "%3$s"}]}
            """
                .formatted(own, part, batch, TODAY),
            JSON));
    client.settle();
    JsonNode it = begun("Q7-");
    OwnHub.ok(post(client, it, "/results", results(1, 13, "10.21")));
    OwnHub.ok(post(client, it, "/decision", "{\"person\": \"P-0008\"}"));
    OwnHub.ok(
        post(
            client,
            it,
            "/dispositions",
            "{\"kind\": \"scrap\", \"quantity\": \"5\", \"person\": \"P-0008\"}"));
    OwnHub.ok(
        post(
            person,
            it,
            "/overruling",
            "{\"decision\": \"passed\", \"reason\": \"Our gauge is loose.\"}"));
    JsonNode row = seen(buyer, it);
    assertThat(row.path("verdict").asString()).isEqualTo("passed");
    JsonNode history = buyer.json("/api/v1/history/streams/" + it.path("id").asString());
    assertThat(history.path("items")).isNotEmpty();
    assertThat(row.toString() + history.path("items"))
        .doesNotContain("P-0008", "P-0005", "gauge", "scrap", "报废");
    assertThat(client.json("/api/v1/history/streams/" + it.path("id").asString()).toString())
        .contains("P-0008", "gauge", "scrap");
  }

  @Test
  void an_instrument_whose_calibration_ended_yesterday_does_not_measure() {
    publish();
    JsonNode gauge = instrument(TODAY.minusDays(1));
    JsonNode it = begun("Q2-");
    refused(post(client, it, "/results", results(1, 1, "10.0")), 422, "calibration-ended");
    calibrate(gauge, TODAY, "\"until\": \"%s\", \"result\": \"passed\"".formatted(TODAY));
    OwnHub.ok(post(client, it, "/results", results(1, 1, "10.0")));
    assertThat(seen(client, it).path("values")).hasSize(1);
    calibrate(gauge, TODAY, "\"result\": \"out-of-tolerance\"");
    JsonNode marked = seen(client, it);
    assertThat(marked.at("/doubts/0/instrument").asString()).isEqualTo("M-" + own);
    refused(
        post(client, it, "/results", results(2, 2, "10.0")), 422, "instrument-out-of-tolerance");
  }

  @Test
  void a_failed_lot_is_overruled_by_a_second_person_only_and_released_by_concession_only() {
    agree();
    publish();
    instrument(TODAY);
    JsonNode it = begun("Q3-");
    OwnHub.ok(post(client, it, "/results", results(1, 13, "10.21")));
    OwnHub.ok(post(client, it, "/decision", "{\"person\": \"P-0008\"}"));
    assertThat(seen(client, it).path("state").asString()).isEqualTo("failed");
    String passed = "{\"decision\": \"passed\", \"reason\": \"Measured again.\"}";
    refused(post(client, it, "/overruling", passed), 403, "person-needed");
    for (Api other : List.of(stranger, new Api(hub, "quality@hengyue")))
      assertThat(post(other, it, "/overruling", passed).statusCode()).isIn(403, 404);
    JsonNode asked =
        OwnHub.ok(
            client.post(
                "/api/v1/concessions",
                """
                {"number": "K-%1$s", "buyer": "HENGYUE", "part": "%2$s", "batch": "%3$s", "characteristic": "BORE", "quantity": "20",
                 "unit": "PCE", "until": "%4$s", "reason": "0.01 mm too wide."}
                """
                    .formatted(own, part, batch, TODAY.plusDays(10)),
                JSON));
    String concession = asked.path("id").asString();
    String release =
        "{\"kind\": \"concession\", \"quantity\": \"%s\", \"concession\": \"%s\", \"person\":"
            + " \"P-0008\"}";
    refused(
        post(client, it, "/dispositions", release.formatted("5", concession)),
        409,
        "concession-not-granted");
    String answer = "/api/v1/concessions/" + concession + "/answer";
    assertThat(stranger.postJson(answer, "{\"answer\": \"granted\"}").statusCode()).isIn(403, 404);
    assertThat(client.postJson(answer, "{\"answer\": \"granted\"}").statusCode()).isEqualTo(404);
    OwnHub.ok(buyer.postJson(answer, "{\"answer\": \"granted\", \"quantity\": \"10\"}"));
    OwnHub.ok(post(client, it, "/dispositions", release.formatted("6", concession)));
    refused(
        post(client, it, "/dispositions", release.formatted("5", concession)),
        409,
        "beyond-concession");
    refused(
        post(
            client,
            it,
            "/dispositions",
            "{\"kind\": \"accept\", \"quantity\": \"5\", \"person\": \"P-0008\"}"),
        409,
        "lot-not-accepted");
    OwnHub.ok(post(person, it, "/overruling", passed));
    JsonNode now = seen(client, it);
    assertThat(now.path("state").asString()).isEqualTo("overruled");
    assertThat(now.path("reason").asString()).isEqualTo("Measured again.");
    assertThat(now.path("verdict").asString()).isEqualTo("passed");
    buyer.settle();
    assertThat(buyer.json("/api/v1/concessions/" + concession).path("remaining").asString())
        .isEqualTo("4");
  }
}
