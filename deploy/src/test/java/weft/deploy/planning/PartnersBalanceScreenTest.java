package weft.deploy.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import weft.deploy.Api;
import weft.deploy.OwnHub;
import weft.deploy.RunningHub;
import weft.deploy.browser.Chromium;
import weft.deploy.browser.InChromium;

/** A buyer's planner sees its supplier's side of a part as long as the supplier shares it. */
@Tag("long")
@InChromium
class PartnersBalanceScreenTest {
  private final RunningHub hub = RunningHub.busy();
  private final Api supplier = new Api(hub, "jiaxin-api");
  private final String part =
      "PBS-" + Long.toString(System.nanoTime(), 36).toUpperCase(Locale.ROOT);

  private String posted(String path, String body) {
    String id =
        OwnHub.ok(supplier.post("/api/v1/" + path, body, OwnHub.JSON)).path("id").asString();
    supplier.settle();
    return id;
  }

  @Test
  void it_is_one_click_from_the_part_and_closes_when_it_is_withdrawn() {
    posted(
        "part-agreements?as=supplier",
        """
        {"partner": "HENGYUE", "part": "JX-%1$s", "partnerPart": "%1$s", "unit": "PCE", "names": {"zh": "支座", "en": "Bracket"}}
        """
            .formatted(part));
    posted(
        "stock/counts",
        """
        {"site": "JX1", "part": "JX-%s", "category": "finished", "status": "usable", "quantity": "73", "unit": "PCE", "at": "%s"}
        """
            .formatted(part, Instant.now()));
    String grant =
        posted(
            "grants",
            "{\"to\": \"HENGYUE\", \"what\": \"stock\", \"parts\": [\"JX-%s\"]}".formatted(part));
    var screen =
        Chromium.shared().open(hub, "planner@hengyue", "/balance?site=PLANT1&days=28&part=" + part);
    screen.says("[data-testid=partners-sites]", "Jiaxin Machining", "Machining shop");
    screen.at("[data-testid=partners-site]").click();
    screen.says("[data-testid=partners-known]", "73 pcs", "not shared");
    assertThat(screen.page().locator("[data-testid=partners-row]").count()).isEqualTo(28);
    screen.show("partners-balance");
    posted(
        "stock/counts",
        """
        {"site": "JX1", "part": "JX-%s", "category": "finished", "status": "usable", "quantity": "71", "unit": "PCE", "at": "%s"}
        """
            .formatted(part, Instant.now()));
    screen.says("[data-testid=partners-known]", "71 pcs"); // while the screen is open
    OwnHub.ok(supplier.delete("/api/v1/grants/" + grant));
    screen.at("main [role=alert]").waitFor();
    assertThat(screen.page().locator("main").innerText()).doesNotContain("71 pcs");
  }

  @Test
  void what_is_late_to_a_buyer_was_promised_and_not_shipped() {
    var screen =
        Chromium.shared().open(hub, "planner@hengyue", "/balance?site=PLANT1&part=HY-24031");
    screen.says("[data-testid=part-balance]", "Promised, not shipped");
    assertThat(screen.page().locator("main").innerText()).doesNotContain("not reported");
    screen.speak("zh");
    screen.says("[data-testid=part-balance]", "承诺到期未发货");
  }

  @Test
  void a_supplier_sees_its_customers_side_likewise() {
    var buyer = new Api(hub, "hengyue-planner");
    posted(
        "part-agreements?as=supplier",
        """
        {"partner": "HENGYUE", "part": "JX-%1$s", "partnerPart": "%1$s", "unit": "PCE", "names": {"zh": "支座", "en": "Bracket"}}
        """
            .formatted(part));
    posted(
        "stock/counts",
        """
        {"site": "JX1", "part": "JX-%s", "category": "finished", "status": "usable", "quantity": "5", "unit": "PCE", "at": "%s"}
        """
            .formatted(part, Instant.now()));
    OwnHub.ok(
        buyer.post(
            "/api/v1/stock/counts",
            """
            {"site": "PLANT1", "part": "%s", "category": "raw", "status": "usable", "quantity": "73", "unit": "PCE", "at": "%s"}
            """
                .formatted(part, Instant.now()),
            OwnHub.JSON));
    String grant =
        OwnHub.ok(
                buyer.post(
                    "/api/v1/grants",
                    "{\"to\": \"JIAXIN\", \"what\": \"stock\", \"parts\": [\"%s\"]}"
                        .formatted(part),
                    OwnHub.JSON))
            .path("id")
            .asString();
    supplier.settle();
    var screen =
        Chromium.shared()
            .open(hub, "planner@jiaxin", "/balance?as=supplier&site=JX1&days=28&part=JX-" + part);
    screen.says("[data-testid=partners-sites]", "Hengyue Heavy Industry", part);
    screen.at("[data-testid=partners-site]").click();
    screen.says("[data-testid=partners-known]", "73 pcs", "not shared");
    assertThat(screen.page().locator("[data-testid=partners-row]").count()).isEqualTo(28);
    screen.show("buyers-balance");
    screen.at("[data-testid=partners-known] [data-testid=sourced]").click();
    screen.says("[data-testid=sources]", "Stock", "73 pcs");
    screen.page().keyboard().press("Escape");
    OwnHub.ok(buyer.delete("/api/v1/grants/" + grant));
    screen.at("main [role=alert]").waitFor();
    assertThat(screen.page().locator("main").innerText()).doesNotContain("73 pcs");
  }
}
