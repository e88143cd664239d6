package weft.deploy.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.RunningHub;

/**
 * A partner's data appears in the reader's own numbers: in lists, in single rows, and in changes.
 */
class ReadersNumbersTest {
  private static final String[] JSON = {"Content-Type", "application/json"};
  private final RunningHub hub = RunningHub.busy();
  private final Api buyer = new Api(hub, "hengyue-planner");
  private final Api supplier = new Api(hub, "jiaxin-api");
  private final Api other = new Api(hub, "lingyun-edi");
  private final String own = UUID.randomUUID().toString().substring(0, 6);
  private final String buyers = "HY/" + own;
  private final String suppliers = "JX/" + own;

  private JsonNode written(Api who, String path, String body) {
    var answer = who.post(path, body, JSON);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Api.body(answer);
  }

  private void agree() {
    written(
        buyer,
        "/api/v1/part-agreements",
        "{\"partner\": \"JIAXIN\", \"part\": \"%s\", \"partnerPart\": \"%s\", \"unit\": \"PCE\"}"
            .formatted(buyers, suppliers));
  }

  private JsonNode planned() {
    return written(
        supplier,
        "/api/v1/production-schedules",
        """
        {"site": "JX1", "part": "%s", "unit": "PCE", "from": "2027-03-01", "until": "2027-03-07", "buyers": ["HENGYUE", "LINGYUN"],
         "lines": [{"date": "2027-03-01", "quantity": "30", "allotments": [{"buyer": "HENGYUE", "quantity": "20"}]}]}
        """
            .formatted(suppliers));
  }

  private JsonNode needed() {
    return written(
        buyer,
        "/api/v1/material-demands",
        """
        {"site": "PLANT1", "part": "%s", "supplier": "JIAXIN", "unit": "PCE", "from": "2027-03-01", "until": "2027-03-07",
         "lines": [{"date": "2027-03-02", "quantity": "7"}]}
        """
            .formatted(buyers));
  }

  private static String named(String path, String part, JsonNode written) {
    return "/api/v1/" + path + "?part=" + part + "&atLeast=" + written.path("position");
  }

  @Test
  void a_plan_is_found_and_told_by_the_buyers_number_and_who_agreed_on_none_reads_the_suppliers() {
    JsonNode unnamed = planned();
    supplier.json(named("production-schedules", suppliers, unnamed)); // waits
    Instant before = Instant.now();
    String after = buyer.json("/api/v1/changes?as=buyer").path("next").asString();
    agree();
    JsonNode plan = planned();
    JsonNode seen = buyer.json(named("production-schedules", buyers, plan)).at("/items/0");
    assertThat(seen.path("part").asString()).isEqualTo(buyers);
    assertThat(seen.path("partnerPart").asString()).isEqualTo(suppliers);
    assertThat(seen.path("site").asString()).isEqualTo("JIAXIN/JX1");
    assertThat(buyer.json(named("production-schedules", suppliers, plan)).path("items")).isEmpty();
    String one = "/api/v1/production-schedules/" + plan.path("id").asString();
    assertThat(buyer.json(one).path("part").asString()).isEqualTo(buyers);
    assertThat(buyer.json(one + "?against=1").path("part").asString()).isEqualTo(buyers);
    assertThat(buyer.json(one + "?asOf=" + before).path("part").asString())
        .as("as it was called before they agreed")
        .isEqualTo(suppliers);
    assertThat(told(buyer, "buyer", after, "production-schedules")).contains(buyers);
    assertThat(other.json(one).path("part").asString()).isEqualTo(suppliers);
    JsonNode its = supplier.json(one);
    assertThat(its.path("part").asString()).isEqualTo(suppliers);
    assertThat(its.path("partnerPart").isNull()).isTrue();
  }

  @Test
  void a_demand_is_found_and_told_by_the_suppliers_number_and_its_site_names_the_buyer() {
    agree();
    String after = supplier.json("/api/v1/changes?as=supplier").path("next").asString();
    JsonNode demand = needed();
    JsonNode seen = supplier.json(named("material-demands", suppliers, demand)).at("/items/0");
    assertThat(seen.path("part").asString()).isEqualTo(suppliers);
    assertThat(seen.path("partnerPart").asString()).isEqualTo(buyers);
    assertThat(seen.path("site").asString()).isEqualTo("HENGYUE/PLANT1");
    assertThat(
            supplier
                .json(named("material-demands", suppliers, demand) + "&site=HENGYUE/PLANT1")
                .path("items"))
        .hasSize(1);
    assertThat(told(supplier, "supplier", after, "material-demands")).contains(suppliers);
    JsonNode its = buyer.json(named("material-demands", buyers, demand) + "&site=PLANT1");
    assertThat(its.at("/items/0/site").asString()).isEqualTo("PLANT1");
    assertThat(its.at("/items/0/partnerPart").isNull()).isTrue();
    String one = "/api/v1/material-demands/" + demand.path("id").asString();
    assertThat(supplier.json(one).path("part").asString()).isEqualTo(suppliers);
    assertThat(other.get(one).statusCode()).isEqualTo(404);
    JsonNode kept =
        new Api(hub, "shenji-audit").json(named("material-demands", buyers, demand)).at("/items/0");
    assertThat(kept.path("site").asString())
        .as("an auditor reads what is kept")
        .isEqualTo("PLANT1");
  }

  private JsonNode counted(Api who, String site, String part, String quantity, String more) {
    return written(
        who,
        "/api/v1/stock/counts",
        """
        {"site": "%s", "part": "%s", "category": "finished", "status": "usable", "quantity": "%s", "unit": "PCE", "at": "%s"%s}
        """
            .formatted(site, part, quantity, Instant.now().minusSeconds(60), more));
  }

  private void granted(Api who, String to, String part, String grain) {
    written(
        who,
        "/api/v1/grants",
        "{\"to\": \"%s\", \"what\": \"stock\", \"parts\": [\"%s\"], \"grain\": \"%s\"}"
            .formatted(to, part, grain));
  }

  private static List<String> rows(Api who, String part, JsonNode written) {
    return who.json(named("stock", part, written))
        .path("items")
        .valueStream()
        .map(
            it ->
                "%s %s (%s)"
                    .formatted(
                        it.path("site").asString(),
                        it.path("part").asString(),
                        it.path("partnerPart").asString("-")))
        .toList();
  }

  @Test
  void stock_that_another_holds_is_found_and_told_by_the_readers_number() {
    agree();
    granted(supplier, "HENGYUE", suppliers, "exact");
    granted(supplier, "LINGYUN", suppliers, "state");
    granted(buyer, "JIAXIN", buyers, "exact");
    supplier.settle();
    String after = buyer.json("/api/v1/changes?as=buyer").path("next").asString();
    String ofSupplier = supplier.json("/api/v1/changes?as=supplier").path("next").asString();
    counted(supplier, "JX1", suppliers, "86", "");
    counted(buyer, "PLANT1", buyers, "30", "");
    // The other party uses the same number for a different part.
    counted(supplier, "JX1", buyers, "1", "");
    granted(supplier, "HENGYUE", buyers, "exact");
    JsonNode last =
        counted(buyer, "PLANT1", buyers, "4", ", \"batch\": \"C\", \"owner\": \"JIAXIN\"");
    assertThat(rows(buyer, buyers, last))
        .contains("PLANT1 " + buyers + " (-)", "JIAXIN/JX1 %s (%s)".formatted(buyers, suppliers));
    assertThat(rows(buyer, suppliers, last)).isEmpty();
    assertThat(rows(supplier, suppliers, last))
        .contains(
            "JX1 " + suppliers + " (-)", "HENGYUE/PLANT1 %s (%s)".formatted(suppliers, buyers));
    assertThat(rows(supplier, buyers, last)).containsExactly("JX1 " + buyers + " (-)");
    assertThat(rows(other, suppliers, last))
        .as("who agreed on none")
        .containsExactly("JIAXIN/JX1 %s (%s)".formatted(suppliers, suppliers));
    String keys = "stock/keys";
    assertThat(supplier.json(named(keys, suppliers, last)).path("items").valueStream())
        .extracting(it -> it.path("holder").asString() + " " + it.path("partnerPart").asString("-"))
        .containsExactlyInAnyOrder("JIAXIN -", "HENGYUE " + buyers);
    assertThat(supplier.json(named(keys, buyers, last)).path("items").valueStream())
        .extracting(it -> it.path("holder").asString())
        .containsExactly("JIAXIN");
    assertThat(told(supplier, "supplier", ofSupplier, "stock"))
        .containsExactlyInAnyOrder(suppliers, suppliers, buyers);
    assertThat(told(buyer, "buyer", after, "shared-stock")).contains(buyers);
    assertThat(told(supplier, "supplier", ofSupplier, "shared-stock"))
        .contains(suppliers)
        .doesNotContain(buyers);
    List<JsonNode> pages = buyer.items("/api/v1/stock?limit=1&part=" + buyers);
    assertThat(pages).hasSize(rows(buyer, buyers, last).size());
  }

  @Test
  void what_happened_to_a_part_is_found_by_ones_own_number_or_the_partners() {
    agree();
    planned();
    written(
        supplier,
        "/api/v1/stock/counts",
        """
        {"site": "JX1", "part": "%s", "category": "finished", "status": "usable", "quantity": "5", "unit": "PCE", "at": "%s"}
        """
            .formatted(suppliers, Instant.now()));
    JsonNode demand = needed();
    String since = "&limit=50&atLeast=" + demand.path("position");
    String path = "/api/v1/history/events?part=";
    assertThat(types(supplier, path + suppliers + since))
        .contains("part-agreed", "output-published", "stock-counted", "demand-published");
    assertThat(types(buyer, path + buyers + since))
        .contains("part-agreed", "output-shown", "demand-published")
        .doesNotContain("stock-counted");
    assertThat(types(supplier, path + suppliers + since + "&type=stock-counted")).hasSize(1);
    assertThat(types(new Api(hub, "dingcheng-api"), path + buyers + since)).isEmpty();
  }

  private static List<String> types(Api who, String path) {
    return who.items(path).stream().map(it -> it.path("type").asString()).toList();
  }

  private static List<String> told(Api who, String as, String after, String event) {
    return who.json("/api/v1/changes?as=%s&limit=200&after=%s".formatted(as, after))
        .path("items")
        .valueStream()
        .filter(it -> it.path("event").asString().equals(event))
        .map(it -> it.at("/data/row/part").asString())
        .toList();
  }
}
