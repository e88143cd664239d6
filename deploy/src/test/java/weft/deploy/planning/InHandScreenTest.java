package weft.deploy.planning;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import weft.deploy.Api;
import weft.deploy.RunningHub;
import weft.deploy.browser.Chromium;
import weft.deploy.browser.InChromium;
import weft.deploy.browser.Screen;

/** Two people of one company divide their work without talking: both see who works on which row. */
@Tag("long")
@InChromium
class InHandScreenTest {
  private final RunningHub hub = RunningHub.busy();
  private final String number = "HAND-" + UUID.randomUUID().toString().substring(0, 8);

  @Test
  void what_a_colleague_has_in_hand_stands_in_the_list_and_on_the_home() {
    ordered();
    var sales = Chromium.shared().open(hub, "sales@jiaxin", "/orders?as=supplier&state=open");
    Locator mine = sales.at("[data-testid=order-row][data-number='" + number + "']");
    mine.locator("input[type=checkbox]").check();
    sales.at("[data-testid=take-in-hand]").click();
    assertThat(mine.locator("[data-testid=hand]")).hasText("刘洋 Liu Yang");

    var planner = Chromium.shared().open(hub, "planner@jiaxin", "/?as=supplier");
    Locator hands = planner.at("[data-testid=need][data-need=orders-open] [data-testid=in-hand]");
    assertThat(hands).containsText("刘洋 Liu Yang");
    hands.click();
    Locator its = planner.at("[data-testid=order-row][data-number='" + number + "']");
    assertThat(its.locator("[data-testid=hand]")).hasText("刘洋 Liu Yang");
    its.locator("input[type=checkbox]").check();
    planner.at("[data-testid=give-back]").click();
    assertThat(its.locator("[data-testid=hand]")).hasCount(0);
  }

  @Test
  void who_has_it_in_hand_is_said_beside_every_number_that_somebody_looks_after() {
    var sales = Chromium.shared().open(hub, "sales@jiaxin", "/?as=supplier");
    assertThat(inHand(sales, "run-outs")).containsText("何燕 He Yan (1)");
    assertThat(inHand(sales, "call-offs-short")).containsText("何燕 He Yan (1)");
    var edi = Chromium.shared().open(hub, "edi@hengyue", "/");
    assertThat(inHand(edi, "interchanges-contradicted")).containsText("王磊 Wang Lei (1)");
    assertThat(inHand(edi, "interchanges-held")).isVisible();
  }

  @Test
  void the_call_offs_have_room_for_who_has_them_in_hand_on_a_small_desk() {
    Api jiaxin = new Api(hub, "sales@jiaxin");
    String row = jiaxin.json("/api/v1/in-hand?list=call-offs").at("/items/0/row").asString();
    String schedule = row.substring(0, row.indexOf('|'));
    String part = jiaxin.json("/api/v1/call-offs/" + schedule).path("part").asString();
    var sales = Chromium.shared().open(hub, "sales@jiaxin", "/call-offs?as=supplier&part=" + part);
    sales.page().setViewportSize(1024, 800);
    assertThat(sales.at("[data-testid=call-off-row] [data-testid=hand]")).isVisible();
    assertThat(
            sales.at("[data-testid=call-offs]").evaluate("it => it.scrollWidth - it.clientWidth"))
        .isEqualTo(0);
  }

  private static Locator inHand(Screen screen, String need) {
    return screen.at("[data-testid=need][data-need=" + need + "] [data-testid=in-hand]");
  }

  private void ordered() {
    var placed =
        new Api(hub, "buyer@hengyue")
            .post(
                "/api/v1/orders",
                """
                {"number": "%s", "supplier": "JIAXIN", "site": "PLANT1", "currency": "CNY", "lines": [
                  {"line": "10", "part": "%s", "unit": "PCE", "quantity": "40", "price": "12.50", "date": "2027-03-01"}]}\
                """
                    .formatted(number, number),
                "Content-Type",
                "application/json");
    assertThat(placed.statusCode()).as(placed.body()).isEqualTo(200);
  }
}
