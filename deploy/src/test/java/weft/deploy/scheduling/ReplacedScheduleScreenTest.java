package weft.deploy.scheduling;

import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import weft.deploy.Api;
import weft.deploy.RunningHub;
import weft.deploy.browser.Chromium;
import weft.deploy.browser.InChromium;
import weft.deploy.imports.FrontDoorFile;

/**
 * A part is scheduled under two agreements; the buyer states that one replaces the other, and the
 * supplier, who has the old one open, is directed to the new one.
 */
@Tag("long")
@InChromium
class ReplacedScheduleScreenTest {
  private final RunningHub hub = RunningHub.busy();
  private final Api buyer = new Api(hub, "hengyue-edi");
  private final String part = "RS" + UUID.randomUUID().toString().substring(0, 6);

  private String scheduled(String agreement, String quantity) {
    String item = FrontDoorFile.item(part, "RFF+CT:" + agreement + "'" + firm(quantity));
    buyer.handIn(FrontDoorFile.delfor(agreement, "20261128", item));
    buyer.settle();
    return buyer.items("/api/v1/call-offs?limit=200&part=" + part).stream()
        .filter(it -> it.path("agreement").asString().equals(agreement))
        .findFirst()
        .orElseThrow()
        .path("schedule")
        .asString();
  }

  private static String firm(String quantity) {
    return FrontDoorFile.firm(quantity + ":PCE", "20261207");
  }

  @Test
  void the_buyer_replaces_an_agreement_and_the_suppliers_open_page_leads_on() {
    String old = scheduled("RV-2026", "60");
    String next = scheduled("RV-2027", "25");
    var clerk = Chromium.shared().open(hub, "sales@jiaxin", "/call-offs/" + old);
    clerk.says("[data-testid=beside]", "RV-2027");

    var planner = Chromium.shared().open(hub, "planner@hengyue", "/call-offs/" + old);
    planner.show(
        "replace-schedule",
        () -> planner.at("[data-testid=replace-schedule]").click(),
        () -> planner.page().keyboard().press("Escape"));
    planner.at("[data-testid=replace-schedule]").click();
    planner.at("[data-testid=replace-send]").click();
    planner.at("[data-testid=successor]").waitFor();

    clerk.at("[data-testid=successor]").click();
    clerk.page().waitForURL("**/call-offs/" + next + "*");
    clerk.says("[data-testid=schedule]", "RV-2027");
    clerk.show("replacing-schedule");
  }
}
