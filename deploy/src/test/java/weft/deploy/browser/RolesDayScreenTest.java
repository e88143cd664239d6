package weft.deploy.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.OwnHub;
import weft.deploy.RunningHub;

/**
 * Each role's daily tasks, starting from its home; planners and the warehouse have tests of their
 * own.
 */
@InChromium
class RolesDayScreenTest {
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
        "park@jiahe",
        "operator@weft"
      })
  @Tag("long")
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
      screen.goTo(place);
      screen.at("main h1").waitFor();
      screen.isAt(place);
    }
    assertThat(refused).as(user).isEmpty();
  }

  /** An order of 40 pieces at Jiaxin's. */
  private JsonNode placed(String number) {
    return OwnHub.ok(
        new Api(hub, "buyer@hengyue")
            .postJson(
                "/api/v1/orders",
                """
                {"number": "%s", "supplier": "JIAXIN", "site": "PLANT1", "currency": "CNY", "lines": [
                  {"line": "10", "part": "%s", "unit": "PCE", "quantity": "40", "price": "12.50", "date": "2027-03-01"}]}\
                """
                    .formatted(number, number)));
  }

  @Test
  void the_buyers_day_an_order_is_placed_a_change_of_it_proposed_and_decided_upon() {
    String number = "DAY-" + UUID.randomUUID().toString().substring(0, 8);
    JsonNode order = placed(number);
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
  void the_sales_clerks_day_an_order_that_is_told_and_waits_at_home_is_confirmed() {
    String number = "DAY-" + UUID.randomUUID().toString().substring(0, 8);
    String before = Instant.now().toString();
    placed(number);
    var supplier = new Api(hub, "sales@jiaxin");
    supplier.settle();
    var screen = Chromium.shared().open(hub, "sales@jiaxin", "/orders");
    wasThere(screen, before);
    screen.goTo("/");
    screen.says("[data-testid=since]", "Hengyue Heavy Industry placed order " + number);
    screen.at("[data-testid=need][data-need=orders-open]").waitFor();
    assertThat(screen.page().locator("[data-testid=urgent] [data-testid=need]").count())
        .isBetween(1, 3);
    assertThat(screen.page().locator("[data-testid=day]").count()).isEqualTo(14);
    screen.at("[data-testid=sentence]:has-text('" + number + "')").click();
    screen.says("[data-testid=order-line]", "40", "1 Mar 2027");
    screen.at("[data-testid=accept]").click();
    screen.at("button:has-text('Send 1 answer')").click();
    screen.at("[data-testid=order][data-state=confirmed]").waitFor();
    assertThat(supplier.items("/api/v1/orders?as=supplier&state=open&limit=500"))
        .noneMatch(it -> it.path("number").asString().equals(number));
  }

  /** Answers for the hub that the reader's last visit of home ended at that moment. */
  private static void wasThere(Screen screen, String until) {
    screen
        .page()
        .route(
            "**/api/v1/views?screen=home-visits**",
            it ->
                it.fulfill(
                    new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody(
                            """
                            {"items": [{"id": "1", "screen": "home-visits", "name": "visit", "query": "before=%1$s", "savedAt": "%1$s"}],
                             "next": null, "position": 1, "asOf": null}
                            """
                                .formatted(until))));
  }

  @Test
  void the_menu_is_used_by_keyboard_on_a_desk_and_by_thumb_on_a_phone() {
    var screen = Chromium.shared().open(hub, "sales@jiaxin", "/");
    var keys = screen.page().keyboard();
    screen.at("nav button:has-text('Demand')").focus();
    keys.press("ArrowDown");
    PlaywrightAssertions.assertThat(screen.at("nav a[href^='/call-offs']")).isFocused();
    Axe.assertNoFault(screen.page(), "menu");
    keys.press("ArrowDown");
    PlaywrightAssertions.assertThat(screen.at("nav a[href^='/orders']")).isFocused();
    keys.press("Escape");
    PlaywrightAssertions.assertThat(screen.at("nav button:has-text('Demand')")).isFocused();
    PlaywrightAssertions.assertThat(screen.at("nav a[href^='/orders']")).isHidden();
    keys.press("ArrowRight");
    PlaywrightAssertions.assertThat(screen.at("nav button:has-text('Supply')")).isFocused();

    screen.page().setViewportSize(360, 740);
    screen.at("[data-testid=foot]").waitFor();
    for (Locator it : screen.page().locator("[data-testid=foot] > ul > li").all())
      assertThat(it.boundingBox().height).isGreaterThanOrEqualTo(48);
    screen.at("[data-testid=more]").click();
    Axe.assertNoFault(screen.page(), "phone menu");
    screen.at("[data-testid=foot] a[href^='/questions']").click();
    screen.isAt("/questions");
    PlaywrightAssertions.assertThat(screen.at("[data-testid=foot] section")).isHidden();
    screen.fits(360);
    screen.page().setViewportSize(1440, 900);
  }

  @Test
  void the_banks_day_a_supplier_shows_it_some_stock_and_takes_it_back() {
    String part = "BANK-" + UUID.randomUUID().toString().substring(0, 6);
    OwnHub.ok(
        new Api(hub, "warehouse@jiaxin")
            .postJson(
                "/api/v1/stock/counts",
                """
                {"site": "JX1", "part": "%s", "category": "finished", "status": "usable", "quantity": "70",
                 "unit": "PCE", "at": "2026-11-20T08:00:00Z"}\
                """
                    .formatted(part)));
    var bank = Chromium.shared().open(hub, "bank@xiangyin", "/");
    bank.at("[data-testid=home]:not([data-reading])").waitFor();
    assertThat(bank.page().locator("nav a[href^='/stock'], nav a[href^='/sharing']").count())
        .isPositive();
    int isNew = 1 + waiting(bank, "grants-new");
    int ended = 1 + waiting(bank, "grants-ended");

    var sales = Chromium.shared().open(hub, "sales@jiaxin", "/sharing");
    sales.at("[data-testid=give]").click();
    sales.at("[data-testid=give-to]").selectOption("Another company, such as a bank or an auditor");
    sales.at("[data-testid=give-code]").fill("xiangyin");
    sales.at("[data-testid=give-dialog] textarea").fill(part);
    sales.at("[data-testid=give-send]").click();
    String given = "[data-testid=grant-row][data-to=XIANGYIN]:has-text('" + part + "')";
    sales.says(given, part, "shared");

    bank.at("[data-testid=need][data-need=grants-new][data-count='" + isNew + "']")
        .waitFor(); // by itself
    bank.show("home-bank");
    bank.at("[data-testid=need][data-need=grants-new]").click();
    bank.says(given, "Stock", "you", part, "shared");
    bank.show("sharing-bank");
    bank.at(given + " a").click();
    bank.says("[data-testid=stock-row]", part, "70 pcs");
    assertThat(bank.page().locator("[data-testid=stock-row]").count()).isEqualTo(1);

    sales.at(given + " [data-testid=withdraw]").click();
    sales.at("[data-testid=withdraw-send]").click();
    bank.says("[data-testid=empty]", "No stock is shared with you"); // by itself
    bank.goTo("/");
    bank.at("[data-testid=need][data-need=grants-ended][data-count='" + ended + "']").click();
    bank.says(given, part, "withdrawn");
  }

  /** The number of a need at home; the demo and other tests share with the bank, too. */
  private static int waiting(Screen home, String need) {
    Locator it = home.page().locator("[data-testid=need][data-need=" + need + "]");
    return it.count() == 0 ? 0 : Integer.parseInt(it.getAttribute("data-count"));
  }

  @Test
  void the_operators_day_a_paused_channel_is_found_at_home_and_resumed() {
    OwnHub.ok(
        new Api(hub, "operator@weft")
            .postJson(
                OwnHub.OPERATOR + "channels/XIANGYIN/pause",
                "{\"reason\": \"their line is down\"}"));
    var screen = Chromium.shared().open(hub, "operator@weft", "/");
    screen.at("[data-testid=need][data-need=channels-paused]").waitFor();
    screen.show("home-operator");
    screen.at("[data-testid=need][data-need=channels-paused]").click();
    String row = "[data-testid=channel-row][data-party=XIANGYIN]";
    screen.says(row, "Paused", "their line is down", "魏东 Wei Dong");
    screen.at(row + " a").click();
    screen.at("[data-testid=channel][data-paused=true] [data-testid=pause]").click();
    screen.at("[data-testid=why-reason]").fill("their line is up");
    screen.at("[data-testid=why-send]").click();
    screen.at("[data-testid=channel][data-paused=false]").waitFor();

    screen.goTo("/");
    screen.at("[data-testid=settled][data-need=channels-paused]").waitFor();
    screen.at("[data-testid=release] a").click();
    screen.at("[data-testid=health-part]").waitFor();
    screen.at("[data-testid=view][data-view]").waitFor();
  }

  @Test
  void the_quality_engineers_day_what_was_measured_and_what_does_not_conform() {
    var screen = Chromium.shared().open(hub, "quality@jiaxin", "/");
    screen.at("[data-testid=home]:not([data-reading])").waitFor();
    assertThat(new Api(hub, "quality@jiaxin").items("/api/v1/stock?status=blocked&limit=500"))
        .isNotEmpty();
    assertThat(screen.page().locator("[data-need=stock-blocked]").count())
        .as("who books no stock is not asked to release it")
        .isZero();
    screen.at("[data-testid=need][data-need=shipments-to-settle]").click();
    screen.isAt("/shipments");
    screen.page().navigate(hub.at("/documents?kind=test-results").toString());
    screen.at("[data-testid=document-row][data-number=JX-PZ-0417] a").first().click();
    screen.says("[data-testid=measurements]", "Heat analysis", "0.44", "0.42 – 0.5");
    screen.page().goBack();
    screen.page().navigate(hub.at("/documents?kind=nonconformance&as=supplier").toString());
    screen.at("[data-testid=document-row][data-number=NC-0409] a").first().click();
    screen.says("[data-testid=nonconformances]", "Threads of two bolts are damaged", "return");
    screen.says("[data-testid=nonconformances]", "No. 1 · damaged ·");
    assertThat(screen.at("[data-testid=nonconformances]").innerText()).doesNotContain("ZZ");
    screen.says("[data-testid=measurements]", "36.4", "outside its limits", "mm");
    screen.speak("zh");
    screen.says("[data-testid=measurements]", "超出限值", "毫米");
    screen.says("[data-testid=nonconformances]", "编号 1 · 损坏 ·");
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

  @Test
  @Tag("long")
  void the_auditors_day_parts_are_called_by_their_names() {
    var screen = Chromium.shared().open(hub, "auditor@shenji", "/orders?part=HY-24017");
    screen.says("[data-testid=order-row]", "Boom head 350 t");
  }
}
