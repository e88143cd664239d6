package weft.deploy.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import weft.deploy.Api;
import weft.deploy.RunningHub;
import weft.deploy.browser.Chromium;
import weft.deploy.browser.InChromium;

/** A user whose membership is removed sees nothing any more, on any open screen. */
@Tag("long")
@InChromium
class RemovedMemberScreenTest {
  @Test
  void an_open_screen_closes_by_itself_once_its_reader_is_no_member() {
    try (var hub = RunningHub.alone()) {
      var screen = Chromium.shared().open(hub, "planner@jiaxin", "/call-offs");
      screen.at("nav").waitFor();
      var taken =
          new Api(hub, "operator@weft").delete("/api/v1/operator/members?subject=planner%40jiaxin");
      assertThat(taken.statusCode()).as(taken.body()).isBetween(200, 204);
      screen
          .page()
          .locator("nav")
          .first()
          .waitFor(
              new Locator.WaitForOptions()
                  .setState(WaitForSelectorState.DETACHED)
                  .setTimeout(90_000));
      screen.says("body", "This login belongs to no member of the hub");
      assertThat(screen.page().locator("table").count()).isZero();
    }
  }
}
