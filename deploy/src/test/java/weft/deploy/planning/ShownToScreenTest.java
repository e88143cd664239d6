package weft.deploy.planning;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator.WaitForOptions;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import weft.deploy.Api;
import weft.deploy.OwnHub;
import weft.deploy.RunningHub;
import weft.deploy.browser.Chromium;
import weft.deploy.browser.InChromium;

/** A planner shows a plan to another customer without changing the plan. */
@Tag("long")
@InChromium
class ShownToScreenTest {
  private static final WaitForOptions GONE =
      new WaitForOptions().setState(WaitForSelectorState.DETACHED);
  private static final String PATH = "/api/v1/production-schedules";

  private final RunningHub hub = RunningHub.busy();
  private final Api supplier = new Api(hub, "jiaxin-api");
  private final Api lingyun = new Api(hub, "lingyun-edi");
  private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
  private final String part = "SHOWN-" + Long.toString(System.nanoTime(), 36);

  @Test
  void to_whom_a_plan_is_shown_is_published_by_itself_and_for_all_that_is_planned() {
    LocalDate beyond = today.plusDays(60);
    OwnHub.ok(
        supplier.post(
            PATH,
            """
            {"site": "JX1", "part": "%s", "unit": "PCE", "from": "%s", "until": "%s", "buyers": ["HENGYUE"],
             "lines": [{"date": "%s", "quantity": "40"}, {"date": "%s", "quantity": "25"}]}
            """
                .formatted(part, today, beyond, today.plusDays(2), beyond),
            OwnHub.JSON));
    supplier.settle();
    assertThat(seen()).isEmpty();

    var screen = Chromium.shared().open(hub, "planner@jiaxin", "/output?grain=day&part=" + part);
    screen.says("[data-testid=shown-to]", "Hengyue");
    screen.at("[data-testid=shown-to]").click();
    screen.at("label:has-text('Lingyun')").click();
    screen.page().keyboard().press("Escape");
    screen.says("[data-testid=shown-to]", "Hengyue", "Lingyun");
    screen.show(
        "output-shown-to",
        () -> {
          screen.at("[data-testid=publish]").click();
          screen.at("[data-testid=publish-send]").waitFor();
        },
        () -> {
          screen.page().keyboard().press("Escape");
          screen.page().locator("[data-testid=publish-send]").waitFor(GONE);
        });
    screen.at("[data-testid=publish]").click();
    String change = "[data-testid=change][data-part='" + part + "']";
    screen.says(change, "All that is planned from today on is shown to", "until now to Hengyue");
    screen.at("[data-testid=publish-send]").click();
    screen.says(change, "published");
    screen.page().keyboard().press("Escape");
    screen.says("[data-testid=shown-to]", "Hengyue", "Lingyun");
    screen.page().locator("[data-testid=publish]").waitFor(GONE);

    lingyun.settle();
    assertThat(seen()).containsExactly("40", "25");
  }

  private Iterable<String> seen() {
    return lingyun
        .json(PATH + "?part=" + part)
        .at("/items/0/lines")
        .valueStream()
        .map(it -> it.path("quantity").asString())
        .toList();
  }
}
