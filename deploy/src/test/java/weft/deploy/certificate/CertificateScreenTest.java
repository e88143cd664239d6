package weft.deploy.certificate;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import weft.deploy.Api;
import weft.deploy.OwnHub;
import weft.deploy.RunningHub;
import weft.deploy.browser.Chromium;
import weft.deploy.browser.InChromium;
import weft.deploy.browser.Screen;

/**
 * A certificate from the sheet of results to the customer's decision; each side sees the other's
 * step without reloading.
 */
@Tag("long")
@InChromium
class CertificateScreenTest {
  private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
  private final RunningHub hub = RunningHub.busy();
  private final Api supplier = new Api(hub, "jiaxin-api");
  private final Api buyer = new Api(hub, "hengyue-planner");
  private final String key = Long.toString(System.nanoTime(), 36).toUpperCase(Locale.ROOT);

  @Test
  void results_are_pasted_judged_rejected_and_certified_anew() {
    Screen ours = open("quality@jiaxin", "/certificates");
    ours.at("[data-testid=issue-link]").click();
    ours.at("[data-testid=issue-buyer]").selectOption("HENGYUE");
    ours.at("[data-testid=issue-part]").fill("JX-881");
    ours.at("[data-testid=issue-quantity]").fill("20");
    ours.at("[data-testid=issue-batches]").fill("H-" + key);
    ours.paste(
        "[data-column=characteristic]",
        "检验项目\t单位\t标准值\t实测值\nRm\tMPa\t≥500\t531\nReH\tMPa\t≥270\t262\nUT\t\t\tLevel 2");
    assertThat(ours.page().locator("[data-testid=result-row][data-outside=true]")).hasCount(1);
    ours.says("[data-testid=concession]", "1 value is outside its limits");
    ours.at("[data-testid=issue-send]").click();
    ours.says("[data-testid=issue]", "Correct the marked fields");
    ours.show("certificate-form");

    ours.page().reload();
    ours.at("[data-testid=drop-draft]").waitFor();
    ours.at("[data-testid=issue-number]").fill("Q-" + key);
    assertThat(ours.at("[data-testid=validator-name]")).hasValue("林娟 Lin Juan");
    ours.at("[data-testid=validator-function]").fill("Inspection representative");
    ours.at("[data-testid=issue-concession]").fill("K-17");
    ours.at("[data-testid=issue-send]").click();
    ours.at("[data-testid=certificate][data-state=issued]").waitFor();
    ours.says("[data-testid=outside]", "concession K-17");
    ours.says("[data-testid=result][data-outside=true]", "ReH", "262", "≥ 270", "K-17");
    ours.show("certificate");
    Page check = ours.page().waitForPopup(() -> ours.at("[data-testid=check-address]").click());
    assertThat(check.locator("h1")).containsText("Genuine");

    Screen theirs = open("buyer@hengyue", "/");
    theirs.at("[data-testid=need][data-need=certificates-to-accept]").click();
    theirs.at("[data-testid=certificate-row][data-number=Q-" + key + "] a").first().click();
    theirs.at("[data-testid=reject]").click();
    assertThat(theirs.at("[data-testid=reason-field]")).hasValue("results/1");
    theirs.at("[data-testid=reason-text]").fill("We granted no such concession.");
    theirs.at("[data-testid=reject-send]").click();
    theirs.at("[data-testid=certificate][data-state=rejected]").waitFor();

    ours.says(
        "[data-testid=reasons]", "Result: ReH", "We granted no such concession."); // by itself
    ours.at("[data-testid=issue-from]").click();
    assertThat(ours.at("[data-testid=issue-replaces]")).isChecked();
    assertThat(ours.at("[data-testid=issue-number]")).hasValue("");
    assertThat(ours.at("[data-testid=issue-batches]")).hasValue("");
    ours.at("[data-testid=issue-number]").fill("Q2-" + key);
    ours.at("[data-testid=issue-batches]").fill("H2-" + key);
    ours.paste("[data-column=value]", "531\n284\nLevel 1");
    ours.at("[data-testid=issue-send]").click();
    ours.says("[data-testid=replaces]", "Q-" + key);

    theirs.says("[data-testid=replaced-by]", "Q2-" + key); // by itself
    theirs.at("[data-testid=replaced-by]").click();
    theirs.at("[data-testid=accept]").click();
    ours.at("[data-testid=certificate][data-state=accepted]").waitFor();
    ours.at("[data-testid=revoke]").click();
    ours.at("[data-testid=revoke-reason]").fill("The heat was confused.");
    ours.at("[data-testid=revoke-send]").click();
    theirs.says("[data-testid=revoked]", "The heat was confused.");
  }

  @Test
  void what_the_hub_refuses_stands_at_its_field() {
    issue("3.1", "Q-" + key, "H-" + key);
    Screen ours = open("quality@jiaxin", "/certificates?number=Q-" + key);
    ours.at("[data-testid=certificate-row] a").first().click();
    ours.at("[data-testid=issue-from]").click();
    ours.at("[data-testid=issue-number]").fill("Q-" + key);
    ours.at("[data-testid=issue-batches]").fill("H2-" + key);
    ours.paste("[data-column=value]", "531\n24");
    ours.at("[data-testid=issue-send]").click();
    ours.at("[data-testid=issue-number][aria-invalid=true]").waitFor();
    ours.says("[data-testid=issue]", "You have issued a certificate Q-" + key + " already.");
  }

  @Test
  void a_3_2_comes_into_force_with_the_buyers_validation() {
    issue("3.2", "Q-" + key, "H-" + key);
    Screen ours = open("quality@jiaxin", "/certificates?number=Q-" + key);
    ours.says("[data-testid=certificate-row]", "Awaits validation");
    Screen theirs = open("quality@hengyue", "/certificates?state=awaits-validation");
    theirs.at("[data-testid=certificate-row][data-number=Q-" + key + "] a").first().click();
    assertThat(theirs.page().locator("[data-testid=accept]").count()).as("not yet").isZero();
    theirs.show(
        "certificate-validation",
        () -> {
          theirs.at("[data-testid=validate]").click();
        },
        () -> theirs.page().keyboard().press("Escape"));
    theirs.at("[data-testid=validate]").click();
    theirs.at("[data-testid=validator-function]").fill("Resident inspector");
    theirs.at("[data-testid=validate-send]").click();
    theirs.says(
        "[data-testid=validation][data-party=HENGYUE]", "赵静 Zhao Jing", "Resident inspector");
    ours.says("[data-testid=certificate-row]", "Issued"); // by itself
  }

  @Test
  void a_shipment_shows_what_is_missing_until_it_is_there() {
    String part = "HY-" + key;
    String agreed =
        "{\"partner\": \"JIAXIN\", \"part\": \"%s\", \"unit\": \"PCE\","
            + " \"certificates\": [{\"type\": \"3.1\"}]}";
    OwnHub.ok(buyer.post("/api/v1/part-agreements", agreed.formatted(part), OwnHub.JSON));
    String despatch =
        """
        {"number": "LS-%1$s", "buyer": "HENGYUE", "shipTo": "PLANT1", "shipped": "%2$s",
         "lines": [{"partnerPart": "HY-%1$s", "quantity": "4", "unit": "PCE", "batch": "H-%1$s"},
                   {"part": "NC-%1$s", "quantity": "4", "unit": "PCE"}]}
        """
            .formatted(key, TODAY);
    buyer.settle();
    String id =
        OwnHub.ok(supplier.post("/api/v1/shipments", despatch, OwnHub.JSON)).path("id").asString();
    supplier.settle();
    Screen theirs = open("buyer@hengyue", "/shipments/" + id);
    String line = "[data-testid=certified-line]";
    theirs.says(line, part, "Missing: 3.1 Inspection certificate");
    assertThat(theirs.page().locator(line)).hasCount(1);
    theirs.show("shipment-certificates");
    Screen ours = open("quality@jiaxin", "/shipments/" + id);
    ours.at("[data-testid=issue-missing]").click();
    assertThat(ours.at("[data-testid=issue-buyer]")).hasValue("HENGYUE");
    assertThat(ours.at("[data-testid=issue-part]")).hasValue(part);
    assertThat(ours.at("[data-testid=issue-batches]")).hasValue("H-" + key);
    OwnHub.ok(
        supplier.post(
            "/api/v1/certificates", body("3.1", part, "Q-" + key, "H-" + key), OwnHub.JSON));
    theirs.says(line, "Q-" + key, "Complete"); // by itself
    theirs.at("[data-testid=certificate-link]").click();
    theirs.says("h1", "Q-" + key);
  }

  private Screen open(String user, String path) {
    supplier.settle();
    return Chromium.shared().open(hub, user, path);
  }

  private void issue(String type, String number, String batch) {
    OwnHub.ok(
        supplier.post("/api/v1/certificates", body(type, "JX-881", number, batch), OwnHub.JSON));
    supplier.settle();
  }

  private static String body(String type, String part, String number, String batch) {
    return """
    {"number": "%s", "buyer": "HENGYUE", "type": "%s", "issued": "%s", "part": "%s", "quantity": "20",
     "unit": "PCE", "batches": ["%s"],
     "results": [{"characteristic": "Rm", "unit": "MPa", "minimum": "500", "value": "531"},
                 {"characteristic": "A", "unit": "%%", "minimum": "18", "value": "24"}],
     "validatedBy": {"person": "P-0008", "function": "Inspection representative"}}
    """
        .formatted(number, type, TODAY, part, batch);
  }
}
