package weft.deploy.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import weft.deploy.Api;
import weft.deploy.OwnHub;
import weft.deploy.RunningHub;
import weft.deploy.browser.Chromium;
import weft.deploy.browser.InChromium;

/** Where a partner shares only a state, no screen and no sheet shows a number for it. */
@Tag("long")
@InChromium
class SharedStockScreenTest {
  private final RunningHub hub = RunningHub.busy();
  private final Api holder = new Api(hub, "jiaxin-api");
  private final String part = "SHS-" + UUID.randomUUID().toString().substring(0, 6);

  @Test
  void what_another_holds_is_listed_by_the_readers_number_beside_the_holders() {
    String own = "HY-" + part;
    OwnHub.ok(
        new Api(hub, "hengyue-planner")
            .post(
                "/api/v1/part-agreements",
                "{\"partner\": \"JIAXIN\", \"part\": \"%s\", \"partnerPart\": \"%s\", \"unit\": \"PCE\"}"
                    .formatted(own, part),
                OwnHub.JSON));
    new Shelf(holder).counted(part, "10", Instant.now().minusSeconds(60), "");
    OwnHub.ok(
        holder.post(
            "/api/v1/grants",
            "{\"to\": \"HENGYUE\", \"what\": \"stock\", \"parts\": [\"%s\"], \"grain\": \"exact\"}"
                .formatted(part),
            OwnHub.JSON));
    holder.settle();
    var screen = Chromium.shared().open(hub, "planner@hengyue", "/stock?part=" + own);
    screen.says("[data-testid=stock-row]", own, part, "10");
    screen.says("[data-testid=partners-part]", part);
  }

  @Test
  void a_state_is_shown_and_taken_out_and_not_added_up() {
    new Shelf(holder).counted(part, "10", Instant.now().minusSeconds(60), "");
    OwnHub.ok(
        holder.post(
            "/api/v1/grants",
            "{\"to\": \"HENGYUE\", \"what\": \"stock\", \"parts\": [\"%s\"], \"grain\": \"state\"}"
                .formatted(part),
            OwnHub.JSON));
    holder.settle();
    var screen = Chromium.shared().open(hub, "planner@hengyue", "/stock?group=part&part=" + part);
    screen.says("[data-testid=stock-row]", part, "enough");
    assertThat(screen.at("[data-testid=group]").innerText()).contains(part).doesNotContain("Σ");
    var file =
        screen
            .page()
            .waitForDownload(
                () -> {
                  screen.at("[data-testid=download]").click();
                  screen.at("[data-testid=download-csv]").click();
                });
    assertThat(file.path()).content().contains("Level", ",enough").doesNotContain(",0,");
    screen.page().navigate(hub.url() + "/parts?number=" + part);
    screen.says("[data-testid=part-stock]", "enough");
  }
}
