package weft.deploy.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.OwnHub;
import weft.deploy.RunningHub;

/** A buyer sees its supplier's side of a part as far, and as long, as the supplier shares it. */
class PartnersBalanceTest {
  private final RunningHub hub = RunningHub.shared();
  private final Api supplier = new Api(hub, "jiaxin-api");
  private final Api buyer = new Api(hub, "hengyue-planner");
  private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
  private final LocalDate monday =
      today.plusDays(2).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));

  /** Unique to one test and run. */
  private final String part = "PB-" + Long.toString(System.nanoTime(), 36).toUpperCase(Locale.ROOT);

  private long posted(Api by, String path, String body) {
    return OwnHub.ok(by.post("/api/v1/" + path, body, OwnHub.JSON)).path("position").asLong();
  }

  /**
   * 40 are called off for Tuesday; the supplier has 25, and plans 30, of which 10 are allotted to
   * another.
   */
  private void said() {
    DateTimeFormatter edi = DateTimeFormatter.BASIC_ISO_DATE;
    new Api(hub, "hengyue-edi")
        .handIn(
            Delfors.of(
                "PB" + part.substring(3),
                part,
                "11",
                edi.format(monday.plusDays(1)),
                "40",
                edi.format(monday.plusDays(8)),
                "60"));
    posted(
        supplier,
        "part-agreements?as=supplier",
        """
        {"partner": "HENGYUE", "part": "JX-%1$s", "partnerPart": "%1$s", "unit": "PCE", "transitDays": 1}
        """
            .formatted(part));
    counted(25);
    posted(
        supplier,
        "production-schedules",
        """
        {"site": "JX1", "part": "JX-%s", "unit": "PCE", "from": "%s", "until": "%s",
         "lines": [{"date": "%s", "quantity": "30", "allotments": [{"buyer": "LINGYUN", "quantity": "10"}]}]}
        """
            .formatted(part, today, today.plusDays(30), monday.plusDays(3)));
    supplier.settle();
  }

  private void counted(int quantity) {
    posted(
        supplier,
        "stock/counts",
        """
        {"site": "JX1", "part": "JX-%s", "category": "finished", "status": "usable", "quantity": "%d", "unit": "PCE", "at": "%s"}
        """
            .formatted(part, quantity, Instant.now()));
  }

  private String granted(String what, String grain) {
    JsonNode answer =
        OwnHub.ok(
            supplier.post(
                "/api/v1/grants",
                "{\"to\": \"HENGYUE\", \"what\": \"%s\", \"parts\": [\"JX-%s\"], \"grain\": \"%s\"}"
                    .formatted(what, part, grain),
                OwnHub.JSON));
    buyer.settle();
    return answer.path("id").asString();
  }

  private String path() {
    return "/api/v1/supply-balance?side=supplier&site=JIAXIN/JX1&days=28&part=" + part;
  }

  private JsonNode row(JsonNode balance, LocalDate on) {
    for (JsonNode it : balance.path("rows"))
      if (it.path("from").asString().equals(on.toString())) return it;
    throw new AssertionError("No row of " + on + " in " + balance);
  }

  private JsonNode sites() {
    return buyer.json("/api/v1/supply-balance/partners?part=" + part).path("items");
  }

  @Test
  void with_quantities_of_stock_and_output_it_is_whole_by_the_buyers_own_call_offs() {
    said();
    assertThat(buyer.get(path()).statusCode()).isEqualTo(404);
    assertThat(sites()).isEmpty();
    granted("stock", "exact");
    granted("output", "exact");
    JsonNode seen = buyer.json(path());
    assertThat(seen.path("partnerPart").asString()).isEqualTo("JX-" + part);
    assertThat(seen.path("site").asString()).isEqualTo("JIAXIN/JX1");
    assertThat(seen.path("opening").asString()).isEqualTo("25");
    JsonNode first = row(seen, monday);
    assertThat(first.path("out").asString()).as("on its ship date").isEqualTo("40");
    assertThat(first.path("closing").asString()).isEqualTo("-15");
    assertThat(row(seen, monday.plusDays(3)).path("planned").asString())
        .as("without another's share")
        .isEqualTo("20");
    assertThat(seen.at("/runOut/on").asString()).isEqualTo(monday.toString());
    assertThat(seen.at("/runOut/size").asString()).isEqualTo("15");
    assertThat(seen.at("/runOut/recoversOn").asString()).isEqualTo(monday.plusDays(3).toString());
    assertThat(sites()).hasSize(1);
    assertThat(sites().at("/0/stock/shared").asString()).isEqualTo("exact");
  }

  private String sources(String more) {
    return path().replace("supply-balance?", "supply-balance/sources?").replace("&days=28", "")
        + more;
  }

  @Test
  void each_number_leads_to_what_was_said_and_to_the_events_that_the_buyer_may_read() {
    said();
    assertThat(buyer.get(sources("")).statusCode()).isEqualTo(404);
    granted("stock", "exact");
    granted("output", "exact");
    JsonNode seen = buyer.json(sources("&until=" + monday.plusDays(12)));
    assertThat(seen.path("site").asString()).isEqualTo("JIAXIN/JX1");
    assertThat(seen.path("partner").asString()).isEqualTo("JIAXIN");
    assertThat(seen.path("stock").asString()).isEqualTo("25");
    assertThat(seen.path("planned").asString()).as("without another's share").isEqualTo("20");
    assertThat(seen.path("out").asString()).isEqualTo("100");
    assertThat(seen.path("items"))
        .extracting(it -> it.path("number").asString() + " " + it.path("quantity").asString())
        .containsExactlyInAnyOrder("stock 25", "planned 20", "out 40", "out 60");
    for (JsonNode it : seen.path("items")) {
      assertThat(it.path("partnerPart").asString()).isEqualTo("JX-" + part);
      boolean own = it.path("number").asString().equals("out");
      assertThat(it.path("event").isNull()).as("%s", it).isNotEqualTo(own);
      if (own)
        assertThat(buyer.items(it.at("/event/history").asString()))
            .extracting(event -> event.path("type").asString())
            .containsExactly("forecast-released");
    }
    for (String nobodys : new String[] {"lingyun-edi", "hongzhu-api"})
      assertThat(new Api(hub, nobodys).get(sources("")).statusCode()).isIn(403, 404);
  }

  @Test
  void a_plan_that_names_the_buyer_leads_to_the_event_by_which_it_was_shown() {
    said();
    posted(
        supplier,
        "production-schedules",
        """
        {"site": "JX1", "part": "JX-%s", "unit": "PCE", "from": "%s", "until": "%s", "buyers": ["HENGYUE"],
         "lines": [{"date": "%s", "quantity": "30"}]}
        """
            .formatted(part, today, today.plusDays(30), monday.plusDays(3)));
    supplier.settle();
    JsonNode seen = buyer.json(sources("&number=planned"));
    assertThat(seen.path("stock").isNull()).as("not shared").isTrue();
    assertThat(seen.path("planned").asString()).isEqualTo("30");
    String event = seen.at("/items/0/event/history").asString();
    assertThat(buyer.items(event)).as("one event").hasSize(1);
  }

  @Test
  void of_a_state_it_says_the_state_and_no_number() {
    said();
    granted("stock", "state");
    for (String hidden : new String[] {"stock", "confirmed", "planned", "latePlan"})
      assertThat(buyer.json(sources("")).path(hidden).isNull()).as(hidden).isTrue();
    assertThat(buyer.json(sources("")).path("out").asString()).isEqualTo("100");
    JsonNode seen = buyer.json(path());
    assertThat(seen.at("/stock/shared").asString()).isEqualTo("state");
    assertThat(seen.at("/stock/state").asString()).isEqualTo("ok");
    assertThat(seen.at("/output/shared").asString()).isEqualTo("none");
    for (String hidden : new String[] {"opening", "runOut"})
      assertThat(seen.path(hidden).isNull()).as(hidden).isTrue();
    JsonNode first = row(seen, monday);
    assertThat(first.path("out").asString()).isEqualTo("40");
    for (String hidden : new String[] {"opening", "planned", "closing", "cover", "coverAtLeast"})
      assertThat(first.path(hidden).isNull()).as(hidden).isTrue();
    counted(0);
    buyer.settle();
    assertThat(buyer.json(path()).at("/stock/state").asString()).isEqualTo("none");
  }

  @Test
  void withdrawn_it_is_closed_at_once_and_for_the_past_too() {
    said();
    String grant = granted("stock", "exact");
    Instant then = Instant.now();
    counted(30);
    buyer.settle();
    String past = path() + "&asOf=" + then;
    assertThat(buyer.json(past).path("opening").asString()).isEqualTo("25");
    assertThat(buyer.json(path()).path("opening").asString()).isEqualTo("30");
    OwnHub.ok(supplier.delete("/api/v1/grants/" + grant));
    buyer.settle();
    for (String it : new String[] {path(), past})
      assertThat(buyer.get(it).statusCode()).as(it).isEqualTo(404);
    assertThat(sites()).isEmpty();
  }

  @Test
  void nobody_else_sees_it_and_ones_own_side_stays_ones_own() {
    said();
    granted("stock", "exact");
    for (String other : new String[] {"lingyun-edi", "hongzhu-api", "xiangyin-bank"})
      assertThat(new Api(hub, other).get(path()).statusCode()).as(other).isIn(403, 404);
    assertThat(buyer.get(path().replace("JIAXIN/JX1", "JIAXIN/NONE")).statusCode()).isEqualTo(404);
    assertThat(buyer.get(path().replace("JIAXIN/JX1", "NOBODY/X")).statusCode()).isEqualTo(404);
    assertThat(buyer.get(path().replace("JIAXIN/JX1", "%20/%00")).statusCode()).isIn(400, 404);
    JsonNode own =
        supplier.json("/api/v1/supply-balance?side=supplier&site=JX1&days=28&part=JX-" + part);
    assertThat(own.path("opening").asString()).isEqualTo("25");
  }
}
