package weft.deploy.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.deploy.OwnHub.ok;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.RunningHub;
import weft.deploy.browser.Chromium;
import weft.deploy.browser.InChromium;
import weft.deploy.browser.Screen;

/** An inspector measures where there is no network. */
@Tag("long")
@InChromium
class ValuesWithoutNetworkScreenTest {
  private final RunningHub hub = RunningHub.busy();
  private final Api quality = new Api(hub, "quality@jiaxin");
  private final String key = Long.toString(System.nanoTime(), 36).toUpperCase(Locale.ROOT);

  @Test
  void values_typed_without_a_network_wait_through_leaving_the_page_and_are_recorded_once() {
    String id = begun();
    Screen screen = Chromium.shared().open(hub, "quality@jiaxin", "/inspections/" + id);
    measure(screen, 1, "10.01");
    screen.page().context().setOffline(true);
    screen.at("[data-testid=live][data-state=down]").waitFor();
    measure(screen, 2, "10.02");
    measure(screen, 3, "10.03");
    screen.at("[data-testid=asked][data-piece='4']").waitFor();
    screen.says("[data-testid=entry]", "2 values wait for the network");
    assertThat(values(id)).as("nothing of it arrived").containsExactly("1 10.01 1");

    // The hub itself serves the shell, so a user leaves the page without a network and returns with
    // one. Any screen sends what waits.
    screen.page().navigate("about:blank");
    screen.page().context().setOffline(false);
    screen.visit(hub.url() + "/inspections?part=JX-N" + key);
    screen.at("[data-testid=inspection-row] a").click();
    screen.at("[data-testid=value-row][data-piece='3']").waitFor();
    screen.page().reload();
    screen.at("[data-testid=value-row][data-piece='3']").waitFor();
    screen.at("[data-testid=asked][data-piece='4']").waitFor();
    assertThat(values(id)).containsExactly("1 10.01 1", "2 10.02 1", "3 10.03 1");
  }

  private String begun() {
    ok(
        quality.postJson(
            "/api/v1/inspection-plans",
            """
            {"part": "JX-N%s", "stage": "final", "characteristics": [
              {"characteristic": "BORE", "names": {"zh": "孔径", "en": "Bore"}, "unit": "mm", "minimum": "9.8", "maximum": "10.2",
               "sample": {"kind": "fixed", "quantity": "5"}, "severity": "major"}]}
            """
                .formatted(key)));
    JsonNode it =
        ok(
            quality.postJson(
                "/api/v1/inspections",
                """
                {"number": "QN-%1$s", "part": "JX-N%1$s", "stage": "final", "batch": "B-%1$s", "lot": "30", "unit": "PCE"}
                """
                    .formatted(key)));
    quality.settle();
    return it.path("id").asString();
  }

  private static void measure(Screen screen, int piece, String value) {
    screen.at("[data-testid=asked][data-piece='" + piece + "']").waitFor();
    screen.at("[data-testid=value]").fill(value);
    screen.at("[data-testid=record]").click();
  }

  private List<String> values(String id) {
    quality.settle();
    return quality.items("/api/v1/inspections/" + id + "/values?limit=500").stream()
        .map(
            it ->
                "%s %s %s"
                    .formatted(
                        it.path("piece").asString(),
                        it.path("value").asString(),
                        it.path("attempt").asInt()))
        .sorted()
        .toList();
  }
}
