package weft.deploy.shipment;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.RunningHub;
import weft.deploy.browser.Chromium;
import weft.deploy.browser.InChromium;

/** A warehouse ships the due goods with three keystrokes, because everything is proposed. */
@Tag("long")
@InChromium
class ShipsWithoutTypingScreenTest {
  private final RunningHub hub = RunningHub.busy();
  private final Api supplier = new Api(hub, "jiaxin-api");
  private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

  private void ok(String path, String body) {
    var answer = supplier.postJson("/api/v1/" + path, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    supplier.settle();
  }

  private void counted(String batch, int quantity, int daysAgo) {
    ok(
        "stock/counts",
        """
        {"site": "JX1", "part": "JX-KEYS-1", "batch": "%s", "category": "finished", "status": "usable", "quantity": "%d", "unit": "PCE", "at": "%s"}
        """
            .formatted(batch, quantity, Instant.now().minus(daysAgo, ChronoUnit.DAYS)));
  }

  @Test
  void what_is_due_is_opened_checked_and_sent() {
    String day = DateTimeFormatter.BASIC_ISO_DATE.format(today.plusDays(1));
    new Api(hub, "hengyue-edi").handIn(Delfors.of("KEYS-1", "KEYS-1", "07", day, "60"));
    ok(
        "part-agreements?as=supplier",
        """
        {"partner": "HENGYUE", "part": "JX-KEYS-1", "partnerPart": "KEYS-1", "unit": "PCE",
         "names": {"zh": "回转支承", "en": "Swing bearing"}, "packaging": {"kind": "KLT6428", "quantity": "24"}}
        """);
    counted("B-0902", 100, 2);
    counted("B-0815", 40, 9);
    ok(
        "shipments",
        """
        {"number": "KEYS-0041", "buyer": "HENGYUE", "shipFrom": "JX1", "shipTo": "PLANT1", "shipped": "%s",
         "lines": [{"part": "JX-KEYS-0", "quantity": "1", "unit": "PCE"}]}
        """
            .formatted(today.plusDays(1)));

    var screen =
        Chromium.shared()
            .open(hub, "warehouse@jiaxin", "/shipments/new?pick=due&buyer=HENGYUE&part=KEYS-1");
    String due = "[data-testid=due-line][data-part=KEYS-1] ";
    assertThat(screen.at(due + "input[type=checkbox]")).isChecked();
    assertThat(screen.at("[data-testid=ship-number]")).hasValue("KEYS-0042");
    screen.says(due, "JX-KEYS-1", "Swing bearing", "partner's number KEYS-1");
    screen.says(due + "[data-testid=batches-taken]", "B-0815 · 40", "B-0902 · 20");
    screen.show("ship-proposed");
    screen.at("[data-testid=ship-check]").press("Enter");
    screen.says("[data-testid=ship-summary]", "KEYS-0042", "B-0815", "B-0902");
    assertThat(screen.at("[data-testid=box-label]")).hasValue("KEYS-0042-001");
    screen.show("ship-proposed-check");
    screen.at("[data-testid=ship-send]").press("Enter");
    screen.says("[data-testid=shipment]", "KEYS-0042", "On its way", "B-0815", "B-0902");
    screen.says("[data-testid=packages]", "KEYS-0042-001", "KLT6428", "24", "16", "20");
    screen.at("[data-testid=vehicle]").fill("湘A·12345");
    screen.at("[data-testid=labels-gtl]").waitFor();
    screen.show("ship-papers");
  }

  @Test
  void a_batch_that_is_not_there_is_seen_before_it_is_sent_and_red_afterwards() {
    String day = DateTimeFormatter.BASIC_ISO_DATE.format(today.plusDays(1));
    new Api(hub, "hengyue-edi").handIn(Delfors.of("KEYS-2", "KEYS-2", "07", day, "61"));
    ok(
        "stock/counts",
        """
        {"site": "JX1", "part": "KEYS-2", "batch": "B-1", "category": "finished", "status": "usable", "quantity": "100", "unit": "PCE", "at": "%s"}
        """
            .formatted(Instant.now().minusSeconds(60)));
    var screen =
        Chromium.shared()
            .open(hub, "warehouse@jiaxin", "/shipments/new?pick=due&buyer=HENGYUE&part=KEYS-2");
    String due = "[data-testid=due-line][data-part=KEYS-2] ";
    assertThat(screen.at(due + "input[type=checkbox]")).isChecked();
    screen.at(due + "[data-testid=ship-batch]").click();
    screen.says("[data-testid=batch-there]", "B-1", "100 pcs");
    screen.at(due + "[data-testid=ship-batch]").fill("NO-SUCH");
    screen.at(due + "[data-testid=ship-batch]").press("Tab");
    screen.says(due, "61 pcs of it are not there");
    screen.show("ship-no-batch");
    screen.at("[data-testid=ship-check]").press("Enter");
    screen.at("[data-testid=ship-send]").press("Enter");
    screen.says("[data-testid=ship-summary]", "KEYS-2, batch NO-SUCH, is 0 PCE", "Reason");
    screen.at("[data-testid=ship-why]").fill("Welded last night, not booked yet");
    screen.at("[data-testid=ship-send]").press("Enter");
    screen.says("[data-testid=shipment]", "NO-SUCH", "On its way");
    screen.visit(hub.url() + "/stock?part=KEYS-2");
    screen.says("[data-testid=stock-row][data-status=below-zero]", "NO-SUCH", "61", "Below zero");
    screen.says("[data-testid=stock-row][data-status=usable]", "B-1", "100");
    screen.show("stock-below-zero");
  }
}
