package weft.deploy.stock;

import static com.microsoft.playwright.options.WaitForSelectorState.DETACHED;
import static org.assertj.core.api.Assertions.assertThat;
import static weft.deploy.OwnHub.ok;

import com.microsoft.playwright.Locator.WaitForOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.Logins;
import weft.deploy.RunningHub;
import weft.deploy.browser.Chromium;
import weft.deploy.browser.InChromium;
import weft.deploy.browser.Screen;

/** The browser's own camera films a label that the hub printed, held in front of a phone. */
@Tag("long")
@InChromium
class CameraScreenTest {
  private final RunningHub hub = RunningHub.busy();
  private final Api supplier = new Api(hub, "jiaxin-api");
  private final Api customer = new Api(hub, "hengyue-edi");
  private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
  private final String key = Long.toString(System.nanoTime(), 36).toUpperCase(Locale.ROOT);
  private final String part = "JX-K" + key;
  private final String batch = "B-" + key;

  @TempDir Path folder;

  @Test
  void a_printed_label_is_scanned_and_picked_through_the_camera_of_a_phone() throws Exception {
    try (var chromium = Chromium.withCamera(film(label()))) {
      scanned(chromium);
      picked(chromium);
    }
  }

  private void scanned(Chromium chromium) {
    Screen screen = onPhone(chromium.open(hub, "warehouse@jiaxin", "/scan"));
    screen.at("[data-testid=camera]").click();
    screen.at("[data-testid=scanner][data-step=quantity]").waitFor();
    screen.says("[data-testid=scanner]", part, batch);
    screen.says("[data-testid=label-said]", "340123450000000017");
    PlaywrightAssertions.assertThat(screen.at("[data-testid=scan-field]")).hasValue("12");
    assertThat(screen.page().locator("[data-testid=booking]").count())
        .as("a label that stays in sight books nothing")
        .isZero();
    screen.at("[data-testid=scan-field]").press("Enter");
    screen.says("[data-testid=booking][data-state=done]", "+12", part, batch);
    assertThat(
            screen
                .page()
                .evaluate("() => document.documentElement.scrollWidth <= window.innerWidth"))
        .as("nothing stands beside the phone's screen")
        .isEqualTo(true);
  }

  private void picked(Chromium chromium) {
    JsonNode picking =
        ok(
            supplier.postJson(
                "/api/v1/pickings",
                """
                {"number": "PK-%s", "site": "JX1", "lines": [{"part": "%s", "quantity": "12", "unit": "PCE", "batch": "%s", "location": "A-01"}]}
                """
                    .formatted(key, part, batch)));
    supplier.settle();
    String path = "/pickings/" + picking.path("id").asString();
    Screen screen = onPhone(chromium.open(hub, "warehouse@jiaxin", path));
    screen.at("[data-testid=picking-scan]").waitFor();
    screen.at("[data-testid=camera]").click();
    String answer = "[data-testid=pick-answer]:not([data-right=unknown])";
    screen.at(answer).waitFor();
    assertThat(screen.at(answer).getAttribute("data-right"))
        .as(screen.at(answer).innerText())
        .isEqualTo("true");
    screen.at("[data-testid=pick-asked]").waitFor(new WaitForOptions().setState(DETACHED));
    supplier.settle();
    JsonNode row = supplier.json("/api/v1" + path);
    assertThat(row.at("/lines/0/picked").asString()).isEqualTo("12");
    assertThat(row.at("/lines/0/wrong").asInt()).isZero();
  }

  private static Screen onPhone(Screen screen) {
    screen.page().setViewportSize(360, 740);
    return screen;
  }

  /** The label of a package that was sent, as its printer gets it. */
  private BufferedImage label() throws Exception {
    ok(
        customer.postJson(
            "/api/v1/part-agreements",
            "{\"partner\": \"JIAXIN\", \"part\": \"HY-K%s\", \"partnerPart\": \"%s\", \"unit\": \"PCE\"}"
                .formatted(key, part)));
    customer.settle();
    ok(
        supplier.postJson(
            "/api/v1/stock/counts",
            """
            {"site": "JX1", "part": "%s", "category": "finished", "status": "usable", "batch": "%s", "quantity": "50", "unit": "PCE", "at": "%s"}
            """
                .formatted(part, batch, Instant.now().minusSeconds(60))));
    JsonNode sent =
        ok(
            supplier.postJson(
                "/api/v1/shipments",
                """
                {"number": "LS-K%1$s", "buyer": "HENGYUE", "shipFrom": "JX1", "shipTo": "PLANT1", "shipped": "%2$s",
                 "lines": [{"part": "%3$s", "quantity": "12", "unit": "PCE", "batch": "%4$s"}],
                 "packages": [{"label": "340123450000000017", "type": "PX", "contents": [{"part": "%3$s", "quantity": "12", "batch": "%4$s"}]}]}
                """
                    .formatted(key, today, part, batch)));
    supplier.settle();
    String path = "/api/v1/shipments/" + sent.path("id").asString() + "/labels";
    byte[] pdf =
        Logins.HTTP
            .send(
                supplier.request(path, "Accept", "application/pdf").build(),
                BodyHandlers.ofByteArray())
            .body();
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFRenderer(document).renderImageWithDPI(0, 200);
    }
  }

  /** The whole label with all of its codes in sight, a little askew on a grey table. */
  private Path film(BufferedImage label) throws IOException {
    var jpegs = new ByteArrayOutputStream();
    for (int nth = 0; nth < 30; nth++) {
      var frame = new BufferedImage(1280, 720, BufferedImage.TYPE_INT_RGB);
      Graphics2D ink = frame.createGraphics();
      ink.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
      ink.setColor(new Color(120, 118, 110));
      ink.fillRect(0, 0, 1280, 720);
      ink.rotate(Math.toRadians(2 + nth % 3), 640, 360);
      int height = 1280 * label.getHeight() / label.getWidth();
      ink.drawImage(label, 0, (720 - height) / 2, 1280, height, null);
      ink.dispose();
      ImageIO.write(frame, "jpg", jpegs);
    }
    return Files.write(folder.resolve("label.mjpeg"), jpegs.toByteArray());
  }
}
