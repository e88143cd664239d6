package weft.deploy.stock;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import weft.deploy.Api;
import weft.deploy.MessagesOut;
import weft.deploy.RunningHub;
import weft.deploy.browser.Chromium;
import weft.deploy.browser.InChromium;
import weft.deploy.browser.Screen;

/** A warehouse reports its stock to a customer from the list of its stock. */
@Tag("long")
@InChromium
class StockReportScreenTest {
  private static final AtomicInteger NEXT = new AtomicInteger();
  private static final String[] JSON = {"Content-Type", "application/json"};
  private final RunningHub hub = RunningHub.busy();
  private final Api supplier = new Api(hub, "jiaxin-api");
  private final Api buyer = new Api(hub, "hengyue-edi");
  private final String part = "REPORT-" + NEXT.incrementAndGet();

  private void posted(String path, String body) {
    var answer = supplier.post(path, body, JSON);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  @Test
  void stock_of_a_part_is_reported_to_a_customer_or_the_screen_says_why_not() {
    MessagesOut.sends(buyer, "HENGYUE", "INVRPT", "D96A");
    posted(
        "/api/v1/part-agreements?as=supplier",
        "{\"partner\": \"HENGYUE\", \"part\": \"%1$s\", \"partnerPart\": \"%1$s\", \"unit\": \"PCE\"}"
            .formatted(part));
    posted(
        "/api/v1/stock/counts",
        """
        {"site": "JX1", "part": "%s", "category": "finished", "status": "usable", "unit": "PCE", "at": "%s", "quantity": "12"}
        """
            .formatted(part, Instant.now().minusSeconds(60)));
    supplier.settle();
    var screen = Chromium.shared().open(hub, "warehouse@jiaxin", "/stock?part=" + part);
    screen.at("[data-testid=stock-row][data-part=" + part + "]").waitFor();
    screen.at("[data-testid=report-open]").click();
    screen.at("[data-testid=report-send]").click();
    screen.says("[data-testid=report-dialog]", "Choose a partner");
    screen.at("[data-testid=report-partner]").selectOption("HONGZHU");
    screen.at("[data-testid=report-send]").click();
    screen.says("[data-testid=report-dialog]", "names no message for stock reports");
    screen.at("[data-testid=report-partner]").selectOption("HENGYUE");
    screen.at("[data-testid=report-send]").click();
    screen.says("[data-testid=report-dialog]", "Sent.");
    supplier.settle();
    assertThat(buyer.items("/api/v1/stock/reports?holder=JIAXIN"))
        .anyMatch(it -> it.at("/lines/0/supplierPart").asString().equals(part));
    close(screen);
    screen.show(
        "stock-report",
        () -> {
          screen.at("[data-testid=report-open]").click();
          screen.at("[data-testid=report-send]").click();
          screen.at("[data-testid=report-part]").waitFor();
        },
        () -> close(screen));
  }

  private static void close(Screen screen) {
    screen.page().keyboard().press("Escape");
    screen
        .at("[data-testid=report-send]")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
  }
}
