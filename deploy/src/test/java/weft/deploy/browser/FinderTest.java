package weft.deploy.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import weft.database.Beside;
import weft.deploy.RunningHub;

/** The finder leads from any screen to any object by a few characters of its name. */
@Tag("long")
@InChromium
@Beside
class FinderTest {
  private static final String FOUND = "[data-testid=found]";
  private final RunningHub hub = RunningHub.shared();

  @Test
  void a_shipment_is_found_by_some_characters_of_its_number_by_those_it_concerns() {
    Screen buyer = finding("buyer@hengyue", "s-0417");
    buyer.says("[role=listbox]", "JX-LS-0417");
    buyer.at("[data-testid=found]:has-text('JX-LS-0417')").click();
    buyer.says("h1", "JX-LS-0417");
    finding("sales@hongzhu", "jx-ls").says("[data-testid=finder]", "No results for");
  }

  @Test
  void the_list_of_shipments_is_narrowed_by_some_characters_too() {
    Screen buyer = Chromium.shared().open(hub, "buyer@hengyue", "/shipments?number=-0409");
    buyer.says("[data-testid=shipment-row]", "JX-LS-0409");
  }

  @Test
  void one_chinese_character_is_enough() {
    finding("buyer@hengyue", "臂").says(FOUND, "HY-24017", "臂头");
  }

  /** The finder's code loads late; meanwhile a `c` on the board would confirm a line. */
  @Test
  void what_is_typed_before_it_is_there_is_meant_for_it_alone() {
    Screen sales = Chromium.shared().open(hub, "sales@jiaxin", "/call-offs");
    sales
        .page()
        .route(
            Pattern.compile("/assets/Finder-.*js"),
            it -> {
              sales.page().waitForTimeout(600);
              it.resume();
            });
    sales.at("[role=grid]").focus();
    sales.page().keyboard().press("ArrowDown");
    sales.page().keyboard().press("Control+k");
    for (String key : "jx-ls-0417".split("")) sales.page().keyboard().press(key);
    PlaywrightAssertions.assertThat(sales.at("[data-testid=find-text]")).hasValue("jx-ls-0417");
    sales.says("[role=listbox]", "JX-LS-0417");
    sales.page().keyboard().press("Escape");
    sales.page().keyboard().press("Control+k");
    sales.page().keyboard().press("c");
    PlaywrightAssertions.assertThat(sales.at("[data-testid=find-text]")).hasValue("c");
    assertThat(sales.page().locator("[data-testid=confirm-result]").count()).isZero();
  }

  private Screen finding(String user, String text) {
    Screen screen = Chromium.shared().open(hub, user, "/");
    screen.page().keyboard().press("Control+k");
    screen.at("[data-testid=find-text]").fill(text);
    return screen;
  }
}
