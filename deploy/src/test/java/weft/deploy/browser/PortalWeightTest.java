package weft.deploy.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import weft.deploy.Logins;
import weft.deploy.RunningHub;

/** The cost of a first visit, in bytes and in time. */
@Tag("long")
@InChromium
class PortalWeightTest {
  /** Milliseconds from the navigation to the first row in the document. */
  private static final String FIRST_ROW =
      """
      new MutationObserver((_, it) => {
        if (!document.querySelector('[data-testid=call-off-row]')) return;
        requestAnimationFrame(() => { window.firstRow = performance.now(); });
        it.disconnect();
      }).observe(document, { childList: true, subtree: true });
      """;

  /** Transferred bytes of the page, its scripts and styles, including the texts of one language. */
  private static final String BYTES =
      """
      () => [...performance.getEntriesByType('navigation'),
          ...performance.getEntriesByType('resource').filter(it => /\\/assets\\/.*[.](js|css)$/.test(it.name))]
        .reduce((sum, it) => sum + it.encodedBodySize, 0)
      """;

  private final RunningHub hub = RunningHub.busy();

  @Test
  void a_first_visit_loads_less_than_250_KB_of_page_scripts_and_styles() {
    Screen screen = Chromium.shared().open(hub, "sales@jiaxin", "/");
    Page page = screen.page();
    for (String language : new String[] {"en", "zh"}) {
      screen.speak(language);
      fresh(page);
      page.reload();
      screen.at("[data-testid=need]").waitFor();
      double bytes = number(page.evaluate(BYTES));
      System.out.printf("A first visit in %s: %.0f KB%n", language, bytes / 1_000);
      assertThat(bytes).as("bytes in " + language).isBetween(100_000.0, 250_000.0);
    }
  }

  @Test
  void rows_are_there_within_two_seconds_of_a_first_visit() {
    Page page = Chromium.shared().open(hub, "sales@jiaxin", "/call-offs").page();
    page.addInitScript(FIRST_ROW);
    double first = Double.MAX_VALUE;
    // The best of six, because other tests may use the machine.
    for (int look = 0; look < 6 && first >= 2_000; look++) {
      fresh(page);
      page.reload();
      page.waitForFunction("() => window.firstRow");
      first = Math.min(first, number(page.evaluate("() => window.firstRow")));
    }
    System.out.printf(
        "A first visit of call-offs: %.0f KB, first row %.0f ms after the navigation%n",
        number(page.evaluate(BYTES)) / 1_000, first);
    assertThat(first).as("ms to the first row").isLessThan(2_000);
  }

  /** Like a first visit. */
  private static void fresh(Page page) {
    page.context().newCDPSession(page).send("Network.clearBrowserCache");
  }

  @Test
  void pages_scripts_and_answers_are_compressed_for_who_asks_for_it() throws Exception {
    for (String path : new String[] {"/", "/v3/api-docs"}) {
      var request = new Browser(hub.url()).request(path, "Accept-Encoding", "gzip");
      var answer = Logins.HTTP.send(request.build(), BodyHandlers.ofByteArray());
      assertThat(answer.headers().firstValue("Content-Encoding")).as(path).hasValue("gzip");
    }
  }

  @Test
  void scripts_come_as_small_as_the_build_made_them_to_who_takes_that() throws Exception {
    String page = new Browser(hub.url()).get("/").body();
    var script = Pattern.compile("/assets/portal-[^\"]+[.]js").matcher(page);
    assertThat(script.find()).isTrue();
    int whole = asset(script.group(), "identity", null);
    assertThat(asset(script.group(), "gzip, deflate, br, zstd", "br")).isLessThan(whole / 3);
    assertThat(asset(script.group(), "gzip", "gzip")).isLessThan(whole / 2);
  }

  /** The number of transferred bytes. */
  private int asset(String path, String accepted, @Nullable String encoding) throws Exception {
    var request = new Browser(hub.url()).request(path, "Accept-Encoding", accepted);
    var answer = Logins.HTTP.send(request.build(), BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Encoding"))
        .isEqualTo(Optional.ofNullable(encoding));
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).contains("javascript");
    return answer.body().length;
  }

  private static double number(Object it) {
    return ((Number) it).doubleValue();
  }
}
