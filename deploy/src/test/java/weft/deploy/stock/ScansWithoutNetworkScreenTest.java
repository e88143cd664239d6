package weft.deploy.stock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import weft.deploy.Api;
import weft.deploy.RunningHub;
import weft.deploy.browser.Chromium;
import weft.deploy.browser.InChromium;
import weft.deploy.browser.Screen;

/** A warehouse scans without a network connection. */
@Tag("long")
@InChromium
class ScansWithoutNetworkScreenTest {
  private static final String WAITING = "[data-testid=booking][data-state=waiting]";
  private final RunningHub hub = RunningHub.busy();

  @Test
  void scans_without_a_network_wait_through_a_reload_and_each_is_booked_once() {
    var screen = Chromium.shared().open(hub, "warehouse@jiaxin", "/scan");
    scan(screen, "FAR-PIN", "", "20");
    screen.says("[data-testid=booking][data-state=done]", "+20", "FAR-PIN");

    screen.page().context().setOffline(true);
    screen.at("[data-testid=live][data-state=down]").waitFor();
    scan(screen, "FAR-PIN", "", "7");
    screen.at("[data-testid=way] label:has-text('Out')").click();
    screen.at("[data-testid=scan-field]:focus").waitFor();
    scan(screen, "FAR-PIN", "", "2");
    screen.says("[data-testid=scans-waiting]", "2 scans wait");
    assertThat(screen.page().locator(WAITING).allInnerTexts())
        .hasSize(2)
        .satisfiesExactly(it -> assertThat(it).contains("−2"), it -> assertThat(it).contains("+7"));
    screen.show("scan-offline");

    // The hub itself serves the shell, so a user leaves the page without a network and returns with
    // one.
    screen.page().navigate("about:blank");
    screen.page().context().setOffline(false);
    screen.visit(hub.url() + "/stock?part=FAR-PIN");
    screen.says("[data-testid=stock-row][data-part=FAR-PIN]", "25");
    screen.page().reload();
    screen.at("[data-testid=stock-row][data-part=FAR-PIN]").waitFor();
    var jiaxin = new Api(hub, "jiaxin-api");
    jiaxin.settle();
    var rows = jiaxin.json("/api/v1/stock?part=FAR-PIN&as=supplier").path("items");
    assertThat(rows.size()).isOne();
    assertThat(rows.path(0).path("quantity").asString("")).isEqualTo("25");
  }

  @Test
  void goods_that_leave_below_zero_are_booked_with_a_reason_that_the_scan_asks_for() {
    var screen = Chromium.shared().open(hub, "warehouse@jiaxin", "/scan");
    screen.at("[data-testid=way] label:has-text('Out')").click();
    screen.at("[data-testid=scan-field]:focus").waitFor();
    scan(screen, "FAR-NUT", "", "3");
    screen.says("[data-testid=booking][data-state=failed]", "not booked", "FAR-NUT");
    screen.at("[data-testid=below-zero-reason]").fill("Came last night, not counted yet");
    screen.at("[data-testid=below-zero-book]").click();
    screen.says("[data-testid=booking][data-state=done]", "−3", "FAR-NUT", "Came last night");
    screen.at("[data-testid=scan-field]:focus").waitFor();

    screen.visit(hub.url() + "/stock/count");
    screen.at("[data-testid=count-part]").fill("FAR-NUT");
    screen.at("[data-testid=count-quantity]").fill("9");
    screen.says("[data-testid=count-difference]", "Known −3", "counted 9", "+12");
    screen.show("count-difference");
  }

  /** As a scanner types: each line ends with Enter. */
  private static void scan(Screen screen, String... lines) {
    for (String it : lines) {
      screen.at("[data-testid=scan-field]").pressSequentially(it);
      screen.at("[data-testid=scan-field]").press("Enter");
    }
  }
}
