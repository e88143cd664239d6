package weft.deploy.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.OwnHub;
import weft.deploy.RunningHub;

/** A supplier sees its buyer's side of a part as far, and as long, as the buyer shares it. */
class BuyersBalanceTest {
  private final RunningHub hub = RunningHub.shared();
  private final Api supplier = new Api(hub, "jiaxin-api");
  private final Api buyer = new Api(hub, "hengyue-planner");
  private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
  private final LocalDate tuesday =
      today.plusDays(2).with(TemporalAdjusters.nextOrSame(DayOfWeek.TUESDAY));

  /** Unique to one test and run. */
  private final String part = "BB-" + Long.toString(System.nanoTime(), 36).toUpperCase(Locale.ROOT);

  private String posted(Api by, String path, String body) {
    return OwnHub.ok(by.post("/api/v1/" + path, body, OwnHub.JSON)).path("id").asString();
  }

  /** 40 are needed on Tuesday; the plant has 25, and 10 come on Wednesday. */
  private void said() {
    posted(
        supplier,
        "part-agreements?as=supplier",
        """
        {"partner": "HENGYUE", "part": "JX-%1$s", "partnerPart": "%1$s", "unit": "PCE"}
        """
            .formatted(part));
    counted(25, "");
    needed("", 40);
    needed(", \"supplier\": \"HONGZHU\"", 7);
    posted(
        supplier,
        "shipments",
        """
        {"number": "LS-%1$s", "buyer": "HENGYUE", "shipTo": "PLANT1", "shipped": "%2$s", "arrives": "%3$s",
         "lines": [{"part": "JX-%1$s", "quantity": "10", "unit": "PCE"}]}
        """
            .formatted(part, today, tuesday.plusDays(1)));
    supplier.settle();
  }

  private void counted(int quantity, String more) {
    posted(
        buyer,
        "stock/counts",
        """
        {"site": "PLANT1", "part": "%s", "category": "raw", "status": "usable", "quantity": "%d", "unit": "PCE", "at": "%s"%s}
        """
            .formatted(part, quantity, Instant.now(), more));
  }

  private void needed(String supplier, int quantity) {
    posted(
        buyer,
        "material-demands",
        """
        {"site": "PLANT1", "part": "%s"%s, "unit": "PCE", "from": "%s", "until": "%s", "lines": [{"date": "%s", "quantity": "%d"}]}
        """
            .formatted(part, supplier, today, today.plusDays(30), tuesday, quantity));
  }

  private String granted(String what, String grain) {
    String grant =
        posted(
            buyer,
            "grants",
            "{\"to\": \"JIAXIN\", \"what\": \"%s\", \"parts\": [\"%s\"], \"grain\": \"%s\"}"
                .formatted(what, part, grain));
    supplier.settle();
    return grant;
  }

  private String path() {
    return "/api/v1/supply-balance?side=buyer&site=HENGYUE/PLANT1&days=28&part=JX-" + part;
  }

  private static JsonNode row(JsonNode balance, LocalDate on) {
    for (JsonNode it : balance.path("rows"))
      if (it.path("from").asString().equals(on.toString())) return it;
    throw new AssertionError("No row of " + on + " in " + balance);
  }

  private JsonNode sites() {
    return supplier
        .json("/api/v1/supply-balance/partners?side=buyer&part=JX-" + part)
        .path("items");
  }

  @Test
  void a_demand_that_names_the_supplier_leads_to_its_event() {
    said();
    needed(", \"supplier\": \"JIAXIN\"", 30);
    supplier.settle();
    String sources = path().replace("supply-balance?", "supply-balance/sources?") + "&number=out";
    JsonNode seen = supplier.json(sources);
    assertThat(seen.path("out").asString()).isEqualTo("30");
    assertThat(seen.path("stock").isNull()).as("not shared").isTrue();
    assertThat(supplier.items(seen.at("/items/0/event/history").asString()))
        .extracting(it -> it.path("type").asString())
        .containsExactly("demand-published");
    assertThat(new Api(hub, "hongzhu-api").get(sources).statusCode()).isIn(403, 404);
  }

  @Test
  void with_stock_and_demand_it_is_whole_by_what_the_supplier_itself_sends() {
    said();
    assertThat(supplier.get(path()).statusCode()).isEqualTo(404);
    assertThat(sites()).isEmpty();
    granted("stock", "exact");
    granted("demand", "exact");
    JsonNode seen = supplier.json(path());
    assertThat(seen.path("side").asString()).isEqualTo("buyer");
    assertThat(seen.path("part").asString()).isEqualTo("JX-" + part);
    assertThat(seen.path("partnerPart").asString()).isEqualTo(part);
    assertThat(seen.path("site").asString()).isEqualTo("HENGYUE/PLANT1");
    assertThat(seen.path("opening").asString()).isEqualTo("25");
    JsonNode first = row(seen, tuesday);
    assertThat(first.path("out").asString())
        .as("without what names another supplier")
        .isEqualTo("40");
    assertThat(first.path("closing").asString()).isEqualTo("-15");
    JsonNode second = row(seen, tuesday.plusDays(1));
    assertThat(second.path("transit").asString()).isEqualTo("10");
    assertThat(second.path("promised").asString()).isEqualTo("0");
    assertThat(second.path("closing").asString()).isEqualTo("-5");
    assertThat(seen.at("/runOut/on").asString()).isEqualTo(tuesday.toString());
    assertThat(seen.at("/runOut/size").asString()).isEqualTo("15");
    assertThat(seen.toString()).doesNotContain("HONGZHU");
    assertThat(sites()).hasSize(1);
    assertThat(sites().at("/0/partnerPart").asString()).isEqualTo(part);
    assertThat(sites().at("/0/demand/shared").asString()).isEqualTo("exact");
    assertThat(supplier.json("/api/v1/supply-balance/partners?part=JX-" + part).path("items"))
        .as("it is no buyer of it")
        .isEmpty();
    JsonNode own = buyer.json("/api/v1/supply-balance?side=buyer&site=PLANT1&days=28&part=" + part);
    assertThat(row(own, tuesday).path("out").asString()).as("all of it").isEqualTo("47");
  }

  @Test
  void of_a_state_of_stock_or_without_demand_what_follows_is_unknown_and_not_zero() {
    said();
    granted("stock", "state");
    JsonNode seen = supplier.json(path());
    assertThat(seen.at("/stock/shared").asString()).isEqualTo("state");
    assertThat(seen.at("/stock/state").asString()).isEqualTo("ok");
    assertThat(seen.at("/demand/shared").asString()).isEqualTo("none");
    for (String hidden : new String[] {"opening", "runOut"})
      assertThat(seen.path(hidden).isNull()).as(hidden).isTrue();
    JsonNode row = row(seen, tuesday.plusDays(1));
    assertThat(row.path("transit").asString()).isEqualTo("10");
    for (String hidden : new String[] {"opening", "out", "closing", "cover", "coverAtLeast"})
      assertThat(row.path(hidden).isNull()).as(hidden).isTrue();
  }

  @Test
  void withdrawn_it_is_closed_at_once_and_for_the_past_too() {
    said();
    String stock = granted("stock", "exact");
    String demand = granted("demand", "exact");
    Instant then = Instant.now();
    counted(30, "");
    supplier.settle();
    String past = path() + "&asOf=" + then;
    assertThat(supplier.json(past).path("opening").asString()).isEqualTo("25");
    assertThat(supplier.json(path()).path("opening").asString()).isEqualTo("30");
    OwnHub.ok(buyer.delete("/api/v1/grants/" + demand));
    supplier.settle();
    for (String it : new String[] {path(), past}) {
      JsonNode left = supplier.json(it);
      assertThat(left.at("/demand/shared").asString()).as(it).isEqualTo("none");
      assertThat(row(left, tuesday).path("out").isNull()).as(it).isTrue();
    }
    OwnHub.ok(buyer.delete("/api/v1/grants/" + stock));
    supplier.settle();
    for (String it : new String[] {path(), past})
      assertThat(supplier.get(it).statusCode()).as(it).isEqualTo(404);
    assertThat(sites()).isEmpty();
  }

  @Test
  void goods_of_the_suppliers_own_alone_show_nothing_of_the_buyers() {
    said();
    counted(12, ", \"owner\": \"JIAXIN\"");
    supplier.settle();
    assertThat(supplier.get(path()).statusCode()).isEqualTo(404);
    granted("stock", "exact");
    assertThat(supplier.json(path()).path("opening").asString())
        .as("consigned goods are usable")
        .isEqualTo("37");
  }

  @Test
  void where_the_buyer_has_several_numbers_one_is_named() {
    said();
    posted(
        supplier,
        "part-agreements?as=supplier",
        """
        {"partner": "HENGYUE", "part": "JX-%1$s", "partnerPart": "%1$s-2", "unit": "PCE"}
        """
            .formatted(part));
    granted("stock", "exact");
    var answer = supplier.get(path());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(Api.body(answer).path("code").asString()).isEqualTo("part-ambiguous");
    assertThat(supplier.json(path() + "&partnerPart=" + part).path("opening").asString())
        .isEqualTo("25");
    assertThat(supplier.get(path() + "&partnerPart=" + part + "-2").statusCode()).isEqualTo(404);
    assertThat(supplier.get(path() + "&partnerPart=OTHER").statusCode()).isEqualTo(404);
  }

  @Test
  void nobody_else_sees_it() {
    said();
    granted("stock", "exact");
    granted("demand", "exact");
    for (String other : new String[] {"lingyun-edi", "dingcheng-api", "xiangyin-bank"})
      for (String it : new String[] {path(), path().replace("JX-" + part, part)})
        assertThat(new Api(hub, other).get(it).statusCode()).as(other).isIn(403, 404);
    for (String site : new String[] {"HENGYUE/NONE", "NOBODY/X", "%20/%00", "HENGYUE/"})
      assertThat(supplier.get(path().replace("HENGYUE/PLANT1", site)).statusCode())
          .as(site)
          .isIn(400, 404);
    assertThat(supplier.json(path().replace("PLANT1", "PLANT2")).path("opening").asString())
        .as("another of its sites")
        .isEqualTo("0");
    JsonNode named = new Api(hub, "hongzhu-api").json(path().replace("JX-" + part, part));
    assertThat(row(named, tuesday).path("out").asString())
        .as("what names it is its to see, and no more")
        .isEqualTo("7");
    assertThat(named.path("opening").isNull()).isTrue();
  }
}
