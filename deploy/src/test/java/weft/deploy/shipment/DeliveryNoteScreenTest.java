package weft.deploy.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import weft.deploy.Api;
import weft.deploy.RunningHub;
import weft.deploy.browser.Chromium;
import weft.deploy.browser.InChromium;

/** The papers that go with the goods: one sheet in both languages, for the two partners only. */
@Tag("long")
@InChromium
class DeliveryNoteScreenTest {
  private final RunningHub hub = RunningHub.busy();
  private final Api supplier = new Api(hub, "jiaxin-api");
  private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

  private String announced() {
    ok(
        "part-agreements?as=supplier",
        "{\"partner\": \"HENGYUE\", \"part\": \"JX-NOTE-1\", \"partnerPart\": \"NOTE-1\", \"unit\":"
            + " \"PCE\", \"names\": {\"zh\": \"支座\", \"en\": \"Bracket\"}}");
    return ok(
        "shipments",
        """
        {"number": "LS-NOTE-1", "buyer": "HENGYUE", "shipFrom": "JX1", "shipTo": "PLANT1", "shipped": "%s", "arrives": "%s",
         "lines": [{"part": "JX-NOTE-1", "quantity": "12", "unit": "PCE", "batch": "B-7", "order": "4500099", "orderLine": "10"}],
         "packages": [{"label": "340123450000000017", "type": "PX", "packages": [
           {"label": "BOX-1", "contents": [{"part": "JX-NOTE-1", "quantity": "12", "batch": "B-7"}]}]}]}
        """
            .formatted(today, today.plusDays(2)));
  }

  private String ok(String path, String body) {
    var answer = supplier.post("/api/v1/" + path, body, "Content-Type", "application/json");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    supplier.settle();
    return Api.body(answer).path("id").asString();
  }

  @Test
  void both_partners_print_it_in_both_languages_and_nobody_else_sees_it() {
    String path = "/shipments/" + announced();
    String note = "[data-testid=delivery-note]";
    for (String user : new String[] {"warehouse@jiaxin", "buyer@hengyue"}) {
      var screen = Chromium.shared().open(hub, user, path);
      screen.at("[data-testid=delivery-note-link]").click();
      screen.says(note, "送货单", "Delivery note", "LS-NOTE-1", "佳鑫机械", "Jiaxin Machining");
      screen.says(note, "恒岳重工", "Hengyue Heavy Industry", "一号工厂", "Plant 1", today.toString());
      screen.says(note, "NOTE-1", "JX-NOTE-1", "支座", "Bracket", "B-7", "4500099 / 10", "件", "pcs");
      screen.says(note, "SSCC (00) 340123450000000017", "BOX-1");
      screen.at("[data-testid=note-code]").waitFor();
      screen.says("[data-testid=crumbs]", "Today", "Shipments", "LS-NOTE-1", "Delivery note");
      screen.at("[data-testid=crumbs] a:has-text('LS-NOTE-1')").click();
      screen.at("[data-testid=delivery-note-link]").waitFor();
    }
    var screen = Chromium.shared().open(hub, "warehouse@jiaxin", path + "/delivery-note");
    screen.show("delivery-note");
    screen.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(screen.at("nav").isVisible()).as("on paper").isFalse();
    assertThat(screen.at("[data-testid=print]").isVisible()).isFalse();
    assertThat(screen.at("[data-testid=note-line]").isVisible()).isTrue();
    byte[] file =
        screen
            .page()
            .pdf(
                new Page.PdfOptions()
                    .setPreferCSSPageSize(true)
                    .setPath(Path.of("target", "delivery-note.pdf")));
    assertThat(new String(file, StandardCharsets.ISO_8859_1)).startsWith("%PDF-");

    var other = Chromium.shared().open(hub, "sales@hongzhu", path + "/delivery-note");
    other.at("main [role=alert], main h1").waitFor();
    assertThat(other.page().locator(note).count()).isZero();
    assertThat(other.page().locator("main").innerText()).doesNotContain("LS-NOTE-1", "NOTE-1");
  }
}
