package weft.deploy.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.RunningHub;

/**
 * The two balances of a part: the supplier's shows whether it can ship, the buyer's whether its
 * line stops. Each party reads them by its own numbers.
 */
class SupplyBalanceTest {
  private static final String[] JSON = {"Content-Type", "application/json"};
  private static final DateTimeFormatter EDI = DateTimeFormatter.BASIC_ISO_DATE;
  private final RunningHub hub = RunningHub.busy();
  private final Api buyer = new Api(hub, "hengyue-planner");
  private final Api supplier = new Api(hub, "jiaxin-api");
  private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

  /** A future day; the demo's sites work from Monday to Friday. */
  private final LocalDate monday =
      today.plusDays(2).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));

  private void calledOff(String part) {
    new Api(hub, "hengyue-edi")
        .handIn(
            Delfors.of(
                "SUPPLY-" + part,
                part,
                "11",
                EDI.format(monday.plusDays(1)),
                "40",
                EDI.format(monday.plusDays(8)),
                "60"));
  }

  private long posted(Api api, String path, String body) {
    var answer = api.post(path, body, JSON);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Api.body(answer).path("position").asLong();
  }

  private long planned(String part, LocalDate on, int quantity) {
    return posted(
        supplier,
        "/api/v1/production-schedules",
        """
        {"site": "JX1", "part": "%s", "unit": "PCE", "from": "%s", "until": "%s",
         "lines": [{"date": "%s", "quantity": "%d"}]}
        """
            .formatted(part, today, today.plusDays(30), on, quantity));
  }

  private JsonNode balance(Api api, String query, long position) {
    return api.json("/api/v1/supply-balance?" + query + "&days=28&atLeast=" + position);
  }

  private JsonNode row(JsonNode balance, LocalDate on) {
    for (JsonNode it : balance.path("rows"))
      if (it.path("from").asString().equals(on.toString())) return it;
    throw new AssertionError("No row of " + on + " in " + balance);
  }

  @Test
  void the_supplier_sees_what_it_can_ship_by_its_own_number_and_on_the_ship_date() {
    calledOff("SB-1");
    posted(
        supplier,
        "/api/v1/part-agreements?as=supplier",
        "{\"partner\": \"HENGYUE\", \"part\": \"JX-SB-1\", \"partnerPart\": \"SB-1\", \"unit\":"
            + " \"PCE\", \"transitDays\": 1, \"names\": {\"zh\": \"支座\"}}");
    long position = planned("JX-SB-1", monday, 50);
    var balance = balance(supplier, "side=supplier&part=JX-SB-1&site=JX1", position);
    assertThat(balance.path("unit").asString()).isEqualTo("PCE");
    assertThat(balance.at("/names/zh").asString()).isEqualTo("支座");
    assertThat(balance.path("rows")).hasSize(28);
    var first = row(balance, monday);
    assertThat(first.path("out").asString()).as("called off for the day after").isEqualTo("40");
    assertThat(first.at("/in/planned").asString()).isEqualTo("50");
    assertThat(first.at("/in/confirmed").asString()).isEqualTo("0");
    assertThat(first.path("closing").asString()).isEqualTo("10");
    assertThat(first.path("cover").asString()).isEqualTo("6.16");
    assertThat(balance.at("/runOut/on").asString()).isEqualTo(monday.plusDays(7).toString());
    assertThat(balance.at("/runOut/size").asString()).isEqualTo("50");
    assertThat(balance.at("/runOut/recoversOn").isNull()).isTrue();
    assertThat(balance.path("inputs"))
        .extracting(it -> it.path("kind").asString())
        .containsExactlyInAnyOrder("output", "call-offs");
    var weeks = balance(supplier, "side=supplier&part=JX-SB-1&site=JX1&grain=week", position);
    assertThat(weeks.path("runOut")).isEqualTo(balance.path("runOut"));
    assertThat(weeks.at("/rows/0/until").asString()).isLessThan(today.plusDays(7).toString());
    var listed = supplier.json("/api/v1/run-outs?side=supplier&part=JX-SB-1");
    assertThat(listed.path("items")).hasSize(1);
    assertThat(listed.at("/items/0/runOut")).isEqualTo(balance.path("runOut"));
    assertThat(listed.at("/items/0/site").asString()).isEqualTo("JX1");
  }

  @Test
  void a_list_is_compared_with_no_moment_to_come_whether_it_has_rows_or_none() {
    Instant tomorrow = Instant.now().plusSeconds(86_400);
    for (String part : List.of("JX-SB-NONE-AT-ALL", "JX-881"))
      assertThat(
              supplier
                  .get("/api/v1/run-outs?side=supplier&part=" + part + "&against=" + tomorrow)
                  .statusCode())
          .as(part)
          .isEqualTo(409);
  }

  @Test
  void it_is_compared_with_the_last_release_the_last_answer_and_any_moment() {
    String part = "SB-C" + Long.toString(System.nanoTime(), 36).toUpperCase(Locale.ROOT);
    new Api(hub, "hengyue-edi").handIn(release(part, "11", "40"));
    String query = "side=supplier&site=JX1&part=" + part;
    assertThat(balance(supplier, query + "&against=answer", 0).path("before").isNull())
        .as("no answer yet")
        .isTrue();
    long planned = planned(part, monday, 50);
    JsonNode answered = balance(supplier, query + "&against=answer", planned);
    assertThat(answered.path("before").path("position").asLong()).isEqualTo(planned);
    assertThat(answered.at("/before/rows")).isEqualTo(answered.path("rows"));
    Instant then = Instant.parse(answered.at("/before/at").asString());

    new Api(hub, "hengyue-edi").handIn(release(part, "12", "70"));
    for (String against : List.of("release", "answer", then.toString())) {
      JsonNode compared = balance(supplier, query + "&against=" + against, 0);
      JsonNode before = compared.path("before");
      assertThat(row(compared, monday.plusDays(1)).path("out").asString()).isEqualTo("70");
      assertThat(row(before, monday.plusDays(1)).path("out").asString())
          .as(against)
          .isEqualTo("40");
      assertThat(compared.at("/runOut/size").asString()).isEqualTo("20");
      assertThat(before.path("runOut").isNull()).as(against).isTrue();
      JsonNode listed =
          supplier.json("/api/v1/run-outs?side=supplier&part=" + part + "&against=" + against);
      assertThat(listed.at("/items/0/runOut/size").asString()).isEqualTo("20");
      for (String same : List.of("position", "at", "opening", "runOut"))
        assertThat(listed.at("/items/0/before").path(same)).as(same).isEqualTo(before.path(same));
    }
    String listed = "/api/v1/run-outs?side=supplier&part=" + part;
    assertThat(supplier.json(listed).at("/items/0/before").isNull()).isTrue();
    assertThat(supplier.get(listed + "&against=soon").statusCode()).isEqualTo(400);
    assertThat(supplier.get(listed + "&against=2099-01-01T00:00:00Z").statusCode()).isEqualTo(409);
    assertThat(balance(supplier, query, 0).path("before").isNull()).isTrue();
    String ago = "1970-01-01T00:00:00Z";
    assertThat(balance(supplier, query + "&against=" + ago, 0).path("before").isNull()).isTrue();
    for (String later : List.of("2099-01-01T00:00:00Z", "2199-12-31T23:59:59Z"))
      assertThat(supplier.get("/api/v1/supply-balance?" + query + "&against=" + later).statusCode())
          .as(later)
          .isEqualTo(409);
    for (String wrong :
        List.of("soon", "2026", "", "1960-01-01T00:00:00Z", "%2B1000000000-12-31T23:59:59Z"))
      assertThat(supplier.get("/api/v1/supply-balance?" + query + "&against=" + wrong).statusCode())
          .as(wrong)
          .isEqualTo(wrong.isEmpty() ? 200 : 400);
    String others = "side=supplier&site=HONGZHU/HZ1&against=release&part=" + part;
    assertThat(buyer.get("/api/v1/supply-balance?" + others).statusCode()).isEqualTo(400);
  }

  private String release(String part, String number, String quantity) {
    return Delfors.of(
        number + part.substring(4), part, number, EDI.format(monday.plusDays(1)), quantity);
  }

  @Test
  void output_that_is_free_is_no_partners_share() {
    calledOff("SB-2");
    long position = planned("SB-2", monday, 500);
    var all = balance(supplier, "side=supplier&part=SB-2&site=JX1", position);
    var partners = balance(supplier, "side=supplier&part=SB-2&site=JX1&partner=HENGYUE", position);
    assertThat(all.at("/runOut").isNull()).isTrue();
    assertThat(partners.at("/runOut/on").asString()).isEqualTo(monday.plusDays(1).toString());
    var others = balance(supplier, "side=supplier&part=SB-2&site=JX1&partner=LINGYUN", position);
    assertThat(row(others, monday.plusDays(1)).path("out").asString()).isEqualTo("0");
  }

  @Test
  void the_buyers_side_without_demand_says_so_and_with_it_counts_it() {
    calledOff("SB-3");
    var without = balance(buyer, "side=buyer&part=SB-3&site=PLANT1", 0);
    assertThat(without.path("demand").asString()).isEqualTo("not-shared");
    assertThat(without.at("/rows/0/closing").isNull()).isTrue();
    assertThat(without.at("/rows/0/cover").isNull()).isTrue();
    assertThat(without.at("/runOut").isNull()).isTrue();
    long position =
        posted(
            buyer,
            "/api/v1/material-demands",
            """
            {"site": "PLANT1", "part": "SB-3", "unit": "PCE", "from": "%s", "until": "%s",
             "lines": [{"date": "%s", "quantity": "30"}, {"date": "%s", "quantity": "5"}]}
            """
                .formatted(today, today.plusDays(20), monday, monday.plusDays(1)));
    var with = balance(buyer, "side=buyer&part=SB-3&site=PLANT1", position);
    assertThat(with.path("demand").asString()).isEqualTo("shared");
    assertThat(row(with, monday).path("out").asString()).isEqualTo("30");
    assertThat(with.at("/runOut/size").asString())
        .as("call-offs are the supplier's demand and nothing that comes")
        .isEqualTo("35");
  }

  private long counted(String part, String status, int quantity) {
    return posted(
        supplier,
        "/api/v1/stock/counts",
        """
        {"site": "JX1", "part": "%s", "category": "finished", "status": "%s", "batch": "%s", "quantity": "%d", "unit": "PCE", "at": "%s"}
        """
            .formatted(part, status, status, quantity, Instant.now()));
  }

  @Test
  void blocked_stock_is_not_usable_and_stock_under_inspection_only_by_agreement() {
    counted("SB-5", "usable", 30);
    counted("SB-5", "blocked", 500);
    long position = counted("SB-5", "inspection", 70);
    String query = "side=supplier&part=SB-5&site=JX1";
    assertThat(balance(supplier, query, position).path("opening").asString()).isEqualTo("30");
    position =
        posted(
            buyer,
            "/api/v1/part-agreements",
            "{\"partner\": \"JIAXIN\", \"part\": \"SB-5\", \"unit\": \"PCE\", \"cover\":"
                + " {\"inspectionCounts\": true}}");
    assertThat(balance(supplier, query, position).path("opening").asString()).isEqualTo("100");
  }

  @Test
  void a_despatch_is_taken_off_what_is_called_off_and_is_on_its_way_to_the_buyer() {
    calledOff("SB-6");
    counted("SB-6", "usable", 200);
    long position =
        posted(
            supplier,
            "/api/v1/shipments",
            """
            {"number": "SB6-1", "buyer": "HENGYUE", "shipTo": "PLANT1", "shipped": "%s", "arrives": "%s",
             "lines": [{"part": "SB-6", "quantity": "55", "unit": "PCE"}]}
            """
                .formatted(today, monday));
    var sold = balance(supplier, "side=supplier&part=SB-6&site=JX1", position);
    assertThat(row(sold, monday.plusDays(1)).path("out").asString()).isEqualTo("0");
    assertThat(row(sold, monday.plusDays(8)).path("out").asString()).isEqualTo("45");
    var bought = balance(buyer, "side=buyer&part=SB-6&site=PLANT1", position);
    assertThat(row(bought, monday).at("/in/confirmed").asString()).isEqualTo("55");
  }

  /** A call-off is already net of the buyer's stock. */
  @Test
  void
      announced_goods_count_where_something_backs_them_and_are_shown_as_unagreed_where_nothing_does() {
    String despatch =
        """
        {"number": "%1$s", "buyer": "HENGYUE", "shipTo": "PLANT1", "shipped": "%2$s", "lines": [{"part": "%3$s", "quantity": "5000", "unit": "PCE"}]}
        """;
    long position =
        posted(supplier, "/api/v1/shipments", despatch.formatted("LS-SB-UNB", today, "SB-UNB"));
    var unbacked = balance(buyer, "side=buyer&part=SB-UNB&site=PLANT1", position);
    assertThat(unbacked.at("/rows/0/in/confirmed").asString()).isEqualTo("0");
    assertThat(unbacked.path("notCounted").toString())
        .contains("{\"quantity\":\"5000\",\"unit\":\"PCE\",\"why\":\"unagreed\"}");
    position =
        posted(
            supplier,
            "/api/v1/part-agreements?as=supplier",
            "{\"partner\": \"HENGYUE\", \"part\": \"SB-UNB\", \"unit\": \"PCE\"}");
    var backed = balance(buyer, "side=buyer&part=SB-UNB&site=PLANT1", position);
    assertThat(backed.path("notCounted")).isEmpty();
    assertThat(backed.at("/rows/0/in/confirmed").asString()).isEqualTo("5000");
    assertThat(
            buyer.get("/api/v1/supply-balance?side=buyer&part=SB-UNB&site=PLANT1&days=401").body())
        .as("more days than there are")
        .contains("\"status\":400", "The parameter days may be 1 to 400.");
  }

  @Test
  void the_buyers_stock_is_not_taken_off_its_call_offs_a_second_time() {
    calledOff("SB-7");
    long position =
        posted(
            buyer,
            "/api/v1/stock/counts",
            """
            {"site": "PLANT1", "part": "SB-7", "category": "raw", "status": "usable", "quantity": "500", "unit": "PCE", "at": "%s"}
            """
                .formatted(Instant.now()));
    var sold = balance(supplier, "side=supplier&part=SB-7&site=JX1", position);
    assertThat(sold.path("opening").asString()).isEqualTo("0");
    assertThat(sold.at("/runOut/size").asString()).isEqualTo("100");
    var bought = balance(buyer, "side=buyer&part=SB-7&site=PLANT1", position);
    assertThat(bought.path("opening").asString()).isEqualTo("500");
  }

  private void told(String reference, String message, String... segments) {
    String body = String.join("'", segments) + "'";
    var answer =
        new Api(hub, "hengyue-edi")
            .handIn(
                "UNB+UNOC:3+HENGYUE:ZZ+JIAXIN:ZZ+261126:0900+%1$s'UNH+1+%2$s:D:97A:UN'%3$sUNT+%4$d+1'UNZ+1+%1$s'"
                    .formatted(reference, message, body, segments.length + 2));
    assertThat(answer.path("outcome").asString()).as(answer.toString()).isEqualTo("accepted");
  }

  @Test
  void a_cancelled_order_line_is_open_no_more_and_the_others_are() {
    String day = EDI.format(today);
    told(
        "SB8-O",
        "ORDERS",
        "BGM+220+45-SB8+9",
        "DTM+137:" + day + ":102",
        "NAD+BY+HENGYUE::92",
        "NAD+SU+JIAXIN::92",
        "NAD+ST+PLANT1::92",
        "LIN+10++SB-8:IN",
        "QTY+21:40:PCE",
        "DTM+2:" + EDI.format(monday.plusDays(1)) + ":102",
        "LIN+20++SB-8:IN",
        "QTY+21:60:PCE",
        "DTM+2:" + EDI.format(monday.plusDays(8)) + ":102",
        "UNS+S");
    String query = "side=supplier&part=SB-8&site=JX1";
    assertThat(balance(supplier, query, 0).at("/runOut/size").asString()).isEqualTo("100");
    told(
        "SB8-C",
        "ORDCHG",
        "BGM+230+CHG-SB8+4",
        "DTM+137:" + day + ":102",
        "RFF+ON:45-SB8",
        "NAD+BY+HENGYUE::92",
        "NAD+SU+JIAXIN::92",
        "LIN+20+2",
        "UNS+S");
    var after = balance(supplier, query, 0);
    assertThat(row(after, monday.plusDays(1)).path("out").asString()).isEqualTo("40");
    assertThat(row(after, monday.plusDays(8)).path("out").asString()).isEqualTo("0");
    assertThat(after.at("/runOut/size").asString()).isEqualTo("40");
  }

  @Test
  void it_is_answered_as_it_was_known() throws InterruptedException {
    calledOff("SB-4");
    planned("SB-4", monday, 10);
    supplier.settle();
    Instant before = Instant.now();
    Thread.sleep(20); // so that the next one is recorded later
    long position = planned("SB-4", monday, 99);
    String query = "side=supplier&part=SB-4&site=JX1";
    assertThat(row(balance(supplier, query, position), monday).at("/in/planned").asString())
        .isEqualTo("99");
    var then = balance(supplier, query + "&asOf=" + before, position);
    assertThat(row(then, monday).at("/in/planned").asString()).isEqualTo("10");
  }

  @Test
  void a_site_of_others_is_not_there_and_who_has_no_side_is_refused() {
    String path = "/api/v1/supply-balance?part=SB-1&site=";
    assertThat(new Api(hub, "hongzhu-api").get(path + "JX1").statusCode()).isEqualTo(404);
    assertThat(new Api(hub, "xiangyin-bank").get(path + "JX1").statusCode()).isEqualTo(403);
    assertThat(buyer.get(path + "PLANT1&side=supplier").statusCode()).isEqualTo(403);
    assertThat(buyer.get(path + "PLANT1&grain=year").statusCode()).isEqualTo(400);
    assertThat(buyer.get("/api/v1/supply-balance?site=PLANT1").statusCode()).isEqualTo(400);
  }
}
