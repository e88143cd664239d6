package weft.deploy.manufacturing;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.options.WaitForSelectorState.DETACHED;
import static org.assertj.core.api.Assertions.assertThat;
import static weft.deploy.OwnHub.ok;

import com.microsoft.playwright.Locator.WaitForOptions;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.RunningHub;
import weft.deploy.browser.Chromium;
import weft.deploy.browser.InChromium;
import weft.deploy.browser.Screen;

/**
 * A part is made, measured and certified on the screens of the people who do it, and its customer
 * opens the certificate.
 */
@InChromium
class ShopFloorScreenTest {
  private static final int SAMPLE = 13;

  private final RunningHub hub = RunningHub.busy();
  private final Api supplier = new Api(hub, "jiaxin-api");
  private final Api buyer = new Api(hub, "hengyue-edi");
  private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
  private final String key = Long.toString(System.nanoTime(), 36).toUpperCase(Locale.ROOT);
  private final String part = "JX-F" + key;
  private final String order = "WO-" + key;
  private final String batch = "B-" + key;
  private final String inspection = "QI-" + key;

  @Test
  void a_part_is_made_measured_and_certified_on_the_phone() {
    released();
    made();
    measured();
    certified();
    opened();
  }

  /** A work order with one step, whose goods are inspected. */
  private void released() {
    ok(
        buyer.postJson(
            "/api/v1/part-agreements",
            """
            {"partner": "JIAXIN", "part": "HY-F%s", "partnerPart": "%s", "unit": "PCE"}
            """
                .formatted(key, part)));
    ok(
        supplier.postJson(
            "/api/v1/parameter-sheets",
            """
            {"code": "S-%s", "part": "%s", "steps": [{"step": 10, "names": {"en": "Pouring", "zh": "浇注"},
              "parameters": [{"name": "temperature", "unit": "CEL", "minimum": "1560", "maximum": "1600"}]}]}
            """
                .formatted(key, part)));
    ok(
        supplier.postJson(
            "/api/v1/inspection-plans",
            """
            {"part": "%s", "stage": "final", "characteristics": [
              {"characteristic": "BORE", "names": {"zh": "孔径", "en": "Bore"}, "unit": "mm", "nominal": "10.0",
               "minimum": "9.8", "maximum": "10.2", "sample": {"kind": "aql", "level": "II", "aql": "1.0"}, "severity": "major"}]}
            """
                .formatted(part)));
    ok(
        supplier.postJson(
            "/api/v1/work-orders",
            """
            {"number": "%s", "site": "JX1", "part": "%s", "quantity": "30", "unit": "PCE", "sheet": "S-%s", "due": "%s",
             "steps": [{"step": 10, "names": {"en": "Pouring", "zh": "浇注"}, "inspection": true}]}
            """
                .formatted(order, part, key, today)));
    supplier.settle();
  }

  private void made() {
    Screen foreman = Chromium.shared().open(hub, "foreman@jiaxin", "/");
    foreman.at("[data-testid=need][data-need=steps-waiting]").click();
    String queued = "[data-testid=queued][data-number=" + order + "] ";
    foreman.at(queued).waitFor();
    foreman.show("queue");
    onPhone(foreman);
    foreman.at(queued + "[data-testid=start]").click();
    foreman.at("[data-testid=parameter][data-name=temperature] input").fill("1545");
    foreman.at("[data-testid=parameter][data-verdict=outside]").waitFor();
    foreman.says("[data-testid=start-dialog]", "1,560");
    foreman.at("[data-testid=override-reason]").fill("试制。");
    foreman.at("[data-testid=start-send]").click();
    foreman.says("[data-testid=start-dialog]", "须由第二人放行");
    assertThat(row().path("state").asString()).as("nothing started").isEqualTo("released");
    foreman.at("[data-testid=parameter][data-name=temperature] input").fill("1580");
    foreman.at("[data-testid=parameter][data-verdict=inside]").waitFor();
    foreman.at("[data-testid=start-send]").click();
    foreman.at(queued + "[data-testid=report]").click();
    assertThat(foreman.at("[data-testid=report-good]")).hasValue("30");
    foreman.at("[data-testid=report-batch]").fill(batch);
    foreman.at("[data-testid=report-send]").click();
    foreman.at("[data-testid=report-dialog]").waitFor(new WaitForOptions().setState(DETACHED));
    supplier.settle();
    assertThat(row().path("good").asString()).isEqualTo("30");
    foreman.page().navigate(hub.at("/work-orders/" + row().path("id").asString()).toString());
    foreman.at("[data-testid=close-order]").click();
    foreman.at("[data-testid=close-send]").click();
    foreman.at("[data-testid=work-order][data-state=closed]").waitFor();
  }

  private void measured() {
    var begun =
        ok(
            new Api(hub, "quality@jiaxin")
                .postJson(
                    "/api/v1/inspections",
                    """
                    {"number": "%s", "part": "%s", "stage": "final", "batch": "%s", "lot": "30", "unit": "PCE"}
                    """
                        .formatted(inspection, part, batch)));
    supplier.settle();
    Screen quality =
        Chromium.shared()
            .open(hub, "quality@jiaxin", "/inspections/" + begun.path("id").asString());
    quality.at("[data-testid=asked][data-piece='1']").waitFor();
    quality.show("inspection-entry");
    onPhone(quality);
    for (String digit : new String[] {"1", "0", ".", "0"})
      quality.at("[data-testid='key-" + digit + "']").click();
    assertThat(quality.at("[data-testid=value]")).hasValue("10.0");
    for (int piece = 1; piece <= SAMPLE; piece++) {
      quality.at("[data-testid=asked][data-piece='" + piece + "']").waitFor();
      if (piece > 1) quality.at("[data-testid=value]").fill("10.0" + piece % 7);
      quality.at("[data-testid=record]").click();
    }
    // The values arrive one by one, which takes long on a loaded machine.
    quality
        .at("[data-testid=decide]:not([disabled])")
        .waitFor(new WaitForOptions().setTimeout(4 * Screen.PATIENCE_MS));
    quality.at("[data-testid=decide]").click();
    quality.at("[data-testid=inspection][data-state=passed]").waitFor();
    assertThat(quality.page().locator("[data-testid=value-row]")).hasCount(SAMPLE);
    quality.at("[data-testid=dispose]").click();
    quality.at("[data-testid=disposition-kind]").selectOption("scrap");
    quality.at("[data-testid=disposition-quantity]").fill("2");
    quality.at("[data-testid=disposition-send]").click();
    quality.says("[data-testid=inspection]", "报废 2");
  }

  /** The certificate takes two clicks: it is filled in from the inspection. */
  private void certified() {
    Screen quality = Chromium.shared().open(hub, "quality@jiaxin", "/inspections?batch=" + batch);
    quality.at("[data-testid=inspection-row][data-number=" + inspection + "] a").click();
    quality.at("[data-testid=certify]").click();
    quality.at("[data-testid=issue-send]").click();
    quality
        .at("[data-testid=certificate][data-state=issued]")
        .waitFor(new WaitForOptions().setTimeout(4 * Screen.PATIENCE_MS));
    quality.says("[data-testid=certificate]", inspection, "10.06");
    quality.page().navigate(hub.at("/batches?number=" + batch).toString());
    quality.at("[data-testid=batch-row][data-number=" + batch + "] a").click();
    quality.says("[data-testid=batch]", batch, inspection);
    quality.show("batch");
  }

  private void opened() {
    Screen customer =
        Chromium.shared().open(hub, "quality@hengyue", "/certificates?number=" + inspection);
    customer.at("[data-testid=certificate-row][data-number=" + inspection + "] a").click();
    customer.at("[data-testid=certificate][data-state=issued]").waitFor();
    customer.says("[data-testid=certificate]", "HY-F" + key, batch, "10.06");
  }

  private static void onPhone(Screen screen) {
    screen.speak("zh");
    screen.page().setViewportSize(360, 740);
  }

  private JsonNode row() {
    return supplier.items("/api/v1/work-orders?part=" + part).getFirst();
  }
}
