package weft.deploy.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Route;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import weft.deploy.RunningHub;

/** A returning user finds nothing of what an earlier test did in the browser. */
@Tag("long")
@InChromium
class ProfilesTest {
  private static final String USER = "buyer@hengyue";
  private static final String CAMERA =
      "navigator.permissions.query({name: 'camera'}).then(it => it.state)";
  private final RunningHub hub = RunningHub.busy();

  private Screen open() {
    return Chromium.shared().open(hub, USER, "/orders");
  }

  @Test
  void who_comes_back_asks_the_hub_itself_and_may_do_what_anybody_may() {
    var first = open();
    BrowserContext profile = first.page().context();
    Object usual = first.page().evaluate(CAMERA);
    profile.grantPermissions(List.of("camera"));
    profile.route("**/api/v1/orders?**", Route::abort);
    assertThat(first.page().evaluate(CAMERA)).isEqualTo("granted").isNotEqualTo(usual);
    Chromium.closeScreens();
    var again = open();
    assertThat(again.page().context()).as("of the same person").isSameAs(profile);
    again.at("[data-testid=order-row]").waitFor();
    assertThat(again.page().evaluate(CAMERA)).isEqualTo(usual);
  }

  @Test
  void nobody_comes_back_by_another_site_to_a_profile_that_holds_forms_back() {
    BrowserContext profile = open().page().context();
    Chromium.closeScreens();
    var other = Chromium.shared().openByOtherSite(hub.url(), USER, "/orders");
    assertThat(other.page().context()).isNotSameAs(profile);
    Chromium.closeScreens();
    assertThat(open().page().context()).isSameAs(profile);
  }
}
