package weft.deploy.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.RunningHub;

/**
 * What each role does in a day, from its home on; planners and the warehouse have tests of their
 * own.
 */
@InChromium
class RolesDayScreenTest {
  private static final String[] JSON = {"Content-Type", "application/json"};
  private final RunningHub hub = RunningHub.busy();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sales@jiaxin",
        "planner@jiaxin",
        "warehouse@jiaxin",
        "quality@jiaxin",
        "edi@jiaxin",
        "buyer@hengyue",
        "planner@hengyue",
        "edi@hengyue",
        "auditor@shenji",
        "bank@xiangyin",
        "operator@weft"
      })
  void whoever_logs_in_finds_a_home_and_every_place_of_the_menu_answers(String user) {
    var screen = Chromium.shared().open(hub, user, "/");
    List<String> refused = new CopyOnWriteArrayList<>();
    screen
        .page()
        .onResponse(
            it -> {
              if (it.status() >= 400 && it.status() != 409)
                refused.add(it.status() + " " + it.url());
            });
    screen.at("[data-testid=home]:not([data-reading])").waitFor();
    assertThat(screen.page().locator("[data-testid=need], [data-testid=nothing]").count())
        .isPositive();
    List<String> places = new ArrayList<>();
    for (Locator it : screen.page().locator("nav a").all()) places.add(it.getAttribute("href"));
    assertThat(places).isNotEmpty();
    for (String place : places) {
      screen.page().locator("nav a[href='" + place + "']").click();
      screen.at("main h1").waitFor();
      screen.at("nav a[href='" + place + "'][aria-current=page]").waitFor();
    }
    assertThat(refused).as(user).isEmpty();
  }

  @Test
  void the_buyers_day_an_order_is_placed_a_change_of_it_proposed_and_decided_upon() {
    String number = "DAY-" + UUID.randomUUID().toString().substring(0, 8);
    var placed =
        new Api(hub, "buyer@hengyue")
            .post(
                "/api/v1/orders",
                """
                {"number": "%s", "supplier": "JIAXIN", "site": "PLANT1", "currency": "CNY", "lines": [
                  {"line": "10", "part": "%s", "unit": "PCE", "quantity": "40", "price": "12.50", "date": "2027-03-01"}]}\
                """
                    .formatted(number, number),
                JSON);
    assertThat(placed.statusCode()).as(placed.body()).isEqualTo(200);
    JsonNode order = Api.body(placed);
    var supplier = new Api(hub, "sales@jiaxin");
    var proposed =
        supplier.post(
            "/api/v1/orders/" + order.path("id").asString() + "/responses?as=supplier",
            """
            {"responses": [{"line": "10", "answer": "propose", "schedule": [{"date": "2027-03-08", "quantity": "30"}],
              "reason": {"code": "capacity", "text": "short of hands"}}]}\
            """,
            "Content-Type",
            "application/json",
            "If-Match",
            "\"1\"");
    assertThat(proposed.statusCode()).as(proposed.body()).isEqualTo(200);
    supplier.settle();

    var screen = Chromium.shared().open(hub, "buyer@hengyue", "/");
    screen.at("[data-testid=need][data-need=orders-proposed]").click();
    screen.at("[data-testid=order-row][data-number=" + number + "] a").first().click();
    screen.says("[data-testid=order-line]", "30", "8 Mar 2027", "short of hands");
    screen.at("button:has-text('Accept proposal')").click();
    screen.at("button:has-text('Send 1 answer')").click();
    screen.at("[data-testid=order][data-state=confirmed]").waitFor();
    screen.says("[data-testid=order]", "30", "12.50 CNY");
  }

  @Test
  void the_quality_engineers_day_what_was_measured_and_what_does_not_conform() {
    var screen = Chromium.shared().open(hub, "quality@jiaxin", "/documents?kind=test-results");
    screen.at("[data-testid=document-row][data-number=JX-PZ-0417] a").first().click();
    screen.says("[data-testid=measurements]", "Heat analysis", "0.44", "0.42 – 0.5");
    screen.page().goBack();
    screen.page().navigate(hub.at("/documents?kind=nonconformance&as=supplier").toString());
    screen.at("[data-testid=document-row][data-number=NC-0409] a").first().click();
    screen.says("[data-testid=nonconformances]", "Threads of two bolts are damaged", "return");
    screen.says("[data-testid=measurements]", "36.4", "outside its limits", "mm");
    screen.speak("zh");
    screen.says("[data-testid=measurements]", "超出限值", "毫米");
  }

  @Test
  void the_edi_clerks_day_a_message_that_is_held_is_seen_at_home_and_looked_into() {
    var screen = Chromium.shared().open(hub, "edi@hengyue", "/");
    String held = "[data-testid=need][data-need=interchanges-held]";
    screen.at(held + " [data-testid=in-hand]").waitFor();
    screen.at(held).click();
    screen.at("[data-testid=filter-reference]").fill("CHG-EARLY");
    screen.at("[data-testid=interchange-row]:has-text('CHG-EARLY') a").first().click();
    screen.says("[data-testid=fault]", "450001296");
  }

  @Test
  void the_auditors_day_an_invoice_is_followed_to_its_shipment() {
    var screen = Chromium.shared().open(hub, "auditor@shenji", "/documents?number=JX-RE-0409");
    screen.at("[data-testid=document-row] a").first().click();
    screen.says("[data-testid=parties]", "Jiaxin", "Hengyue");
    screen.says("[data-testid=payable]", "1,921.00 CNY");
    assertThat(screen.page().locator("[data-testid=segment-link]").count()).isZero();
  }
}
