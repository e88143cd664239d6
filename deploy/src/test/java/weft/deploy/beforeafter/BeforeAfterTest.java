package weft.deploy.beforeafter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.database.Beside;
import weft.deploy.Api;
import weft.deploy.OwnHub;
import weft.deploy.RunningHub;

/**
 * Management sees a site before the hub and since; stated figures stay apart from measured ones.
 */
@Beside("screens")
class BeforeAfterTest {
  private static final String PAGE = "/api/v1/before-after?site=JX1";
  private static final String STATED = "/api/v1/stated-figures/JX1";

  private final RunningHub hub = RunningHub.busy();
  private final Api director = new Api(hub, "director@jiaxin");
  private final Api supplier = new Api(hub, "jiaxin-api");
  private final Api buyer = new Api(hub, "buyer@hengyue");
  private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

  private JsonNode page(String more) {
    supplier.settle();
    return director.json(PAGE + more);
  }

  private static JsonNode figure(JsonNode page, String code) {
    for (JsonNode it : page.path("figures")) if (it.path("code").asString().equals(code)) return it;
    throw new AssertionError(code + " is not in " + page);
  }

  private static HttpResponse<String> put(Api api, String body) {
    return api.put(STATED, body, "Content-Type", "application/json");
  }

  private void state(YearMonth month, String leadTime) {
    String body =
        """
        {"month": "%s", "leadTimeDays": "%s", "stockValue": "3860000.00", "currency": "CNY", "source": "ERP"}
        """
            .formatted(month, leadTime);
    OwnHub.ok(put(director, body));
  }

  @Test
  void stated_months_are_shown_as_stated_and_a_later_statement_replaces_one() {
    YearMonth month = YearMonth.from(today).minusMonths(5);
    state(month, "80");
    state(month, "40");
    JsonNode page = page("");
    JsonNode before = figure(page, "lead-time").path("before");
    assertThat(before.path("measured").asBoolean()).isFalse();
    assertThat(before.path("value").isNull()).isFalse();
    assertThat(before.path("coverage").isNull()).isTrue();
    JsonNode stated = director.json(STATED);
    long times = 0;
    for (JsonNode it : stated.path("months"))
      if (it.path("month").asString().equals(month.toString())) {
        times++;
        assertThat(it.path("leadTimeDays").asString()).isEqualTo("40");
      }
    assertThat(times).isEqualTo(1);
    assertThat(director.items("/api/v1/stated-figures?limit=500")).isNotEmpty();
  }

  @Test
  void figures_of_a_month_that_runs_are_refused_with_their_pointer() {
    String runs =
        "{\"month\": \"%s\", \"leadTimeDays\": \"40\", \"source\": \"ERP\"}"
            .formatted(YearMonth.from(today));
    var answer = put(director, runs);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("month-not-over", "/month");
    var unreadable = put(director, "{\"month\": \"March\", \"leadTimeDays\": \"-4\"}");
    assertThat(unreadable.statusCode()).isEqualTo(422);
    assertThat(unreadable.body()).contains("/month", "/leadTimeDays", "/source");
  }

  @Test
  void an_order_that_left_whole_counts_in_lead_time_and_a_position_repeats_the_answer() {
    JsonNode before = figure(page(""), "lead-time").path("first");
    String number = "BA-" + UUID.randomUUID().toString().substring(0, 8);
    LocalDate ordered = today.minusDays(12);
    OwnHub.ok(
        buyer.postJson(
            "/api/v1/orders",
            """
            {"number": "%s", "supplier": "JIAXIN", "site": "PLANT1", "currency": "CNY", "orderDate": "%s",
             "lines": [{"line": "10", "part": "HY-24101", "unit": "PCE", "quantity": "8", "price": "68.00", "date": "%s"}]}
            """
                .formatted(number, ordered, today.plusDays(3))));
    ship(number, "5", today.minusDays(4));
    assertThat(figure(page(""), "lead-time").path("first").path("basis").asInt())
        .as("not whole yet")
        .isEqualTo(before.path("basis").asInt());
    ship(number, "3", today.minusDays(1));
    JsonNode page = page("");
    JsonNode first = figure(page, "lead-time").path("first");
    assertThat(first.path("basis").asInt()).isEqualTo(before.path("basis").asInt() + 1);
    assertThat(first.path("unit").asString()).isEqualTo("DAY");
    assertThat(first.path("lines").toString()).contains(number);
    assertThat(new BigDecimal(first.path("value").asString()))
        .as("11 days more in the mean")
        .isCloseTo(meanWith(before, 11), offset(new BigDecimal("0.2")));
    String at = "&at=" + page.path("position").asLong();
    ship(number, "1", today.minusDays(1));
    assertThat(page(at)).isEqualTo(page);
  }

  private static BigDecimal meanWith(JsonNode figure, int days) {
    int lines = figure.path("basis").asInt();
    BigDecimal sum = BigDecimal.valueOf(days);
    if (!figure.path("value").isNull())
      sum =
          sum.add(
              new BigDecimal(figure.path("value").asString()).multiply(BigDecimal.valueOf(lines)));
    return sum.divide(BigDecimal.valueOf(lines + 1L), 1, RoundingMode.HALF_UP);
  }

  private void ship(String order, String quantity, LocalDate shipped) {
    OwnHub.ok(
        supplier.postJson(
            "/api/v1/shipments",
            """
            {"number": "BA-%s", "buyer": "HENGYUE", "shipFrom": "JX1", "shipTo": "PLANT1", "shipped": "%s", "arrives": "%s",
             "lines": [{"part": "JX-1101", "quantity": "%s", "unit": "PCE", "order": "%s", "orderLine": "10"}]}
            """
                .formatted(
                    UUID.randomUUID().toString().substring(0, 12),
                    shipped,
                    shipped.plusDays(1),
                    quantity,
                    order)));
  }

  @Test
  void counted_stock_has_the_value_of_its_agreed_price_and_every_number_a_reason_or_a_link() {
    supplier.settle();
    Api planner = new Api(hub, "planner@jiaxin");
    OwnHub.ok(
        planner.postJson(
            "/api/v1/stock/counts",
            """
            {"site": "JX1", "part": "JX-1140", "category": "finished", "status": "usable", "quantity": "7", "unit": "PCE", "at": "%s"}
            """
                .formatted(Instant.now().minusSeconds(60))));
    JsonNode first = page("");
    JsonNode value = figure(first, "stock-value").path("first");
    assertThat(value.path("unit").asString()).isEqualTo("CNY");
    assertThat(new BigDecimal(value.path("value").asString())).isPositive();
    assertThat(new BigDecimal(value.path("coverage").asString())).isPositive();
    for (JsonNode figure : first.path("figures"))
      for (String period : new String[] {"before", "first", "last"}) {
        JsonNode it = figure.path(period);
        assertThat(it.path("link").asString()).startsWith("/");
        assertThat(it.path("value").isNull())
            .as(it.toString())
            .isEqualTo(!it.path("unknown").isNull());
      }
    assertThat(figure(first, "stock-value").path("last").path("unknown").asString())
        .isEqualTo("too-early");
  }

  @Test
  void only_management_of_the_sites_owner_reads_the_page_and_only_the_owner_what_it_stated() {
    for (String other : new String[] {"sales@jiaxin", "jiaxin-gateway", "hengyue-planner"})
      assertThat(new Api(hub, other).get(PAGE).statusCode()).as(other).isEqualTo(403);
    assertThat(new Api(hub, "hongzhu-api").get(PAGE).statusCode()).isEqualTo(404);
    assertThat(director.get("/api/v1/before-after?site=HZ1").statusCode()).isEqualTo(404);
    assertThat(director.get("/api/v1/before-after?site=NOWHERE").statusCode()).isEqualTo(404);
    state(YearMonth.from(today).minusMonths(6), "44");
    supplier.settle();
    var hongzhu = new Api(hub, "hongzhu-api");
    assertThat(hongzhu.get(STATED).statusCode()).isEqualTo(404);
    String id = director.json(STATED).path("id").asString();
    assertThat(hongzhu.get("/api/v1/stated-figures/" + id).statusCode()).isEqualTo(404);
    assertThat(hongzhu.json("/api/v1/stated-figures?limit=500").toString()).doesNotContain("JX1");
    String body = "{\"month\": \"2026-01\", \"leadTimeDays\": \"1\", \"source\": \"x\"}";
    assertThat(put(hongzhu, body).statusCode()).isEqualTo(404);
  }
}
