package weft.deploy.beforeafter;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import weft.deploy.RunningHub;
import weft.deploy.browser.Chromium;
import weft.deploy.browser.InChromium;

/** A director shows a bank one sheet: stated figures beside measured ones, each with its reason. */
@Tag("long")
@InChromium
class BeforeAfterScreenTest {
  private static final Pattern SHEET = Pattern.compile("/Type\\s*/Page\\b");

  private final RunningHub hub = RunningHub.busy();

  @Test
  void the_page_is_read_in_both_languages_at_desk_and_phone_and_prints_on_one_sheet() {
    var screen = Chromium.shared().open(hub, "director@jiaxin", "/before-after");
    String lead = "[data-testid=compared][data-code=lead-time]";
    screen.says(lead, "stated, not measured", "measured", "First 90 days");
    screen.says("[data-testid=compared][data-code=stock-value]", "CNY");
    screen.at("[data-testid=stated-month]").waitFor();
    screen.at(lead + " [data-testid=lines-behind] summary").click();
    screen.at(lead + " [data-testid=lines-behind] a").waitFor();
    screen.show("before-after");
    screen.page().setViewportSize(360, 740);
    screen.fits(360);
    screen.page().setViewportSize(1440, 900);
    screen.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(screen.at("[data-testid=print]").isVisible()).as("on paper").isFalse();
    byte[] file =
        screen
            .page()
            .pdf(
                new Page.PdfOptions()
                    .setPreferCSSPageSize(true)
                    .setPath(Path.of("target", "before-after.pdf")));
    long sheets = SHEET.matcher(new String(file, StandardCharsets.ISO_8859_1)).results().count();
    assertThat(sheets).isEqualTo(1);
    screen.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    screen.at("[data-testid=compared][data-code=stock-value] [data-period=first] a").click();
    screen.isAt("/stock");
  }
}
