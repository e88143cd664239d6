package weft.deploy.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import weft.database.Beside;
import weft.deploy.Api;
import weft.deploy.RunningHub;
import weft.deploy.browser.Chromium;
import weft.deploy.browser.ClosesScreens;

/**
 * The values of an order in a list in addition to its state: its value, its part, its next due
 * date.
 */
@Beside("screens")
@ExtendWith(ClosesScreens.class)
class OrderListTest {
  private static final String ORDERS = "/api/v1/orders";
  private static final String[] JSON = {"Content-Type", "application/json"};
  private final RunningHub hub = RunningHub.busy();
  private final Api buyer = new Api(hub, "buyer@hengyue");
  private final Api supplier = new Api(hub, "jiaxin-api");
  private final String own = UUID.randomUUID().toString().substring(0, 6).toUpperCase(Locale.ROOT);
  private final String part = "LISTED-" + own;

  private String order(String number, String currency, String... lines) {
    return """
    {"number": "%s", "supplier": "JIAXIN", "site": "PLANT1", "currency": %s, "lines": [%s]}\
    """
        .formatted(number, currency, String.join(", ", lines));
  }

  private static String line(String line, String part, String quantity, String more) {
    return """
    {"line": "%s", "part": "%s", "unit": "PCE", "quantity": "%s"%s}\
    """
        .formatted(line, part, quantity, more);
  }

  private static String priced(String price, String date) {
    return ", \"price\": \"" + price + "\", \"date\": \"" + date + "\"";
  }

  private JsonNode placed(String body) {
    var answer = buyer.post(ORDERS, body, JSON);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    buyer.settle();
    return Api.body(answer);
  }

  private JsonNode listed(Api by, String as, String query) {
    return by.json(ORDERS + "?as=" + as + query).path("items");
  }

  @Test
  void the_list_tells_value_part_and_next_day_to_both_and_as_they_were() {
    String number = "V1-" + own;
    String first = line("10", part, "40", priced("12.50", "2027-03-01"));
    String second = line("20", part + "-B", "3", priced("0.1", "2027-02-01"));
    String id = placed(order(number, "\"CNY\"", first, second)).path("id").asString();
    for (String as : new String[] {"buyer", "supplier"}) {
      JsonNode row = listed(as.equals("buyer") ? buyer : supplier, as, "&number=" + number).path(0);
      assertThat(row.path("value").asString()).isEqualTo("500.3");
      assertThat(row.path("parts").asInt()).isEqualTo(2);
      assertThat(row.path("part").isNull()).isTrue();
      assertThat(row.at("/partNumbers/0/part").asString()).isEqualTo(part);
      assertThat(row.at("/partNumbers/1/part").asString()).isEqualTo(part + "-B");
      assertThat(row.path("nextDue").asString()).isEqualTo("2027-02-01");
    }
    Instant before = Instant.now();
    var changed =
        buyer.put(
            ORDERS + "/" + id,
            order(number, "\"CNY\"", first),
            "Content-Type",
            "application/json",
            "If-Match",
            "\"1\"");
    assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
    buyer.settle();
    JsonNode row = listed(buyer, "buyer", "&number=" + number).path(0);
    assertThat(row.path("value").asString()).as("without the line struck out").isEqualTo("500");
    assertThat(row.path("part").asString()).isEqualTo(part);
    assertThat(row.path("partNumbers").size()).as("without the line struck out").isEqualTo(1);
    assertThat(row.path("nextDue").asString()).isEqualTo("2027-03-01");
    JsonNode then = listed(buyer, "buyer", "&number=" + number + "&asOf=" + before).path(0);
    assertThat(then.path("value").asString()).isEqualTo("500.3");
    assertThat(then.path("parts").asInt()).isEqualTo(2);
  }

  @Test
  void a_list_is_narrowed_to_a_part_and_to_days() {
    String number = "V2-" + own;
    placed(order(number, "\"EUR\"", line("10", part + "-D", "1", priced("9", "2027-06-15"))));
    String of = "&part=" + part + "-D";
    assertThat(listed(supplier, "supplier", of)).hasSize(1);
    assertThat(listed(supplier, "supplier", of + "&nextFrom=2027-06-15&nextUntil=2027-06-15"))
        .hasSize(1);
    assertThat(listed(supplier, "supplier", of + "&nextFrom=2027-06-16")).isEmpty();
    assertThat(listed(supplier, "supplier", of + "&nextUntil=2027-06-14")).isEmpty();
    assertThat(listed(new Api(hub, "lingyun-edi"), "buyer", of)).isEmpty();
    assertThat(supplier.get(ORDERS + "?nextFrom=soon").statusCode()).isEqualTo(400);
  }

  @Test
  void a_supplier_finds_and_reads_an_order_by_its_own_number_of_the_part() {
    String number = "V5-" + own;
    String theirs = ", \"supplierPart\": \"S-" + own + "\"" + priced("9", "2027-06-15");
    placed(order(number, "\"CNY\"", line("10", part + "-S", "1", theirs)));
    for (String found : new String[] {"S-" + own, part + "-S"}) {
      JsonNode row = listed(supplier, "supplier", "&part=" + found).path(0);
      assertThat(row.path("number").asString()).as(found).isEqualTo(number);
      assertThat(row.path("supplierPart").asString()).isEqualTo("S-" + own);
      assertThat(row.at("/partNumbers/0/supplierPart").asString()).isEqualTo("S-" + own);
      assertThat(row.at("/partNumbers/0/part").asString()).isEqualTo(part + "-S");
    }
  }

  @Test
  void no_value_is_told_where_a_line_has_no_price() {
    String number = "V3-" + own;
    placed(
        order(
            number,
            "\"CNY\"",
            line("10", part + "-E", "1", priced("9", "2027-06-15")),
            line("20", part + "-E", "1", ", \"date\": \"2027-06-15\"")));
    JsonNode row = listed(buyer, "buyer", "&number=" + number).path(0);
    assertThat(row.path("value").isNull()).isTrue();
    assertThat(row.path("part").asString()).isEqualTo(part + "-E");
  }

  @Test
  @Tag("long")
  @EnabledIf("weft.deploy.browser.Chromium#installed")
  void the_screen_shows_them_and_leads_to_everything_of_the_part() {
    String number = "V4-" + own;
    placed(
        order(number, "\"CNY\"", line("10", part + "-F", "1200", priced("1234.5", "2027-06-15"))));
    var screen = Chromium.shared().open(hub, "sales@jiaxin", "/orders?part=" + part + "-F");
    screen.says("[data-testid=order-row]", number, part + "-F", "1,481,400.00 CNY", "15 Jun 2027");
    screen.show("orders-of-a-part");
    screen.at("[data-testid=order-row] [data-testid=part-link]").click();
    screen.at("[data-testid=part-orders][data-count='1']").waitFor();
    screen.says("[data-testid=part-orders]", number, "15 Jun 2027");
    screen.says("[data-testid=part-history]", number);
    screen.show("part");
    screen.page().keyboard().press("Control+k");
    screen.at("[data-testid=find-text]").fill("JX-881");
    screen.at("[data-testid=found]:has-text('JX-881')").click();
    screen.at("[data-testid=part-call-offs][data-count]").waitFor();
  }
}
