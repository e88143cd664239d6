package weft.deploy.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.batch.BatchCommand;
import weft.batch.BatchCommand.CertifyBatch;
import weft.batch.BatchCommand.DeclareBatch;
import weft.batch.BatchId;
import weft.batch.BatchInput;
import weft.batch.BatchRefusal.BeyondBatch;
import weft.certificate.CertificateId;
import weft.deploy.Api;
import weft.deploy.RunningHub;
import weft.desk.CommandGateway;
import weft.desk.DeskCommand.Ask;
import weft.event.Provenance;
import weft.event.Refused;
import weft.measure.Quantity;
import weft.party.PartyCode;

/** A batch from its maker to its customer: blocked, asked about, answered and freed. */
class BatchesTest {
  private static final String[] JSON = {"Content-Type", "application/json"};
  private static final PartyCode JIAXIN = new PartyCode("JIAXIN");
  private static final PartyCode HONGZHU = new PartyCode("HONGZHU");
  private final RunningHub hub = RunningHub.busy();
  private final Api buyer = new Api(hub, "hengyue-planner");
  private final Api buyersQuality = new Api(hub, "hengyue-edi");
  private final Api supplier = new Api(hub, "jiaxin-api");

  private JsonNode written(Api api, String path, String body, String... headers) {
    var answer = api.post(path, body, headers.length == 0 ? JSON : headers);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    api.settle();
    return Api.body(answer);
  }

  private static String[] seen(Api api, String id) {
    long version = api.json("/api/v1/batches/" + id).path("version").asLong();
    return new String[] {"Content-Type", "application/json", "If-Match", "\"" + version + "\""};
  }

  private void ask(BatchCommand command) {
    hub.bean(CommandGateway.class)
        .ask(
            new Ask(
                new Provenance(
                    new Provenance.Actor(command.batch().maker(), null, "test"),
                    new Provenance.Source("request", null, null, "test"),
                    command.concerns(),
                    "test",
                    null),
                null,
                null,
                List.of(command)));
    supplier.settle();
  }

  private void declare(BatchId batch, long good, BatchInput... inputs) {
    ask(
        new DeclareBatch(
            batch, Quantity.of(good), "PCE", "Test:" + batch.number() + "#1", List.of(inputs)));
  }

  private static String id(BatchId batch) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(batch.stream().getBytes(StandardCharsets.UTF_8));
  }

  private void agree(String part, String partnerPart) {
    written(
        supplier,
        "/api/v1/part-agreements?as=supplier",
        """
        {"partner": "HENGYUE", "part": "%s", "partnerPart": "%s", "unit": "PCE"}
        """
            .formatted(part, partnerPart));
  }

  private void count(Api api, String site, String part, String batch, String status, long many) {
    written(
        api,
        "/api/v1/stock/counts",
        """
        {"site": "%s", "part": "%s", "category": "finished", "status": "%s", "batch": "%s",
         "quantity": "%d", "unit": "PCE", "at": "2026-11-30T08:00:00Z"}
        """
            .formatted(site, part, status, batch, many));
  }

  private JsonNode ship(String number, String part, String batch, long quantity) {
    return written(
        supplier,
        "/api/v1/shipments",
        """
        {"number": "%s", "buyer": "HENGYUE", "shipFrom": "JX1", "shipTo": "PLANT1", "shipped": "2026-12-01",
         "arrives": "2026-12-03", "lines": [{"part": "%s", "quantity": "%d", "unit": "PCE", "batch": "%s"}]}
        """
            .formatted(number, part, quantity, batch));
  }

  /** The quantities in each status, such as {@code blocked 90}. */
  private static List<String> stock(Api api, String part, String batch) {
    return api.items("/api/v1/stock?part=" + part + "&batch=" + batch).stream()
        .filter(it -> !it.path("quantity").asString().equals("0"))
        .map(it -> it.path("status").asString() + " " + it.path("quantity").asString())
        .sorted()
        .toList();
  }

  @Test
  void a_problem_blocks_own_stock_everywhere_asks_the_holder_and_its_end_gives_all_back() {
    agree("JX-BA-1", "BA-1");
    var rough = new BatchId(JIAXIN, "JX-BA-R", "R-1");
    var lot = new BatchId(JIAXIN, "JX-BA-1", "L-1");
    declare(
        rough, 100, new BatchInput(new BatchId(HONGZHU, "HZ-BA", "H-1"), Quantity.of(9), "PCE"));
    declare(lot, 97, new BatchInput(rough, Quantity.of(97), "PCE"));
    count(supplier, "JX1", "JX-BA-R", "R-1", "usable", 3);
    count(supplier, "JX1", "JX-BA-1", "L-1", "usable", 60);
    count(supplier, "JX1", "JX-BA-1", "L-1", "inspection", 37);
    ship("LS-BA-1", "JX-BA-1", "L-1", 10);
    String problem =
        "{\"problem\": \"P-1\", \"criticality\": \"high\", \"text\": \"Crack\", \"decision\":"
            + " \"pending\"}";
    String problems = "/api/v1/batches/" + id(rough) + "/problems";
    written(supplier, problems, problem);
    written(supplier, problems, problem.replace("high", "urgent"));
    assertThat(supplier.postJson(problems, problem, "If-Match", "\"0\"").statusCode())
        .as("checked where it is sent")
        .isEqualTo(412);
    assertThat(stock(supplier, "JX-BA-R", "R-1")).containsExactly("blocked 3");
    assertThat(stock(supplier, "JX-BA-1", "L-1")).containsExactly("blocked 87");
    var asked = buyer.items("/api/v1/questions?open=true&mine=true&part=BA-1");
    assertThat(asked).as("stated anew, asked once").hasSize(1);
    JsonNode question = asked.getFirst();
    assertThat(question.path("kind").asString()).isEqualTo("batch");
    assertThat(question.path("number").asString()).isEqualTo("L-1");
    assertThat(question.at("/messages/0/text").asString())
        .contains("Crack", "LS-BA-1 (10 PCE)")
        .doesNotContain("R-1");
    written(
        buyer,
        "/api/v1/questions/" + question.path("id").asString() + "/answers",
        "{\"found\": \"4\", \"used\": \"5\", \"shippedOn\": \"1\"}",
        "Content-Type",
        "application/json",
        "If-Match",
        "\"1\"");
    JsonNode answered = supplier.json("/api/v1/questions?as=supplier&part=JX-BA-1").at("/items/0");
    assertThat(answered.at("/messages/1/findings/used").asString()).isEqualTo("5");
    assertThat(
            supplier
                .postJson(
                    "/api/v1/batches/" + id(lot) + "/split",
                    "{\"parts\": [{\"number\": \"L-1a\", \"quantity\": \"5\"}], \"unit\": \"PCE\","
                        + " \"site\": \"JX1\"}",
                    Arrays.copyOfRange(seen(supplier, id(lot)), 2, 4))
                .body())
        .contains("below-zero");
    written(supplier, problems + "/P-1/end", "{\"reason\": \"Tested\"}");
    assertThat(stock(supplier, "JX-BA-R", "R-1")).containsExactly("usable 3");
    assertThat(stock(supplier, "JX-BA-1", "L-1")).containsExactly("inspection 37", "usable 50");
    written(supplier, problems, problem);
    assertThat(buyer.items("/api/v1/questions?part=BA-1"))
        .as("a problem that occurs again asks again")
        .hasSize(2);
  }

  private void report(String order, int step, String rest) {
    written(
        supplier,
        "/api/v1/work-orders/" + order + "/reports",
        """
        {"step": %d, "from": "2026-11-30T08:00:00Z", "until": "2026-11-30T09:00:00Z", "good": "40",
         "scrap": "0", "rework": "0", "person": "P-0007", %s}
        """
            .formatted(step, rest));
  }

  @Test
  void what_is_made_of_a_batch_after_it_was_blocked_is_blocked_too() {
    var heat = new BatchId(JIAXIN, "JX-BA-H", "H-5");
    var lot = new BatchId(JIAXIN, "JX-BA-5", "L-5");
    declare(heat, 40);
    String order =
        written(
                supplier,
                "/api/v1/work-orders",
                """
                {"number": "WO-BA-5", "site": "JX1", "part": "JX-BA-5", "quantity": "100", "unit": "PCE",
                 "steps": [{"step": 10, "names": {"en": "Pouring", "zh": "浇注"}},
                           {"step": 20, "names": {"en": "Milling", "zh": "铣削"}}]}
                """)
            .path("id")
            .asString();
    report(
        order,
        10,
        "\"inputs\": [{\"part\": \"JX-BA-H\", \"batch\": \"H-5\", \"quantity\": \"40\", \"unit\":"
            + " \"PCE\"}]");
    String problems = "/api/v1/batches/" + id(heat) + "/problems";
    written(
        supplier,
        problems,
        "{\"problem\": \"P-5\", \"criticality\": \"high\", \"text\": \"Slag\"}",
        seen(supplier, id(heat)));
    report(order, 20, "\"batch\": \"L-5\"");
    assertThat(stock(supplier, "JX-BA-5", "L-5")).containsExactly("blocked 40");
    written(
        supplier,
        "/api/v1/batches/" + id(lot) + "/split",
        "{\"parts\": [{\"number\": \"L-5a\", \"quantity\": \"5\"}], \"unit\": \"PCE\"}",
        seen(supplier, id(lot)));
    count(supplier, "JX1", "JX-BA-5", "L-5a", "blocked", 5);
    assertThat(
            supplier
                .postJson(
                    "/api/v1/stock/counts",
                    """
                    {"site": "JX1", "part": "JX-BA-5", "category": "finished", "status": "usable", "batch": "L-5a",
                     "quantity": "5", "unit": "PCE", "at": "2026-12-01T08:00:00Z"}
                    """)
                .statusCode())
        .as("what was split off is blocked as well")
        .isEqualTo(409);
    written(supplier, problems + "/P-5/end", "{\"reason\": \"Tested\"}", seen(supplier, id(heat)));
    assertThat(stock(supplier, "JX-BA-5", "L-5")).containsExactly("usable 40");
  }

  @Test
  void a_holder_ends_its_problem_also_after_the_shipment_was_cancelled() {
    agree("JX-BA-6", "BA-6");
    var lot = new BatchId(JIAXIN, "JX-BA-6", "L-6");
    count(supplier, "JX1", "JX-BA-6", "L-6", "usable", 60);
    count(buyer, "PLANT1", "BA-6", "L-6", "usable", 7);
    JsonNode shipment = ship("LS-BA-6", "JX-BA-6", "L-6", 10);
    written(
        buyersQuality,
        "/api/v1/batches/" + id(lot) + "/problems",
        "{\"problem\": \"Q-6\", \"criticality\": \"urgent\", \"text\": \"Soft\"}",
        seen(buyersQuality, id(lot)));
    assertThat(stock(buyer, "BA-6", "L-6")).containsExactly("blocked 7");
    written(
        supplier,
        "/api/v1/shipments/" + shipment.path("id").asString() + "/cancellation",
        "{\"reason\": \"Wrong truck\"}",
        "Content-Type",
        "application/json",
        "If-Match",
        "\"" + shipment.path("version").asLong() + "\"");
    String problem = "/api/v1/batches/" + id(lot) + "/problems/Q-6/end";
    String reason = "{\"reason\": \"Measured\"}";
    String[] version = {"Content-Type", "application/json", "If-Match", "\"1\""};
    assertThat(new Api(hub, "lingyun-edi").post(problem, reason, version).statusCode())
        .isIn(403, 404);
    written(buyersQuality, problem, reason, version);
    assertThat(stock(buyer, "BA-6", "L-6")).containsExactly("usable 7");
  }

  @Test
  void a_batch_that_a_reader_only_named_as_an_input_tells_the_reader_nothing() {
    var ore = new BatchId(HONGZHU, "HZ-BA-7", "O-7");
    var heat = new BatchId(HONGZHU, "HZ-BA-7", "H-7");
    var own = new BatchId(new PartyCode("HENGYUE"), "BA-7", "Y-7");
    declare(ore, 40);
    declare(heat, 40, new BatchInput(ore, Quantity.of(40), "PCE"));
    declare(own, 1, new BatchInput(heat, Quantity.of(1), "PCE"));
    JsonNode seen = buyer.json("/api/v1/batches/" + id(own) + "/genealogy?direction=origin");
    assertThat(seen.path("nodes")).hasSize(2);
    assertThat(seen.path("continues")).isEmpty();
  }

  @Test
  void a_holder_blocks_its_own_stock_and_nobody_elses() {
    agree("JX-BA-2", "BA-2");
    var lot = new BatchId(JIAXIN, "JX-BA-2", "L-2");
    count(supplier, "JX1", "JX-BA-2", "L-2", "usable", 60);
    count(buyer, "PLANT1", "BA-2", "L-2", "usable", 7);
    ship("LS-BA-2", "JX-BA-2", "L-2", 10);
    JsonNode held = buyersQuality.json("/api/v1/batches?part=BA-2").at("/items/0");
    assertThat(held.path("number").asString()).isEqualTo("L-2");
    assertThat(held.path("partnerPart").asString()).isEqualTo("JX-BA-2");
    assertThat(held.path("declared").asBoolean()).as("without a second stream").isFalse();
    written(
        buyersQuality,
        "/api/v1/batches/" + id(lot) + "/problems",
        "{\"problem\": \"Q-1\", \"criticality\": \"urgent\", \"text\": \"Soft\"}",
        seen(buyersQuality, id(lot)));
    assertThat(stock(buyer, "BA-2", "L-2")).containsExactly("blocked 7");
    assertThat(stock(supplier, "JX-BA-2", "L-2")).containsExactly("usable 50");
    assertThat(buyersQuality.json("/api/v1/batches/" + id(lot)).path("state").asString())
        .isEqualTo("blocked");
    assertThat(supplier.json("/api/v1/batches/" + id(lot)).path("state").asString())
        .isEqualTo("usable");
    for (String client : new String[] {"lingyun-edi", "hongzhu-api", "xiangyin-bank"}) {
      var other = new Api(hub, client);
      assertThat(other.get("/api/v1/batches/" + id(lot)).statusCode()).as(client).isIn(403, 404);
      assertThat(other.get("/api/v1/batches/" + id(lot) + "/genealogy").statusCode())
          .as(client)
          .isIn(403, 404);
      assertThat(
              other
                  .postJson(
                      "/api/v1/batches/" + id(lot) + "/problems",
                      "{\"problem\": \"X\", \"criticality\": \"low\", \"text\": \"No\"}",
                      "If-Match",
                      "\"1\"")
                  .statusCode())
          .as(client)
          .isIn(403, 404);
    }
  }

  @Test
  void the_genealogy_ends_at_the_neighbours_and_says_that_it_goes_on() {
    agree("JX-BA-3", "BA-3");
    var heat = new BatchId(HONGZHU, "HZ-BA-3", "H-3");
    var lot = new BatchId(JIAXIN, "JX-BA-3", "L-3");
    declare(heat, 40);
    declare(lot, 30, new BatchInput(heat, Quantity.of(40), "PCE"));
    ship("LS-BA-3", "JX-BA-3", "L-3", 10);
    JsonNode own = supplier.json("/api/v1/batches/" + id(lot) + "/genealogy?direction=origin");
    assertThat(own.path("nodes")).hasSize(2);
    assertThat(own.at("/edges/0/quantity").asString()).isEqualTo("40");
    assertThat(own.at("/edges/0/from").asString()).isEqualTo(id(heat));
    JsonNode theirs = buyer.json("/api/v1/batches/" + id(lot) + "/genealogy?direction=origin");
    assertThat(theirs.path("nodes")).hasSize(1);
    assertThat(theirs.path("edges")).isEmpty();
    assertThat(theirs.at("/continues/0").asString()).isEqualTo(id(lot));
    assertThat(theirs.toString()).doesNotContain("H-3", "HONGZHU", id(heat));
    JsonNode use =
        new Api(hub, "hongzhu-api")
            .json("/api/v1/batches/" + id(heat) + "/genealogy?direction=use");
    assertThat(use.at("/continues/0").asString()).isEqualTo(id(heat));
    assertThat(use.toString()).doesNotContain("L-3", "JIAXIN", id(lot));
  }

  @Test
  void concurrent_certificates_that_together_exceed_the_batch_have_exactly_one_winner()
      throws Exception {
    var lot = new BatchId(JIAXIN, "JX-BA-4", "L-4");
    declare(lot, 97);
    Callable<Boolean> first = () -> certified(lot, "C-BA-1", 60);
    Callable<Boolean> second = () -> certified(lot, "C-BA-2", 38);
    try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
      int won = 0;
      for (var it : both.invokeAll(Set.of(first, second))) won += it.get() ? 1 : 0;
      assertThat(won).isOne();
    }
  }

  private boolean certified(BatchId lot, String number, long quantity) {
    try {
      ask(new CertifyBatch(lot, new CertificateId(JIAXIN, number), Quantity.of(quantity), "PCE"));
      return true;
    } catch (Refused e) {
      assertThat(e.refusal()).isInstanceOf(BeyondBatch.class);
      return false;
    }
  }
}
