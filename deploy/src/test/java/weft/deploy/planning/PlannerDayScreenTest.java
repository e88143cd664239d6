package weft.deploy.planning;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator.WaitForOptions;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.RunningHub;
import weft.deploy.browser.Chromium;
import weft.deploy.browser.InChromium;
import weft.deploy.browser.Screen;

/** A supplier's planner finds what runs out, plans output against it, and shares the plan. */
@InChromium
class PlannerDayScreenTest {
  private static final String PART = "PLANNER-ARM";
  private static final String RUN_OUT = "[data-testid=run-out-row][data-part=" + PART + "]";
  private static final String PLANNED = "[data-testid=output-row][data-part=" + PART + "]";

  private static final WaitForOptions GONE =
      new WaitForOptions().setState(WaitForSelectorState.DETACHED);

  private final RunningHub hub = RunningHub.busy();
  private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

  @Test
  void what_runs_out_is_planned_against_and_seen_to_suffice() {
    new Api(hub, "hengyue-edi")
        .handIn(Delfors.of("PLANNER-1", PART, "07", in(7), "300", in(14), "200"));

    var screen = Chromium.shared().open(hub, "planner@jiaxin", "/");
    screen.at("[data-testid=need][data-need=run-outs]").waitFor();
    screen.show("home-planner");
    screen.at("[data-testid=need][data-need=run-outs]").click();
    screen.at("[data-testid=filter-part]").fill("planner-a");
    screen.says(RUN_OUT, "0 pcs", "−500 pcs", "not within the horizon");
    screen.show("run-outs");

    screen.at(RUN_OUT + " a").click();
    screen.says("[data-testid=part-balance]", "short by up to 500 pcs");
    screen.at("[data-testid=balance-chart]").waitFor();
    screen
        .at(
            "[data-testid=cumulative-chart][aria-label*='0 pcs of stock'][aria-label*='of 500"
                + " pcs']")
        .waitFor();
    assertThat(screen.page().locator("[data-testid=cumulative-chart] [data-testid=gap]").count())
        .isPositive();
    screen.says("[data-testid=balance-table] tfoot", "−500");
    screen.show("part-balance");
    String demand = "[data-testid=balance-table] tfoot [data-testid=sourced][data-number=out]";
    screen.show(
        "balance-sources",
        () -> {
          screen.at(demand).click();
          screen.at("[data-testid=source]").waitFor();
        },
        () -> {
          screen.page().keyboard().press("Escape");
          screen.page().locator("[data-testid=sources]").waitFor(GONE);
        });
    screen.at(demand).click();
    screen.says("[data-testid=sources]", "release 07", "300 pcs called off", "200 pcs", "500 pcs");
    String here = screen.page().url();
    screen.at("[data-testid=source] [data-testid=origin]").click();
    screen.says("main", "QTY", "300");
    screen.page().navigate(here + "&against=release");
    screen.says("[data-testid=part-balance]", "Then: enough within the horizon. Now: runs out on");
    screen.says("[data-testid=balance-table] [data-testid=was]", "0 →");
    screen.show("balance-compared");
    screen.page().navigate(here);
    screen.at("[data-testid=grain] label:has-text('Month')").click();
    screen.says("[data-testid=balance-table]", "Month", "−500");

    screen.at("nav a[href^='/output']").click();
    screen.says("[data-testid=grain] :checked + label", "Weeks"); // as most of it is planned
    screen.at("[data-testid=grain] label:has-text('Days')").click();
    screen.at("[data-testid=filter-part]").fill("planner-a"); // others' parts are there, too
    screen.at(PLANNED + " input[data-column='" + today.plusDays(3) + "']").fill("300");
    paste(screen, PLANNED + " input[data-column='" + today.plusDays(4) + "']", "120\t80\tsoon");
    screen.says(".page", "2 quantities from Excel", "soon");
    screen.show("output-pasted");
    screen.at("[data-testid=paste-apply]").click();
    screen.at("[data-testid=publish]").click();
    screen.says(
        "[data-testid=change][data-part=" + PART + "]",
        "0 → 500",
        "3 quantities",
        "Breaks no commitment");
    screen.show(
        "publish-output",
        () -> {
          if (!screen.at("[data-testid=publish-send]").isVisible())
            screen.at("[data-testid=publish]").click();
          screen.at("[data-testid=publish-send]").waitFor();
        },
        () -> {
          screen.page().keyboard().press("Escape");
          screen.page().locator("[data-testid=publish-send]").waitFor(GONE);
        });
    screen.at("[data-testid=publish]").click();
    screen.at("[data-testid=publish-send]").click();
    screen.says("[data-testid=change][data-part=" + PART + "]", "published");
    screen.page().keyboard().press("Escape");

    screen.at("nav a[href^='/run-outs']").click();
    screen.at("[data-testid=filter-part]").fill(PART);
    screen.says(RUN_OUT, "enough for 26 weeks");
  }

  @Test
  void what_is_shared_is_seen_by_the_other_side_until_it_is_withdrawn() {
    var screen = Chromium.shared().open(hub, "sales@hongzhu", "/");
    screen.at("nav a[href^='/sharing']").click();
    screen.at("[data-testid=give]").click();
    screen.at("[data-testid=give-to]").selectOption("HENGYUE");
    screen.at("[data-testid=give-what]").selectOption("capacity");
    screen.at("[data-testid=give-send]").click();
    String row = "[data-testid=grant-row][data-to=HENGYUE][data-what=capacity]";
    screen.says(row, "Capacity", "you → Hengyue", "all parts", "shared");
    screen.show("sharing");

    var other = Chromium.shared().open(hub, "planner@hengyue", "/sharing");
    other.says(row, "Hongzhu", "→ you", "shared");
    assertThat(other.page().locator(row + " [data-testid=withdraw]").count()).isZero();
    screen.at(row + " [data-testid=withdraw]").click();
    screen.at("[data-testid=withdraw-send]").click();
    screen.says(row, "ended");
    other.says(row, "ended");
  }

  @Test
  void what_is_chosen_before_the_last_choice_was_drawn_undoes_nothing_of_it() {
    var screen = Chromium.shared().open(hub, "planner@jiaxin", "/output?part=planner-");
    var grain = screen.at("[data-testid=grain] input[value=day]");
    grain.waitFor(new WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    screen.says("[data-testid=grain] :checked + label", "Weeks"); // once it knows the plan
    grain.evaluate(
        "(day) => { day.click(); document.querySelector('button[aria-label=Later]').click(); }");
    screen.page().waitForURL(it -> it.contains("from="));
    assertThat(screen.page().url()).contains("grain=day", "part=planner-");
  }

  /** What Excel puts on the clipboard, pasted into a field. */
  private static void paste(Screen screen, String selector, String cells) {
    screen
        .at(selector)
        .evaluate(
            """
            (field, text) => {
              const copied = new DataTransfer();
              copied.setData('text/plain', text);
              const paste = { clipboardData: copied, bubbles: true, cancelable: true };
              field.dispatchEvent(new ClipboardEvent('paste', paste));
            }
            """,
            cells);
  }

  private String in(int days) {
    return DateTimeFormatter.BASIC_ISO_DATE.format(today.plusDays(days));
  }
}
