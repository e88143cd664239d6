package weft.deploy.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.RunningHub;

/** A holder counts and moves its stock; apart from it, only the goods' owner sees it. */
class StockTest {
  private static final String[] JSON = {"Content-Type", "application/json"};
  private static final Instant MORNING =
      Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(8, ChronoUnit.HOURS);
  private final RunningHub hub = RunningHub.shared();
  private final Api holder = new Api(hub, "jiaxin-api");
  private final Api owner = new Api(hub, "hengyue-planner");
  private final Api stranger = new Api(hub, "hongzhu-api");
  private final Api auditor = new Api(hub, "shenji-audit");

  private static String body(String part, int hour, String quantity, String more) {
    return """
    {"site": "JX1", "part": "%s", "category": "finished", "status": "usable", "unit": "PCE", "at": "%s", "quantity": "%s"%s}\
    """
        .formatted(part, MORNING.plus(hour, ChronoUnit.HOURS), quantity, more);
  }

  private HttpResponse<String> counted(String part, int hour, String quantity, String more) {
    return holder.post("/api/v1/stock/counts", body(part, hour, quantity, more), JSON);
  }

  private HttpResponse<String> moved(
      String part, int hour, String kind, String quantity, String more) {
    return holder.post(
        "/api/v1/stock/movements",
        body(part, hour, quantity, ", \"kind\": \"" + kind + "\"" + more),
        JSON);
  }

  private static JsonNode ok(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("ETag")).isPresent();
    return Api.body(answer);
  }

  private static String code(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return Api.body(answer).path("code").asString();
  }

  private static String list(String part, JsonNode written) {
    return "/api/v1/stock?part=" + part + "&atLeast=" + written.path("position");
  }

  @Test
  void what_is_scanned_against_a_shipment_is_on_it_by_part_batch_and_quantity() {
    for (String part : List.of("ST-SCAN", "ST-OTHER"))
      ok(counted(part, 1, "100", ", \"batch\": \"A\""));
    var sent =
        holder.post(
            "/api/v1/shipments",
            """
            {"number": "ST-SCAN-1", "buyer": "HENGYUE", "shipFrom": "JX1", "shipTo": "PLANT1", "shipped": "%s",
             "lines": [{"part": "ST-SCAN", "quantity": "10", "unit": "PCE", "batch": "A"}]}
            """
                .formatted(LocalDate.now(ZoneOffset.UTC)),
            JSON);
    ok(sent);
    holder.settle();
    String against = ", \"document\": \"ST-SCAN-1\", \"batch\": \"%s\"";
    var wrong = moved("ST-OTHER", 2, "issue", "-10", against.formatted("A"));
    assertThat(code(wrong, 409)).isEqualTo("part-not-on-document");
    assertThat(Api.body(wrong).at("/text/zh").asString()).contains("ST-SCAN-1", "ST-OTHER");
    assertThat(code(moved("ST-SCAN", 2, "issue", "-10", against.formatted("B")), 409))
        .isEqualTo("document-says-otherwise");
    assertThat(code(moved("ST-SCAN", 2, "issue", "-11", against.formatted("A")), 409))
        .isEqualTo("document-says-otherwise");
    JsonNode same = ok(moved("ST-SCAN", 2, "issue", "-10", against.formatted("A")));
    assertThat(holder.json(list("ST-SCAN", same)).at("/items/0/quantity").asString())
        .as("the shipment issued them")
        .isEqualTo("90");
    String unknown = ", \"document\": \"WO-7\", \"batch\": \"A\"";
    ok(moved("ST-OTHER", 3, "issue", "-1", unknown));
  }

  @Test
  void a_count_sets_and_movements_after_it_are_added() {
    ok(counted("ST-1", 1, "100", ""));
    ok(moved("ST-1", 2, "receipt", "20.5", ""));
    ok(moved("ST-1", 3, "issue", "-10", ""));
    JsonNode late = ok(moved("ST-1", 1, "issue", "-99", ""));
    JsonNode sum = holder.json(list("ST-1", late)).path("items");
    assertThat(sum).hasSize(1);
    assertThat(sum.at("/0/quantity").asString()).isEqualTo("110.5");
    assertThat(sum.at("/0/unit").asString()).isEqualTo("PCE");
    assertThat(sum.at("/0/site").asString()).isEqualTo("JX1");
    assertThat(sum.at("/0/status").asString()).isEqualTo("usable");
    assertThat(sum.at("/0/consigned").asString()).isEqualTo("0");
    String then = "&asOf=" + Instant.EPOCH;
    assertThat(holder.json(list("ST-1", late) + then).path("items")).isEmpty();
  }

  @Test
  void sums_are_over_places_and_owners_and_keys_tell_them_apart() {
    ok(counted("ST-2", 1, "10", ", \"place\": \"A-01\""));
    ok(counted("ST-2", 1, "5", ", \"place\": \"A-02\", \"owner\": \"HENGYUE\""));
    JsonNode last = ok(counted("ST-2", 1, "3", ", \"batch\": \"B1\""));
    JsonNode sums = holder.json(list("ST-2", last)).path("items");
    assertThat(sums)
        .extracting(it -> it.path("batch").asString("-") + " " + it.path("quantity").asString())
        .containsExactly("- 15", "B1 3");
    assertThat(sums.at("/0/consigned").asString()).isEqualTo("5");
    assertThat(holder.items("/api/v1/stock/keys?part=ST-2"))
        .extracting(it -> it.path("owner").asString() + " " + it.path("quantity").asString())
        .containsExactlyInAnyOrder("JIAXIN 10", "HENGYUE 5", "JIAXIN 3");
    assertThat(holder.items("/api/v1/stock?part=ST-2&limit=1")).hasSize(2);
  }

  @Test
  void the_owner_of_consigned_goods_sees_them_and_nobody_else_sees_anything() {
    ok(counted("ST-3", 1, "7", ""));
    JsonNode last = ok(counted("ST-3", 1, "5", ", \"owner\": \"HENGYUE\""));
    JsonNode seen = owner.json(list("ST-3", last)).path("items");
    assertThat(seen).hasSize(1);
    assertThat(seen.at("/0/quantity").asString()).isEqualTo("5");
    assertThat(seen.at("/0/site").asString()).isEqualTo("JIAXIN/JX1");
    assertThat(owner.json(list("ST-3", last) + "&site=JIAXIN/JX1").path("items")).hasSize(1);
    assertThat(stranger.json(list("ST-3", last)).path("items")).isEmpty();
    assertThat(stranger.json("/api/v1/stock/keys?part=ST-3").path("items")).isEmpty();
    JsonNode all = auditor.json(list("ST-3", last)).path("items");
    assertThat(all.at("/0/quantity").asString()).isEqualTo("12");
    assertThat(code(counted("ST-3", 1, "5", ", \"owner\": \"DINGCHENG\""), 422))
        .isEqualTo("invalid");
  }

  @Test
  void who_has_nothing_to_do_with_the_warehouse_books_nothing() {
    var quality = new Api(hub, "quality@jiaxin");
    var answer = quality.post("/api/v1/stock/counts", body("ST-4", 1, "1", ""), JSON);
    assertThat(code(answer, 403)).isEqualTo("role-missing");
  }

  @Test
  void what_cannot_be_is_refused_with_its_reason() {
    ok(counted("ST-5", 1, "10", ""));
    assertThat(code(moved("ST-5", 2, "issue", "3", ""), 422)).isEqualTo("wrong-sign");
    assertThat(code(moved("ST-5", 2, "scrap", "3", ""), 422)).isEqualTo("wrong-sign");
    assertThat(code(moved("ST-5", 2, "transfer", "3", ""), 422))
        .isEqualTo("transfer-without-target");
    assertThat(code(moved("ST-5", 2, "issue", "-11", ""), 409)).isEqualTo("below-zero");
    assertThat(code(moved("ST-5", 900, "issue", "-1", ""), 422)).isEqualTo("invalid");
    assertThat(code(counted("ST-5", 2, "-1", ""), 422)).isEqualTo("invalid");
    assertThat(code(kilos(), 409)).isEqualTo("stock-in-other-unit");
    JsonNode last = ok(moved("ST-5", 3, "issue", "-12", ", \"reason\": \"two stood outside\""));
    assertThat(holder.json(list("ST-5", last)).at("/items/0/quantity").asString()).isEqualTo("-2");
  }

  @Test
  void stock_below_zero_is_named_by_the_balance_as_not_counted() {
    ok(counted("ST-BZ", 1, "10", ""));
    ok(moved("ST-BZ", 2, "issue", "-13", ", \"reason\": \"three stood outside\""));
    holder.settle();
    JsonNode balance =
        holder.json("/api/v1/supply-balance?side=supplier&part=ST-BZ&site=JX1&days=1");
    assertThat(balance.path("opening").asString()).isEqualTo("0");
    assertThat(balance.path("notCounted").toString())
        .isEqualTo("[{\"quantity\":\"-3\",\"unit\":\"PCE\",\"why\":\"below-zero\"}]");
    JsonNode sources =
        holder.json(
            "/api/v1/supply-balance/sources?side=supplier&part=ST-BZ&site=JX1&number=not-counted");
    assertThat(sources.at("/items/0/quantity").asString()).isEqualTo("-3");
    assertThat(sources.at("/items/0/why").asString()).isEqualTo("below-zero");
  }

  private HttpResponse<String> kilos() {
    return holder.post(
        "/api/v1/stock/movements",
        body("ST-5", 2, "1", ", \"kind\": \"receipt\"").replace("PCE", "KGM"),
        JSON);
  }

  @Test
  void a_transfer_moves_within_the_site_and_between_sites() {
    ok(atPlant1("counts", 1, "10", ", \"place\": \"A\""));
    String moves = ", \"kind\": \"transfer\", \"place\": \"A\", \"to\": ";
    ok(atPlant1("movements", 2, "4", moves + "{\"status\": \"blocked\"}"));
    JsonNode last = ok(atPlant1("movements", 3, "5", moves + "{\"site\": \"PLANT2\"}"));
    assertThat(owner.json(list("ST-6", last)).path("items"))
        .extracting(
            it ->
                it.path("site").asString()
                    + " "
                    + it.path("status").asString()
                    + " "
                    + it.path("quantity").asString())
        .containsExactly("PLANT1 blocked 4", "PLANT1 usable 1", "PLANT2 usable 5");
  }

  private HttpResponse<String> atPlant1(String what, int hour, String quantity, String more) {
    String body = body("ST-6", hour, quantity, more).replace("JX1", "PLANT1");
    return owner.post("/api/v1/stock/" + what, body, JSON);
  }

  @Test
  void a_site_that_the_holder_does_not_have_is_no_stock_of_its_own() {
    ok(counted("ST-9", 1, "10", ""));
    String away = ", \"to\": {\"site\": \"JX2\"}";
    assertThat(fault(moved("ST-9", 2, "transfer", "5", away))).isEqualTo("/to/site site-unknown");
    String misspelt = body("ST-9", 1, "10", "").replace("JX1", "JX-1");
    assertThat(fault(holder.post("/api/v1/stock/counts", misspelt, JSON)))
        .isEqualTo("/site site-unknown");
  }

  private static String fault(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    JsonNode first = Api.body(answer).at("/errors/0");
    return first.path("pointer").asString() + " " + first.path("code").asString();
  }

  @Test
  void a_wrong_scan_is_reversed_by_the_version_that_it_was_answered_with() {
    ok(counted("ST-7", 1, "10", ""));
    long scanned = ok(moved("ST-7", 2, "issue", "-3", "")).path("version").asLong();
    String undo =
        "{\"site\": \"JX1\", \"part\": \"ST-7\", \"reverses\": %d, \"reason\": \"scanned twice\"}"
            .formatted(scanned);
    JsonNode last = ok(holder.post("/api/v1/stock/movements", undo, JSON));
    assertThat(holder.json(list("ST-7", last)).at("/items/0/quantity").asString()).isEqualTo("10");
    assertThat(code(holder.post("/api/v1/stock/movements", undo, JSON), 409))
        .isEqualTo("not-reversible");
  }

  @Test
  void a_request_that_is_repeated_under_its_key_is_booked_once() {
    ok(counted("ST-8", 1, "10", ""));
    String[] keyed = {"Content-Type", "application/json", "Idempotency-Key", "stock-scan-8"};
    String scan = body("ST-8", 2, "-3", ", \"kind\": \"issue\"");
    JsonNode first = ok(holder.post("/api/v1/stock/movements", scan, keyed));
    assertThat(ok(holder.post("/api/v1/stock/movements", scan, keyed))).isEqualTo(first);
    assertThat(holder.json(list("ST-8", first)).at("/items/0/quantity").asString()).isEqualTo("7");
  }

  @Test
  void what_changed_is_told_to_the_holder() {
    String before = holder.json("/api/v1/changes").path("next").asString();
    JsonNode last = ok(counted("ST-9", 1, "10", ""));
    holder.json(list("ST-9", last)); // waits
    assertThat(holder.json("/api/v1/changes?after=" + before).path("items"))
        .filteredOn(it -> it.path("event").asString().equals("stock"))
        .extracting(it -> it.at("/data/row/part").asString())
        .contains("ST-9");
  }

  /** The test records each movement separately and compares the sum at the end. */
  @Test
  void a_random_day_in_the_warehouse_is_the_plain_sum() {
    var random = new Random(18);
    BigDecimal count = BigDecimal.ZERO;
    int countedAt = -1;
    record Moved(int hour, BigDecimal quantity) {}
    List<Moved> moves = new ArrayList<>();
    JsonNode last = ok(counted("ST-10", 0, "0", ""));
    int refused = 0;
    for (int i = 0; i < 60; i++) {
      int hour = random.nextInt(8);
      BigDecimal quantity = BigDecimal.valueOf(1 + random.nextInt(500), 1);
      if (random.nextInt(12) == 0) {
        last = ok(counted("ST-10", hour, quantity.toString(), ", \"reason\": \"found\""));
        if (hour >= countedAt) {
          count = quantity;
          countedAt = hour;
        }
      } else if (random.nextBoolean()) {
        last = ok(moved("ST-10", hour, "receipt", quantity.toString(), ""));
        moves.add(new Moved(hour, quantity));
      } else {
        var answer = moved("ST-10", hour, "issue", quantity.negate().toString(), "");
        if (answer.statusCode() == 409) refused++;
        else {
          last = ok(answer);
          moves.add(new Moved(hour, quantity.negate()));
        }
      }
    }
    BigDecimal sum = count;
    for (Moved it : moves) if (it.hour() > countedAt) sum = sum.add(it.quantity());
    assertThat(new BigDecimal(holder.json(list("ST-10", last)).at("/items/0/quantity").asString()))
        .isEqualByComparingTo(sum);
    assertThat(moves).hasSizeGreaterThan(20);
    assertThat(refused).isLessThan(40);
  }
}
