package weft.deploy.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.RunningHub;
import weft.deploy.browser.Chromium;
import weft.deploy.browser.InChromium;
import weft.deploy.browser.Screen;
import weft.evidence.OfflineVerification;
import weft.evidence.OfflineVerification.Outcome;

/** An auditor goes back and forth in an order's history, and takes an event away with its proof. */
@InChromium
class AuditorsThreadScreenTest {
  private static final int FEWEST_EVENTS = 3;

  private final RunningHub hub = RunningHub.busy();
  private final Api auditor = new Api(hub, "shenji-audit");

  /** An order by EDI that the auditor may see and that has some history. */
  private String order() {
    return auditor.items("/api/v1/orders?limit=50").stream()
        .map(it -> it.path("order").asString())
        .filter(it -> events(it).size() >= FEWEST_EVENTS)
        .filter(it -> events(it).getFirst().at("/cause/interchange").isString())
        .findFirst()
        .orElseThrow();
  }

  private List<JsonNode> events(String stream) {
    return auditor.items("/api/v1/history/streams/" + stream + "?limit=50");
  }

  private static void isAt(Screen screen, JsonNode event) {
    String position = event.path("position").asString();
    screen.at("[data-testid=event-page][data-position='" + position + "']").waitFor();
    screen.at("[data-testid=beside][data-position='" + position + "'][data-differs]").waitFor();
    assertThat(screen.page().url()).contains("/events/" + position).contains("at=" + position);
  }

  @Test
  void an_auditor_steps_through_an_order_with_its_page_beside_and_takes_a_proof_away()
      throws IOException {
    String order = order();
    var events = events(order);
    Screen screen = Chromium.shared().open(hub, "auditor@shenji", "/orders/" + order);
    screen.at("[data-testid=history-link]").click();
    screen.at("[data-testid=event-bar]").waitFor();
    assertThat(screen.page().url()).contains("/streams/" + order);
    assertThat(screen.page().locator("[data-testid=event]").count()).isEqualTo(events.size());
    screen.show("stream");
    screen.at("[data-testid=event-open]").click();
    isAt(screen, events.getLast());
    screen.page().keyboard().press("ArrowLeft");
    isAt(screen, events.get(events.size() - 2));
    assertThat(screen.page().locator("[data-testid=beside-page] [data-testid=order]").count())
        .isOne();
    screen.show("event");
    screen.page().keyboard().press("ArrowRight");
    isAt(screen, events.getLast());
    screen.says("[data-testid=changed-says]", "changed.");
    screen.at("[data-testid=changed-unfold]").waitFor();
    screen.at("[data-testid=beside-page] [data-differs]").waitFor();
    isValid(
        screen.page().waitForDownload(() -> screen.at("[data-testid=proof-save]").click()),
        events.getLast());
    screen.visit(hub.url() + "/events/" + events.getFirst().path("position").asString());
    isAt(screen, events.getFirst());
    screen.says("[data-testid=beside]", "did not exist before");
    screen.at("[data-testid=segment] [data-testid=origin]").waitFor();
    screen.at("[data-testid=lineage-graph] [data-kind=message][href*='-segment-']").waitFor();
    screen.at("[data-testid=lineage-graph] [data-kind=changed]").waitFor();
    screen.show("event-first");
  }

  private static void isValid(Download saved, JsonNode event) throws IOException {
    Map<String, byte[]> files = new HashMap<>();
    try (var zip = new ZipInputStream(saved.createReadStream())) {
      for (var file = zip.getNextEntry(); file != null; file = zip.getNextEntry())
        files.put(file.getName(), zip.readAllBytes());
    }
    String name = "event-" + event.path("position").asString();
    assertThat(files).containsOnlyKeys(name + ".json", name + ".tlog-proof", "policy");
    var verdict =
        OfflineVerification.event(
            files.get(name + ".json"), files.get(name + ".tlog-proof"), files.get("policy"), null);
    assertThat(verdict.outcome()).as(verdict.en()).isEqualTo(Outcome.VALID);
    assertThat(verdict.en()).contains(event.path("type").asString());
  }

  @Test
  @Tag("long")
  void a_list_goes_back_event_by_event_and_shows_what_differs_from_another_moment() {
    Screen screen = Chromium.shared().open(hub, "auditor@shenji", "/orders");
    Page page = screen.page();
    screen.at("[data-testid=as-of]").click();
    screen.at("[data-testid=as-of-last]").click();
    String last = position(screen);
    page.locator("[data-testid=knob-shown]").press("ArrowLeft");
    page.locator("[data-testid=bar-event]:not([data-position='" + last + "'])").waitFor();
    String earlier = position(screen);
    assertThat(Long.parseLong(earlier)).isLessThan(Long.parseLong(last));
    assertThat(page.url()).contains("at=" + earlier).contains("asOf=");
    screen.at("[data-testid=compare]").click();
    screen.at("[data-testid=knob-other]").waitFor();
    screen.at("[data-testid=compared][data-differs]").waitFor();
    screen.show("compared");
    page.locator("[data-testid=knob-other]").press("Home");
    screen.says("[data-testid=compared]", "Place");
    PlaywrightAssertions.assertThat(page).hasURL(Pattern.compile("with=\\d+"));
    marksWhatAStepChanged(screen);
  }

  private void marksWhatAStepChanged(Screen screen) {
    String order = order();
    String newest = events(order).getLast().path("position").asString();
    screen.page().navigate(hub.url() + "/orders/" + order + "?at=" + newest);
    screen
        .at("[data-testid=step-changes][data-read]")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    screen.page().locator("[data-testid=knob-shown]").press("ArrowLeft");
    screen.at("[data-testid=step-changes][data-count]:not([data-count='0'])").waitFor();
    screen.at("main [data-differs]").waitFor();
  }

  private static String position(Screen screen) {
    var event = screen.at("[data-testid=bar-event]");
    event.waitFor();
    return event.getAttribute("data-position");
  }
}
