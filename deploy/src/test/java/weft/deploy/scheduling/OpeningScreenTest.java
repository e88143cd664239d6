package weft.deploy.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.RunningHub;
import weft.deploy.browser.Chromium;
import weft.deploy.browser.InChromium;

/** A buyer's planner and a supplier's clerk settle their common opening, each on the own screen. */
@Tag("long")
@InChromium
class OpeningScreenTest {
  private static final Locator.WaitForOptions HIDDEN =
      new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);
  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));
  private final RunningHub hub = RunningHub.busy();
  private final Api buyer = new Api(hub, "hengyue-planner");
  private final String part =
      "OS" + Long.toString(System.nanoTime() % 2_000_000_000, 36).toUpperCase(Locale.ROOT);

  @Test
  void the_two_sides_propose_counter_and_sign_and_the_count_begins_with_it() {
    String due = DateTimeFormatter.BASIC_ISO_DATE.format(TODAY.plusDays(9));
    new Api(hub, "hengyue-edi").handIn(Delfors.of(part + "-01", part, "01", due, "400"));
    buyer.settle();
    String schedule =
        buyer.json("/api/v1/call-offs?as=buyer&part=" + part).at("/items/0/schedule").asString();

    var planner = Chromium.shared().open(hub, "planner@hengyue", "/call-offs/" + schedule);
    planner.at("[data-testid=propose-opening]").click();
    planner.at("[data-testid=opening-received]").fill("100");
    planner.at("[data-testid=opening-shipped]").fill("140");
    planner.at("[data-testid=opening-sum][data-agrees=false]").waitFor();
    planner.page().reload(); // the typed text survives
    planner.at("[data-testid=add-goods]").click();
    planner.at("[data-testid=goods-note]").fill("LS-OLD");
    planner.at("[data-testid=goods-quantity]").fill("40");
    planner.at("[data-testid=opening-sum][data-agrees=true]").waitFor();
    planner.show("propose-opening");
    planner.at("[data-testid=opening-send]").click();
    planner.says("[data-testid=proposal]", "140");
    planner.at("[data-testid=withdraw-opening]").waitFor();
    buyer.settle();

    var clerk = Chromium.shared().open(hub, "sales@jiaxin", "/");
    clerk.at("[data-testid=need][data-need=openings]").click();
    String row = "[data-testid=opening-row][data-part=" + part + "][data-standing=";
    clerk.at(row + "mine] a").first().click();
    clerk.says("[data-testid=compare]", "140");
    PlaywrightAssertions.assertThat(clerk.page().locator("[data-testid=compare]"))
        .isInViewport(); // the link leads to its place, far down the page
    PlaywrightAssertions.assertThat(clerk.page().locator("nav a[aria-current=page]"))
        .isInViewport();
    clerk.show("compare-opening");
    clerk.at("[data-testid=counter-opening]").click();
    clerk.at("[data-testid=goods-quantity]").fill("30");
    clerk.at("[data-testid=opening-shipped]").fill("130");
    clerk.at("[data-testid=opening-send]").click(); // not without a reason
    clerk.at("[data-testid=opening-reason]").fill("10 of LS-OLD were sent back");
    clerk.at("[data-testid=opening-send]").click();
    clerk.says("[data-testid=proposal]", "10 of LS-OLD were sent back");
    buyer.settle();

    planner.says("[data-testid=proposal]", "10 of LS-OLD were sent back");
    var list = Chromium.shared().open(hub, "planner@hengyue", "/openings?show=mine");
    list.at(row + "mine]").waitFor();
    list.at(row + "mine] input[type=checkbox]").first().check();
    list.show("openings");
    list.show(
        "sign-openings",
        () -> list.at("[data-testid=sign-chosen]").click(),
        () -> list.page().keyboard().press("Escape"));
    list.at("[data-testid=sign-chosen]").click();
    list.at("[data-testid=sign-all]").click();
    list.page().locator(row + "mine]").waitFor(HIDDEN);
    buyer.settle();

    clerk.says("[data-testid=in-force]", "130");
    clerk.says("[data-testid=cumulative-shipped]", "130");
    clerk.says("[data-testid=explained][data-kind=in-transit]", "LS-OLD");
    clerk.at("[data-testid=earlier]").click();
    clerk.says("[data-testid=earlier]", "140");
    clerk.show("signed-opening");
    assertThat(clerk.page().locator("[data-testid=compare]").count()).isZero();
  }
}
