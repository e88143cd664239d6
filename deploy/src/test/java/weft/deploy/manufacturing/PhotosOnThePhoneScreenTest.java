package weft.deploy.manufacturing;

import static com.microsoft.playwright.options.WaitForSelectorState.DETACHED;
import static org.assertj.core.api.Assertions.assertThat;
import static weft.deploy.OwnHub.ok;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.WaitForOptions;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.Logins;
import weft.deploy.RunningHub;
import weft.deploy.browser.Chromium;
import weft.deploy.browser.InChromium;
import weft.deploy.browser.Screen;

/**
 * Photos of a report and of a defect, taken on a phone. A phone opens its camera for the field of a
 * file, which here gets its pictures directly.
 */
@Tag("long")
@InChromium
class PhotosOnThePhoneScreenTest {
  private static final int MOST_BYTES = 2 << 20;

  private final RunningHub hub = RunningHub.busy();
  private final Api supplier = new Api(hub, "jiaxin-api");
  private final Api quality = new Api(hub, "quality@jiaxin");
  private final String key = Long.toString(System.nanoTime(), 36).toUpperCase(Locale.ROOT);
  private final String part = "JX-Y" + key;

  @Test
  void photos_of_a_report_are_shrunk_and_those_without_a_network_wait_and_are_sent_once()
      throws Exception {
    String id = released();
    String report = "[data-testid=queued][data-number=WO-Y" + key + "] [data-testid=report]";
    Screen screen = onPhone(Chromium.shared().open(hub, "foreman@jiaxin", "/queue"));
    screen.at(report).click();
    screen.at("[data-testid=report-batch]").fill("B-" + key);
    assertThat(files(screen).getAttribute("capture")).isEqualTo("environment");

    take(
        screen,
        "notes.jpg",
        "image/jpeg",
        "No picture.".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    screen.says("[data-testid=photo-fault]", "cannot read the file as a picture");
    assertThat(chosen(screen)).isEqualTo("0");

    take(screen, "exact.png", "image/png", padded(MOST_BYTES));
    screen.at("[data-testid=report-photos][data-count='1']").waitFor();
    take(screen, "above.png", "image/png", padded(MOST_BYTES + 1));
    screen.at("[data-testid=report-photos][data-count='2']").waitFor();
    byte[] large = noise(4000, 3000);
    assertThat(large.length).as("a phone's picture is above the limit").isGreaterThan(MOST_BYTES);
    take(screen, "large.jpg", "image/jpeg", large);
    screen.at("[data-testid=report-photos][data-count='3']").waitFor();
    assertThat(screen.page().locator("[data-testid=photo-fault]").count()).isZero();

    // The dialog is left and opened again: the pictures are still there.
    screen.page().reload();
    screen.at(report).click();
    screen.at("[data-testid=report-photos][data-count='3']").waitFor();

    // The report goes, its photos do not.
    screen.page().route("**/photos", it -> it.abort());
    screen.at("[data-testid=report-send]").click();
    screen.at("[data-testid=report-dialog]").waitFor(new WaitForOptions().setState(DETACHED));
    screen.at("[data-testid=photos-on-the-way][data-waiting='3']").waitFor();
    supplier.settle();
    assertThat(photos(id)).as("nothing of it arrived").isEmpty();
    screen.page().navigate("about:blank");
    screen.page().unrouteAll();
    screen.visit(hub.url() + "/work-orders/" + id);
    screen.at("[data-testid=photos-on-the-way]").waitFor(patiently(DETACHED));
    screen.page().reload();
    screen.at("[data-testid=photo] >> nth=2").waitFor();

    List<JsonNode> there = photos(id);
    assertThat(there).hasSize(3);
    for (JsonNode it : there) {
      assertThat(it.path("mediaType").asString()).isEqualTo("image/jpeg");
      assertThat(it.path("bytes").asInt()).isLessThanOrEqualTo(MOST_BYTES);
    }
    assertThat(there)
        .extracting(it -> Math.max(it.path("width").asInt(), it.path("height").asInt()))
        .as("the longest sides")
        .contains(1600)
        .allMatch(it -> it <= 1600);
    assertThat(shown("/work-orders/" + id, there.getFirst())).isNotNull();
    screen.show("report-photos");
  }

  @Test
  void a_photo_of_a_defect_taken_without_a_network_is_shown_once_with_its_piece() throws Exception {
    String id = begun();
    Screen screen = onPhone(Chromium.shared().open(hub, "quality@jiaxin", "/inspections/" + id));
    screen.at("[data-testid=asked][data-piece='1']").waitFor();
    screen.page().context().setOffline(true);
    screen.at("[data-testid=live][data-state=down]").waitFor();
    take(screen, "pores.jpg", "image/jpeg", noise(1200, 900));
    screen.at("[data-testid=piece-photos][data-waiting='1']").waitFor();
    screen.at("[data-testid=fails]").click();
    screen.at("[data-testid=asked][data-piece='2']").waitFor();
    assertThat(photosOfInspection(id)).as("nothing arrived").isEmpty();

    screen.page().navigate("about:blank");
    screen.page().context().setOffline(false);
    screen.visit(hub.url() + "/inspections?part=" + part);
    screen.at("[data-testid=inspection-row] a").click();
    screen.at("[data-testid=inspection-photos] [data-piece='1'] [data-testid=photo]").waitFor();
    screen.page().reload();
    screen.at("[data-testid=inspection-photos] [data-piece='1'] [data-testid=photo]").waitFor();
    assertThat(photosOfInspection(id))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.path("characteristic").asString()).isEqualTo("PORES");
              assertThat(it.path("piece").asString()).isEqualTo("1");
              assertThat(shown("/inspections/" + id, it).getWidth()).isEqualTo(1200);
            });
    screen.page().setViewportSize(1440, 900);
    screen.show("inspection-photos");
    screen.at("[data-testid=photo-erase]").click();
    screen.at("[data-testid=erase-reason]").fill("Shows a face.");
    screen.at("[data-testid=erase-send]").click();
    screen.at("[data-testid=inspection-photos] [data-testid=photo-erased]").waitFor();
    assertThat(screen.page().locator("[data-testid=photo]").count()).isZero();
  }

  private static WaitForOptions patiently(
      com.microsoft.playwright.options.WaitForSelectorState state) {
    return new WaitForOptions().setState(state).setTimeout(4 * Screen.PATIENCE_MS);
  }

  private static Screen onPhone(Screen screen) {
    screen.page().setViewportSize(360, 740);
    return screen;
  }

  private static Locator files(Screen screen) {
    return screen.page().locator("input[type=file][capture]");
  }

  private static void take(Screen screen, String name, String type, byte[] bytes) {
    files(screen).setInputFiles(new FilePayload(name, type, bytes));
  }

  private static String chosen(Screen screen) {
    return screen.at("[data-testid=report-photos]").getAttribute("data-count");
  }

  /** A picture with bytes after its end, which every browser ignores, up to this size. */
  private static byte[] padded(int bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    // Two pictures of equal content would be one photo.
    int side = 100 + bytes % 7;
    ImageIO.write(new BufferedImage(side, 80, BufferedImage.TYPE_INT_RGB), "png", out);
    return Arrays.copyOf(out.toByteArray(), bytes);
  }

  /** Random pixels, which compress worst. */
  private static byte[] noise(int width, int height) throws IOException {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var random = new Random(4711);
    for (int y = 0; y < height; y++)
      for (int x = 0; x < width; x++) image.setRGB(x, y, random.nextInt(1 << 24));
    var out = new ByteArrayOutputStream();
    ImageIO.write(image, "jpg", out);
    return out.toByteArray();
  }

  private BufferedImage shown(String path, JsonNode photo) {
    try {
      byte[] bytes =
          Logins.HTTP
              .send(
                  quality
                      .request("/api/v1" + path + "/photos/" + photo.path("sha256").asString())
                      .build(),
                  BodyHandlers.ofByteArray())
              .body();
      return ImageIO.read(new ByteArrayInputStream(bytes));
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<JsonNode> photos(String order) {
    supplier.settle();
    return supplier
        .json("/api/v1/work-orders/" + order)
        .at("/reports/0/photos")
        .valueStream()
        .toList();
  }

  private List<JsonNode> photosOfInspection(String id) {
    quality.settle();
    return quality.items("/api/v1/inspections/" + id + "/photos");
  }

  private String released() {
    JsonNode it =
        ok(
            supplier.postJson(
                "/api/v1/work-orders",
                """
                {"number": "WO-Y%s", "site": "JX1", "part": "%s", "quantity": "30", "unit": "PCE",
                 "steps": [{"step": 10, "names": {"en": "Milling", "zh": "铣削"}}]}
                """
                    .formatted(key, part)));
    String id = it.path("id").asString();
    ok(
        new Api(hub, "foreman@jiaxin")
            .postJson("/api/v1/work-orders/" + id + "/starts", "{\"step\": 10}"));
    supplier.settle();
    return id;
  }

  private String begun() {
    ok(
        quality.postJson(
            "/api/v1/inspection-plans",
            """
            {"part": "%s", "stage": "final", "characteristics": [
              {"characteristic": "PORES", "names": {"zh": "气孔", "en": "Pores"}, "attribute": "no pores",
               "sample": {"kind": "fixed", "quantity": "3"}, "severity": "major"}]}
            """
                .formatted(part)));
    JsonNode it =
        ok(
            quality.postJson(
                "/api/v1/inspections",
                """
                {"number": "QY-%1$s", "part": "%2$s", "stage": "final", "batch": "B-%1$s", "lot": "30", "unit": "PCE"}
                """
                    .formatted(key, part)));
    quality.settle();
    return it.path("id").asString();
  }
}
