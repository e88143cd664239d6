package weft.deploy.inspection;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.options.WaitForSelectorState.DETACHED;
import static weft.deploy.OwnHub.ok;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.WaitForOptions;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import weft.deploy.Api;
import weft.deploy.RunningHub;
import weft.deploy.browser.Chromium;
import weft.deploy.browser.InChromium;
import weft.deploy.browser.Screen;

/**
 * Quality plans an inspection, calibrates the instrument that measured for it, and asks the
 * customer to accept what does not conform.
 */
@Tag("long")
@InChromium
class QualityPlansScreenTest {
  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));
  private final RunningHub hub = RunningHub.busy();
  private final Api supplier = new Api(hub, "quality@jiaxin");
  private final String key = Long.toString(System.nanoTime(), 36).toUpperCase(Locale.ROOT);
  private final String part = "JX-P" + key;
  private final String gauge = "M-" + key;
  private final String inspection = "QI-" + key;
  private final String concession = "K-" + key;

  @Test
  void a_part_is_planned_measured_with_a_bad_gauge_and_delivered_by_concession() {
    ok(
        new Api(hub, "hengyue-edi")
            .postJson(
                "/api/v1/part-agreements",
                """
                {"partner": "JIAXIN", "part": "HY-P%s", "partnerPart": "%s", "unit": "PCE"}
                """
                    .formatted(key, part)));
    Screen quality = Chromium.shared().open(hub, "quality@jiaxin", "/inspection-plans");
    planned(quality);
    calibrated(quality);
    failed();
    doubted(quality);
    asked(quality);
    granted();
    quality.visit(hub.url() + "/concessions?part=" + part);
    quality
        .at("[data-testid=concession-row][data-number=" + concession + "][data-state=granted]")
        .waitFor();
    quality.show("concessions");
  }

  /** Two versions; the first one stays readable. */
  private void planned(Screen quality) {
    quality.at("[data-testid=new-plan]").click();
    quality.at("[data-testid=plan-part]").fill(part);
    Locator bore = quality.page().locator("[data-testid=line]").first();
    type(bore, "code", "BORE");
    type(bore, "zh", "孔径");
    type(bore, "en", "Bore");
    type(bore, "nominal", "10.0");
    type(bore, "minimum", "10.4");
    type(bore, "maximum", "10.2");
    type(bore, "instrument", "caliper");
    quality.says("[data-testid=characteristic-sheet]", "The lower limit is above the upper one.");
    type(bore, "minimum", "9.8");
    quality.at("[data-testid=sample][data-quantity='50']").waitFor();
    quality.at("[data-testid=lot]").fill("30");
    quality.at("[data-testid=sample][data-quantity='13']").waitFor();
    quality.show("inspection-plan-editor");
    quality.at("[data-testid=publish-plan]").click();
    quality.at("[data-testid=plan][data-version='1']").waitFor();
    quality.at("[data-testid=edit-plan]").click();
    quality.at("[data-testid=add-characteristic]").click();
    Locator surface = quality.page().locator("[data-testid=line]").nth(1);
    type(surface, "code", "SURFACE");
    type(surface, "zh", "表面");
    type(surface, "en", "Surface");
    type(surface, "attribute", "no cracks");
    surface.locator("[data-field=kind]").selectOption("fixed");
    type(surface, "quantity", "5");
    quality.at("[data-testid=publish-plan]").click();
    quality.at("[data-testid=plan][data-version='2']").waitFor();
    quality.at("[data-testid=characteristic-row][data-characteristic=SURFACE]").waitFor();
    quality.at("[data-testid=version-row][data-version='1'] [data-testid=show-version]").click();
    quality
        .at("[data-testid=characteristic-row][data-characteristic=SURFACE]")
        .waitFor(new WaitForOptions().setState(DETACHED));
    quality.at("[data-testid=characteristic-row][data-characteristic=BORE]").waitFor();
    quality.show("inspection-plan");
    quality.goTo("/inspection-plans");
    quality.at("[data-testid=plan-row][data-part=" + part + "]").waitFor();
    quality.show("inspection-plans");
  }

  private static void type(Locator line, String field, String text) {
    line.locator("[data-field=" + field + "]").fill(text);
  }

  private void calibrated(Screen quality) {
    quality.goTo("/instruments");
    quality.at("[data-testid=register]").click();
    quality.at("[data-testid=register-number]").fill(gauge);
    quality.at("[data-testid=register-kind]").fill("caliper");
    quality.at("[data-testid=register-send]").click();
    quality.says("[data-testid=instrument]", gauge, "Never calibrated");
    calibrate(quality, "passed");
    quality.at("[data-testid=calibration-row][data-result=passed]").waitFor();
    quality.says("[data-testid=calibration-row]", "林娟");
    quality.visit(hub.url() + "/instruments?number=" + gauge);
    quality.at("[data-testid=instrument-row][data-standing=valid]").waitFor();
    quality.show("instruments");
  }

  private static void calibrate(Screen quality, String result) {
    quality.at("[data-testid=calibrate]").click();
    quality.at("[data-testid=calibrated-on]").fill(TODAY.minusDays(1).toString());
    quality.at("[data-testid=calibration-result]").selectOption(result);
    if (result.equals("passed"))
      quality.at("[data-testid=calibrated-until]").fill(TODAY.plusDays(300).toString());
    quality.at("[data-testid=calibration-send]").click();
    quality.at("[data-testid=calibration-dialog]").waitFor(new WaitForOptions().setState(DETACHED));
  }

  /** One of 13 bores is too wide. */
  private void failed() {
    var begun =
        ok(
            supplier.postJson(
                "/api/v1/inspections",
                """
                {"number": "%s", "part": "%s", "stage": "final", "batch": "B-%s", "lot": "30", "unit": "PCE"}
                """
                    .formatted(inspection, part, key)));
    String one = "/api/v1/inspections/" + begun.path("id").asString();
    String bores =
        IntStream.rangeClosed(1, 13)
            .mapToObj(
                it ->
                    "{\"characteristic\": \"BORE\", \"piece\": \"%d\", \"value\": \"%s\", \"instrument\": \"%s\"}"
                        .formatted(it, it == 7 ? "10.3" : "10.0", gauge))
            .collect(Collectors.joining(", "));
    String surfaces =
        IntStream.rangeClosed(1, 5)
            .mapToObj(
                it ->
                    "{\"characteristic\": \"SURFACE\", \"piece\": \"%d\", \"text\": \"passed\"}"
                        .formatted(it))
            .collect(Collectors.joining(", "));
    ok(supplier.postJson(one + "/results", "{\"results\": [%s, %s]}".formatted(bores, surfaces)));
    ok(supplier.postJson(one + "/decision", "{}"));
    supplier.settle();
  }

  private void doubted(Screen quality) {
    quality.at("[data-testid=instrument-row][data-number=" + gauge + "] a").click();
    calibrate(quality, "out-of-tolerance");
    quality.at("[data-testid=doubted-row][data-number=" + inspection + "]").waitFor();
    quality.says("[data-testid=instrument]", "Out of tolerance", "may not measure");
    quality.show("instrument");
    quality.goTo("/");
    quality.at("[data-need=instruments-overdue]").waitFor();
  }

  private void asked(Screen quality) {
    quality.visit(hub.url() + "/inspections?part=" + part);
    quality.at("[data-testid=inspection-row][data-number=" + inspection + "] a").click();
    quality.at("[data-testid=inspection][data-state=failed] [data-testid=ask]").click();
    assertThat(quality.at("[data-testid=ask-characteristic]")).hasValue("BORE");
    assertThat(quality.at("[data-testid=ask-buyer]")).hasValue("HENGYUE");
    quality.at("[data-testid=ask-number]").fill(concession);
    quality.at("[data-testid=ask-quantity]").fill("30");
    quality.at("[data-testid=ask-until]").fill(TODAY.plusDays(60).toString());
    quality.at("[data-testid=ask-reason]").fill("One bore of 13 is 0.1 mm too wide; it fits.");
    quality.at("[data-testid=ask-send]").click();
    quality.at("[data-testid=concession-row][data-number=" + concession + "]").waitFor();
  }

  /** The customer finds it at home, and grants less than was asked for. */
  private void granted() {
    Screen customer = Chromium.shared().open(hub, "quality@hengyue", "/");
    customer.at("[data-need=concessions-asked]").waitFor();
    customer.visit(hub.url() + "/concessions?state=asked&part=HY-P" + key);
    customer
        .at(
            "[data-testid=concession-row][data-number="
                + concession
                + "] [data-testid=concession-answer]")
        .click();
    customer.at("[data-testid=concession-quantity]").fill("20");
    customer.at("[data-testid=concession-grant]").click();
    customer.at("[data-testid=concession-dialog]").waitFor(new WaitForOptions().setState(DETACHED));
  }
}
