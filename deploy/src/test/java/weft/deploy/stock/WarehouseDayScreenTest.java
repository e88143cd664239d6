package weft.deploy.stock;

import static com.microsoft.playwright.options.WaitForSelectorState.DETACHED;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator.WaitForOptions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import weft.api.paper.Code128;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.RunningHub;
import weft.deploy.browser.Chromium;
import weft.deploy.browser.InChromium;
import weft.deploy.browser.Screen;

/** A warehouse counts, scans and ships; the other side receives the goods, with differences. */
@InChromium
class WarehouseDayScreenTest {
  private final RunningHub hub = RunningHub.busy();
  private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

  @Test
  @Tag("long")
  void stock_is_counted_scanned_in_and_out_and_a_wrong_scan_is_undone() {
    var screen = Chromium.shared().open(hub, "warehouse@jiaxin", "/");
    screen.at("[data-testid=home]:not([data-reading])").waitFor();
    screen.show("home-warehouse");
    screen.goTo("/stock");
    screen.at("[data-testid=count-link]").click();
    screen.at("[data-testid=count-part]").fill("STORE-PIN");
    screen.at("[data-testid=count-quantity]").fill("much");
    screen.at("[data-testid=count-send]").click();
    screen.says("[data-testid=count]", "Not a quantity", "0 if nothing is");
    screen.at("[data-testid=count-quantity]").fill("100");
    screen.at("[data-testid=count-send]").click();
    screen.says("[data-testid=counted]", "STORE-PIN", "100 pcs");
    screen.at("[data-testid=count-part]").fill("STORE-NUT");
    screen.at("[data-testid=count-quantity]").fill("1,200");
    screen.at("[data-testid=count-send]").click();
    screen.says("[data-testid=counted]", "STORE-NUT", "1,200 pcs");
    screen.show("stock-count");

    screen.goTo("/scan");
    scan(screen, "STORE-PIN", "", "20");
    screen.at("[data-testid=tally][data-scans='1']").waitFor();
    screen.at("[data-testid=way] label:has-text('Out')").click();
    screen.at("[data-testid=scan-field]").focus();
    scan(screen, "STORE-PIN", "", "STORE-PIN", "5");
    screen.at("[data-testid=tally][data-scans='2']").waitFor();
    scan(screen, "STORE-PIN", "", "3000");
    screen.at("[data-testid=booking][data-state=failed]").waitFor();
    screen.says("[data-testid=booking][data-state=failed]", "not booked");
    screen.show("scan");
    screen.at("[data-testid=booking]:has-text('+20') [data-testid=undo]").click();
    screen.at("[data-testid=booking][data-state=undone]").waitFor();
    screen.says("[data-testid=tally]", "1 scan", "−5");

    screen.goTo("/stock");
    screen.at("[data-testid=filter-part]").fill("STORE-PIN");
    screen.says("[data-testid=stock-row][data-part=STORE-PIN]", "95");
    screen.show("stock");
  }

  @Test
  @Tag("long")
  void a_scan_against_a_shipment_is_checked_by_part_batch_and_quantity() {
    Api jiaxin = new Api(hub, "jiaxin-api");
    String[] json = {"Content-Type", "application/json"};
    for (String part : List.of("STORE-CAP", "STORE-LID"))
      jiaxin.post(
          "/api/v1/stock/counts",
          """
          {"site": "JX1", "part": "%s", "category": "finished", "status": "usable", "batch": "C1", "quantity": "50", "unit": "PCE", "at": "%s"}
          """
              .formatted(part, Instant.now().minusSeconds(60)),
          json);
    var sent =
        jiaxin.post(
            "/api/v1/shipments",
            """
            {"number": "LS-STORE-9", "buyer": "HENGYUE", "shipFrom": "JX1", "shipTo": "PLANT1", "shipped": "%s",
             "lines": [{"part": "STORE-CAP", "quantity": "8", "unit": "PCE", "batch": "C1"}]}
            """
                .formatted(today),
            json);
    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);
    jiaxin.settle();
    var screen = Chromium.shared().open(hub, "warehouse@jiaxin", "/scan");
    screen.at("[data-testid=way] label:has-text('Out')").click();
    screen.at("[data-testid=scan-document]").fill("LS-STORE-9");
    screen.at("[data-testid=scan-document]").press("Enter");
    screen.at("[data-testid=scan-field]:focus").waitFor();
    scan(screen, "STORE-LID", "C1", "8");
    screen.says(
        "[data-testid=booking][data-part=STORE-LID]", "not booked", "has no part STORE-LID");
    scan(screen, "STORE-CAP", "C2", "8");
    screen.says(
        "[data-testid=booking][data-part=STORE-CAP]", "not booked", "with 0 of these goods");
    scan(screen, "STORE-CAP", "C1", "9");
    screen.says("[data-testid=booking]:has-text('−9')", "not booked", "with 8 of these goods");
    scan(screen, "STORE-CAP", "C1", "8");
    screen.says(
        "[data-testid=booking][data-state=same]", "for LS-STORE-9", "already in the shipment");
    screen.at("[data-testid=scan-document]").fill("LS-STORE-10");
    screen.says("[data-testid=scanned]", "LS-STORE-10", "Nothing has been scanned");
    screen.at("[data-testid=scan-field]").focus();
    scan(screen, "STORE-CAP", "C1", "6");
    screen.says("[data-testid=scanned-sum]", "−6", "STORE-CAP", "1 scan");
    scan(screen, "STORE-CAP", "C1", "6");
    screen.says("[data-testid=scanned-sum]", "−12", "2 scans");
    screen.at("[data-testid=scanned-sum] summary").click();
    screen.show("scan-document");
    screen.at("[data-testid=undo-box] >> nth=0").click();
    screen.says("[data-testid=scanned-sum]", "−6", "1 scan");
    screen.at("[data-testid=booking][data-state=undone]").waitFor();
  }

  /** The test draws the camera's picture, label by label; the page reads it like any other. */
  @Test
  @Tag("long")
  void the_camera_reads_each_label_once() {
    var screen = Chromium.shared().open(hub, "warehouse@jiaxin", "/scan");
    screen.says("[data-testid=camera]", "Camera");
    screen.page().evaluate(CAMERA);
    held(screen, "STORE-CAM-4711");
    screen.at("[data-testid=camera]").click();
    screen.says("[data-testid=camera-read]", "STORE-CAM-4711");
    screen.at("[data-testid=scanner][data-step=batch]").waitFor();
    held(screen, "B-26121");
    screen.at("[data-testid=scanner][data-step=quantity]").waitFor();
    screen.show("scan-camera");
    screen.at("[data-testid=scan-field]").fill("12");
    screen.at("[data-testid=scan-field]").press("Enter");
    screen.says("[data-testid=booking][data-state=done]", "+12", "STORE-CAM-4711", "B-26121");
    screen.page().evaluate("it => { window.held = it }", Code128.ofSscc("340123450000000017"));
    screen.says("[data-testid=label-said]", "Package", "340123450000000017");
    screen.at("[data-testid=camera]").click();
    screen.at("[data-testid=camera-view]").waitFor(new WaitForOptions().setState(DETACHED));

    var nobodys = Chromium.shared().open(hub, "warehouse@jiaxin", "/scan");
    nobodys
        .page()
        .evaluate(
            "() => { navigator.mediaDevices.getUserMedia = () => Promise.reject(new"
                + " DOMException('no', 'NotAllowedError')) }");
    nobodys.at("[data-testid=camera]").click();
    nobodys.says("[role=alert]", "may not use the camera");
  }

  private static final String CAMERA =
      """
      () => {
        const canvas = document.createElement('canvas');
        canvas.width = 1280;
        canvas.height = 720;
        const ink = canvas.getContext('2d');
        window.held = [];
        setInterval(() => {
          ink.fillStyle = '#ddd';
          ink.fillRect(0, 0, 1280, 720);
          ink.fillStyle = '#fff';
          ink.fillRect(40, 200, 1200, 320);
          ink.fillStyle = '#000';
          let x = 120;
          window.held.forEach((width, i) => {
            if (i % 2 === 0) ink.fillRect(x, 240, width * 4, 240);
            x += width * 4;
          });
        }, 40);
        navigator.mediaDevices.getUserMedia = () => Promise.resolve(canvas.captureStream(25));
      }
      """;

  private static void held(Screen screen, String label) {
    screen.page().evaluate("it => { window.held = it }", Code128.of(label));
  }

  @Test
  @Tag("long")
  void more_than_there_is_is_sent_with_a_reason_that_the_screen_asks_for() {
    String day = DateTimeFormatter.BASIC_ISO_DATE.format(today.plusDays(1));
    new Api(hub, "hengyue-edi").handIn(Delfors.of("STORE-2", "STORE-SHORT", "07", day, "60"));
    var counted =
        new Api(hub, "jiaxin-api")
            .post(
                "/api/v1/stock/counts",
                """
                {"site": "JX1", "part": "STORE-SHORT", "category": "finished", "status": "usable", "quantity": "50", "unit": "PCE", "at": "%s"}
                """
                    .formatted(Instant.now().minusSeconds(60)),
                "Content-Type",
                "application/json");
    assertThat(counted.statusCode()).as(counted.body()).isEqualTo(200);
    var screen = Chromium.shared().open(hub, "warehouse@jiaxin", "/shipments/new");
    screen.at("[data-testid=ship-customer]").selectOption("HENGYUE");
    screen.at("[data-testid=due-line][data-part=STORE-SHORT] input[type=checkbox]").check();
    screen.at("[data-testid=ship-number]").fill("LS-STORE-2");
    screen.at("input[type=date] >> nth=0").fill(today.plusDays(19).toString());
    screen.at("[data-testid=ship-check]").click();
    screen.at("[data-testid=ship-send]").click();
    screen.says("[data-testid=ship-summary] [role=alert]", "two weeks ahead");
    screen.at("[data-testid=ship-summary] button:has-text('Back to the lines')").click();
    screen.at("input[type=date] >> nth=0").fill(today.toString());
    screen.at("[data-testid=ship-check]").click();
    screen.at("[data-testid=ship-send]").click();
    screen.says("[data-testid=ship-summary]", "STORE-SHORT", "50", "60 would be taken", "Reason");
    screen.at("[data-testid=ship-send]").click();
    screen.says("[data-testid=ship-summary]", "Required");
    screen.at("[data-testid=ship-why]").fill("Counted before the night shift");
    screen.show("ship-below-zero");
    screen.at("[data-testid=ship-send]").click();
    screen.says("[data-testid=shipment]", "LS-STORE-2", "On its way", "STORE-SHORT");
  }

  @Test
  void what_is_due_is_shipped_and_received_with_its_differences() {
    String day = DateTimeFormatter.BASIC_ISO_DATE.format(today.plusDays(1));
    new Api(hub, "hengyue-edi").handIn(Delfors.of("STORE-1", "STORE-AXLE", "07", day, "60"));
    var agreed =
        new Api(hub, "hengyue-planner")
            .postJson(
                "/api/v1/part-agreements",
                """
                {"partner": "JIAXIN", "part": "STORE-AXLE", "unit": "PCE", "certificates": [{"type": "3.1"}]}
                """);
    assertThat(agreed.statusCode()).as(agreed.body()).isEqualTo(200);
    var screen = Chromium.shared().open(hub, "warehouse@jiaxin", "/shipments/new");
    screen.at("[data-testid=ship-customer]").selectOption("HENGYUE");
    String due = "[data-testid=due-line][data-part=STORE-AXLE] ";
    screen.at(due + "input[type=checkbox]").check();
    screen.at(due + "[data-testid=ship-batch]").fill("B-26117");
    screen.at("[data-testid=ship-number]").fill("LS-STORE-1");
    screen.says("[data-testid=crumbs]", "Today", "Shipments", "Ship");
    screen.show("ship");
    screen.at("[data-testid=ship-check]").click();
    screen.says("[data-testid=ship-summary]", "LS-STORE-1", "Hengyue", "STORE-AXLE", "60 pcs");
    screen.says("[data-testid=ship-summary] [data-testid=crumbs]", "Shipments");
    screen.says("[data-testid=missing-certificate]", "STORE-AXLE", "B-26117", "3.1 Inspection");
    screen.at("[data-testid=add-boxes]").click();
    screen.at("[data-testid=box-count]").fill("2");
    screen.at("[data-testid=box-label]").fill("340123450000000017");
    screen.at("[data-testid=ship-send]").click();
    screen.says("[data-testid=unpacked]", "60", "more in packages than is sent");
    screen.at("[data-testid=box-each]").fill("30");
    screen.at("[data-testid=box-weight]").fill("121.5");
    screen.show("ship-check");
    screen.at("[data-testid=ship-send]").click();
    screen.says("[data-testid=shipment]", "LS-STORE-1", "On its way", "B-26117", "243 kg");
    screen.says("[data-testid=packages]", "340123450000000017", "340123450000000024", "121.5 kg");

    var buyer = Chromium.shared().open(hub, "buyer@hengyue", "/");
    buyer.at("[data-testid=need][data-need=shipments-arriving]").click();
    buyer.at("a:has-text('LS-STORE-1')").click();
    buyer.at("[data-testid=came]").fill("58");
    buyer.at("[data-testid=damaged]").fill("3");
    buyer.says("[data-testid=receive]", "2 short", "3 damaged");
    buyer.show("receive");
    buyer.at("[data-testid=receive-send]").click();
    buyer.says("[data-testid=receipts]", "55", "2 short", "3 damaged");
    var file =
        buyer
            .page()
            .waitForDownload(
                () -> {
                  buyer.at("[data-testid=receipts-list] [data-testid=download]").click();
                  buyer.at("[data-testid=download-csv]").click();
                });
    assertThat(file.path()).content().contains("STORE-AXLE", "B-26117", "2 short", "3 damaged");

    screen.at("[data-testid=shipment][data-state=received]").waitFor();
    screen.show("shipment-received");
    screen.at("[data-testid=history-link]").click();
    screen.says("[data-testid=history]", "LS-STORE-1", "Jiaxin", "Hengyue");
    screen.show("history");
  }

  /** As a scanner types: each line ends with Enter. */
  private static void scan(Screen screen, String... lines) {
    for (String it : lines) {
      screen.at("[data-testid=scan-field]").pressSequentially(it);
      screen.at("[data-testid=scan-field]").press("Enter");
    }
  }
}
