package weft.deploy.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import weft.deploy.Api;
import weft.deploy.RunningHub;
import weft.deploy.SampleFiles;
import weft.deploy.browser.Chromium;
import weft.deploy.browser.InChromium;

/** A shipment that came by EDI is in the list, and its page links to its message. */
@Tag("long")
@InChromium
class EdiShipmentScreenTest {
  private final RunningHub hub = RunningHub.busy();

  @Test
  void its_page_leads_to_the_message_and_to_the_segment_of_each_line() {
    String id =
        new Api(hub, "jiaxin-api")
            .handIn(
                SampleFiles.text(
                        "despatch-desadv-d07a-packed-jiaxin-hengyue.edi", "SAMPLE-9", "SCR-ESH")
                    .replace("4500099850", "4500099777")
                    .replace("LS-99850A", "LS-ESH-SCR"))
            .path("id")
            .asString();
    var screen = Chromium.shared().open(hub, "buyer@hengyue", "/shipments?number=LS-ESH-SCR");
    screen.says("[data-testid=shipments]", "LS-ESH-SCR");
    screen.at("[data-testid=shipments] a.rowLink").first().click();
    screen.at("[data-testid=shipment-message]").waitFor();
    assertThat(screen.at("[data-testid=shipment-message]").getAttribute("href")).contains(id);
    assertThat(screen.at("[data-testid=origin]").first().getAttribute("href"))
        .contains(id, "-segment-");
    screen.says("[data-testid=shipment]", "HY-24017", "4500099777");
    screen.show("edi-shipment");
    screen.speak("zh");
    screen.says("[data-testid=shipment]", "报文");
    screen.page().setViewportSize(360, 740);
    screen.fits(360);
  }
}
