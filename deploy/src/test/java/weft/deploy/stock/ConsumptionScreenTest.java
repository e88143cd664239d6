package weft.deploy.stock;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import weft.deploy.Api;
import weft.deploy.RunningHub;
import weft.deploy.browser.Chromium;
import weft.deploy.browser.InChromium;

/** The holder states its consumption; the owner of the goods finds it at home and contests it. */
@Tag("long")
@InChromium
class ConsumptionScreenTest {
  private static final Locator.WaitForOptions HIDDEN =
      new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final RunningHub hub = RunningHub.busy();
  private final Api holder = new Api(hub, "hengyue-planner");
  private final String part = "CS-" + Long.toString(System.nanoTime(), 36).toUpperCase(Locale.ROOT);

  @Test
  void what_was_used_is_stated_contested_and_accepted() {
    book("/counts", "", "500", 9);
    book("/movements", "\"kind\": \"issue\", ", "-120", 8);
    holder.settle();
    var user = Chromium.shared().open(hub, "planner@hengyue", "/consumption");
    user.at("[data-testid=account]:has-text('Jiaxin')").first().click();
    String line = "[data-testid=consumption-line][data-part=" + part + "] ";
    user.says(line + "[data-testid=consumed]", "−120");
    user.says(line + "[data-testid=closing]", "380");
    user.show("open-consumption");
    user.at("[data-testid=state-consumption]").click();
    user.page().locator(line).waitFor(HIDDEN);
    holder.settle();

    var owner = Chromium.shared().open(hub, "sales@jiaxin", "/");
    owner.at("[data-testid=need][data-need=consumption]").click();
    String rows = "[data-testid=statement-row][data-state=stated] a";
    owner.at(rows).first().waitFor();
    owner.page().locator(rows).last().click(); // the newest
    owner.says(line + "[data-testid=consumed]", "−120");
    owner.at("[data-testid=contest]").click();
    owner.at("[data-testid=contest-reason]").fill("100 by our count");
    owner.show("contest-consumption");
    owner.at("[data-testid=contest-send]").click();
    owner.at("[data-testid=statement][data-state=contested]").waitFor();
    owner.at("[data-testid=accept]").click();
    owner.at("[data-testid=statement][data-state=accepted]").waitFor();
    assertThat(owner.page().locator("[data-testid=accept]").count()).isZero();
  }

  private void book(String what, String kind, String quantity, int hoursAgo) {
    String body =
        """
        {%s"site": "PLANT1", "part": "%s", "owner": "JIAXIN", "category": "finished", "status": "usable",
         "quantity": "%s", "unit": "PCE", "at": "%s"}
        """
            .formatted(kind, part, quantity, NOW.minus(hoursAgo, ChronoUnit.HOURS));
    var answer = holder.post("/api/v1/stock" + what, body, "Content-Type", "application/json");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }
}
