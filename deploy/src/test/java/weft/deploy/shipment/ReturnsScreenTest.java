package weft.deploy.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import weft.deploy.Api;
import weft.deploy.RunningHub;
import weft.deploy.browser.Chromium;
import weft.deploy.browser.InChromium;

/**
 * Damaged goods: the buyer proposes a return, the supplier agrees, the goods go back and arrive.
 */
@Tag("long")
@InChromium
class ReturnsScreenTest {
  private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
  private final RunningHub hub = RunningHub.busy();
  private final Api supplier = new Api(hub, "jiaxin-api");
  private final Api buyer = new Api(hub, "hengyue-planner");
  private final String part = "RS-" + Long.toString(System.nanoTime(), 36).toUpperCase(Locale.ROOT);

  @Test
  void a_difference_is_settled_by_both_and_the_goods_go_back() {
    String path = received();
    var ours = Chromium.shared().open(hub, "buyer@hengyue", path);
    ours.says(
        "[data-testid=unknown-names]",
        "there was no part agreement, order or call-off with Jiaxin Machining for " + part);
    ours.at("[data-testid=outcome]").selectOption("returned");
    ours.at("[data-testid=settle]").click();
    ours.says("[data-testid=difference]", "We propose: Returned");

    buyer.settle();
    var theirs = Chromium.shared().open(hub, "sales@jiaxin", "/");
    theirs.at("[data-testid=need][data-need=shipments-to-settle]").click();
    theirs.at("[data-testid=shipment-row][data-number=LS-" + part + "] a").first().click();
    theirs.says("[data-testid=difference]", "Hengyue Heavy Industry proposes: Returned");
    theirs.show("settle-difference");
    theirs.at("[data-testid=settle]").click();
    theirs.says("[data-testid=difference]", "Settled: Returned");

    ours.says("[data-testid=returns]", "Agreed to be returned: " + part + ": 4 pcs."); // by itself
    ours.at("[data-testid=return-number]").fill("RT-4711");
    ours.at("[data-testid=send-back]").click();
    ours.says("[data-testid=return]", "RT-4711", "On its way back");
    theirs.at("[data-testid=take-back]").click();
    ours.at("[data-testid=return][data-back=true]").waitFor();
    assertThat(ours.page().locator("[data-testid=send-back]").count()).as("all went").isZero();
  }

  private String received() {
    String shipment =
        """
        {"number": "LS-%1$s", "buyer": "HENGYUE", "shipFrom": "JX1", "shipTo": "PLANT1", "shipped": "%2$s",
         "lines": [{"part": "%1$s", "quantity": "30", "unit": "PCE"}]}
        """
            .formatted(part, TODAY);
    String path = "/shipments/" + sent(supplier, "/api/v1/shipments", shipment, "0");
    String receipt =
        """
        {"number": "WE-%1$s", "received": "%2$s", "lines": [{"part": "%1$s", "quantity": "30", "unit": "PCE",
         "difference": {"kind": "damaged", "quantity": "4"}}]}
        """
            .formatted(part, TODAY);
    sent(buyer, "/api/v1" + path + "/receipts", receipt, "1");
    buyer.settle();
    return path;
  }

  private static String sent(Api by, String path, String body, String version) {
    var answer =
        by.post(path, body, "Content-Type", "application/json", "If-Match", "\"" + version + "\"");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Api.body(answer).path("id").asString();
  }
}
