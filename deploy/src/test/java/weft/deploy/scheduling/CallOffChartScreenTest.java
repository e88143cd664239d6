package weft.deploy.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.RunningHub;
import weft.deploy.browser.Chromium;
import weft.deploy.browser.InChromium;

/** The chart of a part's call-offs over time: firmness, promises, and cumulative totals. */
@Tag("long")
@InChromium
class CallOffChartScreenTest {
  private static final String[] JSON = {"Content-Type", "application/json"};
  private final RunningHub hub = RunningHub.busy();
  private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
  private final String part =
      "CHART-" + UUID.randomUUID().toString().substring(0, 6).toUpperCase(Locale.ROOT);

  private String in(int days) {
    return DateTimeFormatter.BASIC_ISO_DATE.format(today.plusDays(days));
  }

  /** Firm on two days, released for production in a week, forecast in another. */
  private String calledOff() {
    String firm =
        Delfors.of(part, part, "07", in(3), "90", in(6), "70", in(14), "200", in(28), "300");
    return firm.replace("SCC+1++D'QTY+113:200", "SCC+2++W'QTY+113:200")
        .replace("SCC+1++D'QTY+113:300", "SCC+4++W'QTY+113:300");
  }

  @Test
  void bars_bands_and_sums_are_those_of_the_table_and_each_day_tells_its_numbers() {
    new Api(hub, "hengyue-edi").handIn(calledOff());
    var supplier = new Api(hub, "jiaxin-api");
    var shipped =
        supplier.post(
            "/api/v1/shipments",
            """
            {"number": "LS-%s", "buyer": "HENGYUE", "shipTo": "PLANT1", "shipped": "%s", "arrives": "%s",
             "lines": [{"part": "%s", "quantity": "40", "unit": "PCE"}]}
            """
                .formatted(part, today.minusDays(1), today.plusDays(1), part),
            JSON);
    assertThat(shipped.statusCode()).as(shipped.body()).isEqualTo(200);
    supplier.settle();
    var sales = Chromium.shared().open(hub, "sales@jiaxin", "/call-offs?part=" + part);
    sales.at("[data-testid=call-off-row] a").click();
    sales.at("[data-testid=time-chart] svg").waitFor();
    sales.says("[data-testid=time-legend]", "Firm 160", "Production 200", "Forecast 300");
    sales.says("[data-testid=time-total]", "660 pcs");
    sales.says("[data-testid=schedule-sums]", "660 pcs");
    assertThat(sales.page().locator("[data-testid=band]").count()).isEqualTo(3);
    assertThat(sales.at("[data-testid=time-chart] svg").getAttribute("aria-label"))
        .contains("4 lines, 660 pcs in all", "Firm 160");

    sales.at("[data-testid=time-chart]").focus();
    sales.page().keyboard().press("ArrowRight");
    sales.says("[data-testid=time-readout]", "Firm 90 pcs", "called off 90");
    String day = DateTimeFormatter.ofPattern("dd MMM", Locale.UK).format(today.plusDays(3));
    assertThat(sales.at("[data-testid=time-readout]").innerText()).containsOnlyOnce(day);
    sales.page().keyboard().press("ArrowRight");
    sales.says("[data-testid=time-readout]", "Firm 70 pcs", "called off 160");
    sales.says("[data-testid=time-legend]", "Shipped", "Received");
    sales.page().keyboard().press("ArrowRight");
    sales.says("[data-testid=time-readout]", ": Production 200 pcs"); // the week is named
    sales.page().keyboard().press("ArrowLeft");
    sales.says("[data-testid=time-readout]", "Firm 70 pcs");

    sales.says("[data-testid=confirm-all]", "Confirm 3 lines"); // a forecast is not binding
    sales.at("[data-testid=confirm-all]").click();
    sales.at("[data-testid=send-now]").click();
    sales.at("[data-testid=promise-mark]").waitFor();
    sales.says("[data-testid=schedule-sums]", "promised 360");
    sales.show("call-off-chart");

    sales.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    Object fits =
        sales
            .at("[data-testid=time-chart] svg")
            .evaluate("it => it.clientWidth <= it.parentElement.clientWidth + 1");
    assertThat(fits).as("the whole chart is on the page").isEqualTo(true);
    sales.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
  }
}
