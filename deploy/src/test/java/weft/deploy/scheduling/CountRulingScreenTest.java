package weft.deploy.scheduling;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import weft.deploy.browser.Chromium;
import weft.deploy.browser.InChromium;

/**
 * A cumulative fell. The supplier rules in the ledger that it was a new count; the buyer, who has
 * the page open, sees who ruled so and may rule otherwise.
 */
@Tag("long")
@InChromium
class CountRulingScreenTest extends LedgerPartners {
  @Test
  void both_sides_put_a_fall_right_in_the_ledger_and_see_what_the_other_said() {
    released("CS-1", "01", "QTY+70:1100:PCE'");
    released("CS-1", "02", "QTY+70:30:PCE'");
    String page = "/call-offs/" + schedule("CS-1");
    var planner = Chromium.shared().open(hub, "planner@hengyue", page);
    planner.says("[data-testid=count-changed]", "corrects the count");
    planner.says("[data-testid=count-changed]", "concludes this from the numbers");

    var sales = Chromium.shared().open(hub, "sales@jiaxin", page);
    sales.show(
        "rule-count",
        () -> sales.at("[data-testid=rule-count]").click(),
        () -> sales.page().keyboard().press("Escape"));
    sales.at("[data-testid=rule-count]").click();
    sales.at("[data-testid=rule-send]").click();
    sales.at("[data-testid=count-changed][data-change=begins-anew]").waitFor();

    planner.at("[data-testid=count-changed][data-change=begins-anew]").waitFor();
    planner.says("[data-testid=count-rulings]", "a new count");
    planner.at("[data-testid=rule-count]").click();
    planner.at("[data-testid=rule-send]").click();
    planner.at("[data-testid=count-changed][data-change=corrected]").waitFor();
    planner.show("ruled-count");
  }
}
