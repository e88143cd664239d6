package weft.deploy.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.Logins;
import weft.deploy.RunningHub;
import weft.deploy.browser.Chromium;
import weft.deploy.browser.InChromium;
import weft.deploy.browser.Screen;

/**
 * A company reads who looked at its data; a user sees the devices that are logged in, and logs out.
 */
@Tag("long")
@InChromium
class SecurityScreenTest {
  private static final String LINE = "[data-testid=security-line]";
  private final RunningHub hub = RunningHub.busy();

  @Test
  void a_company_reads_who_looked_at_its_data_and_the_operator_reads_all() {
    new Api(hub, "hengyue-edi")
        .handIn(Delfors.of("SCREEN-SEC", "SCREEN-SEC", "01", "20261201", "40"));
    new Api(hub, "shenji-audit").json("/api/v1/call-offs?part=SCREEN-SEC");
    var desk = Chromium.shared().open(hub, "edi@jiaxin", "/security?kind=looked");
    desk.at(LINE + "[data-kind=looked]").waitFor();
    desk.says("[data-testid=security-log]", "Looked at", "Call-offs");
    assertThat(desk.page().content()).doesNotContain("shenji-audit");
    // The log's filters are above the log, and not above the devices.
    assertThat(top(desk, "[data-testid=member]"))
        .isGreaterThan(top(desk, "[data-testid=session]"))
        .isLessThan(top(desk, LINE));
    desk.show("security");
    var operator = Chromium.shared().open(hub, "operator@weft", "/security?member=shenji-audit");
    operator.at(LINE + "[data-member=shenji-audit]").waitFor();
    operator.says("[data-testid=security-log]", "shenji-audit", "127.0.0.1");
    operator.show("security-operator");
  }

  @Test
  void equal_looks_are_one_line_and_each_is_there_for_who_asks() {
    var auditor = new Api(hub, "shenji-audit");
    for (int i = 0; i < 3; i++) auditor.json("/api/v1/call-offs?part=SCREEN-AGAIN");
    String line = LINE + ":has([title*='part=SCREEN-AGAIN'])";
    var desk = Chromium.shared().open(hub, "operator@weft", "/security?member=shenji-audit");
    desk.at(line).first().waitFor();
    assertThat(desk.page().locator(line).count()).isOne();
    assertThat(desk.at(line + " [data-testid=times]").textContent()).isEqualTo("3");
    desk.visit(hub.url() + "/security?member=shenji-audit&looks=each");
    desk.at(line).first().waitFor();
    assertThat(desk.page().locator(line).count()).isEqualTo(3);
  }

  private static double top(Screen screen, String selector) {
    return screen.at(selector).boundingBox().y;
  }

  @Test
  void a_person_signs_out_of_a_device_that_it_does_not_hold() {
    var lost = Logins.portal(hub, "warehouse@jiaxin");
    var screen = Chromium.shared().open(hub, "warehouse@jiaxin", "/stock");
    screen.at("[data-testid=user-menu]").click();
    screen.at("a[href*='/security']").click();
    screen.at("[data-testid=session][data-current=true]").waitFor();
    screen.at("[data-testid=session][data-current=false]").waitFor();
    screen.show("security-sessions");
    var others = screen.page().locator("[data-testid=end-session]");
    for (int left = others.count(); left > 0; left--) {
      int now = left;
      others.first().click();
      screen.page().waitForCondition(() -> others.count() < now);
    }
    assertThat(lost.get("/bff/api/v1/tests/caller").statusCode()).isEqualTo(401);
  }
}
