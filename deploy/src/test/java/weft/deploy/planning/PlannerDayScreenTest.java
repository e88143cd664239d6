package weft.deploy.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.microsoft.playwright.Locator.WaitForOptions;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.OwnHub;
import weft.deploy.RunningHub;
import weft.deploy.browser.Chromium;
import weft.deploy.browser.InChromium;

/**
 * A supplier's planner finds the parts that run out, plans output against it, and shares the plan.
 */
@InChromium
class PlannerDayScreenTest {
  private static final String PART = "PLANNER-ARM";
  private static final String RUN_OUT = "[data-testid=run-out-row][data-part=" + PART + "]";
  private static final String PLANNED = "[data-testid=output-row][data-part=" + PART + "]";

  private static final String FORESEEN = "tr[data-testid=foreseen-";

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
    assertThat(screen.at(RUN_OUT + " [data-testid=course]").getAttribute("aria-label"))
        .startsWith("Lowest −500 pcs");
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
    screen.page().navigate(hub.url() + "/run-outs?as=supplier&against=release&part=planner-a");
    screen.says(RUN_OUT + " [data-testid=before]", "enough", "worse");
    screen.show("run-outs-compared");
    screen.page().navigate(here);
    screen.at("[data-testid=grain] label:has-text('Month')").click();
    screen.says("[data-testid=balance-table]", "Month", "−500");

    screen.goTo("/output");
    screen.says("[data-testid=grain] :checked + label", "Weeks"); // as most of it is planned
    screen.at("[data-testid=grain] label:has-text('Days')").click();
    screen.at("[data-testid=filter-part]").fill("planner-a"); // others' parts are there, too
    screen.at(PLANNED + " input[data-column='" + today.plusDays(3) + "']").fill("300");
    screen.paste(PLANNED + " input[data-column='" + today.plusDays(4) + "']", "120\t80\tsoon");
    screen.says(".page", "2 quantities from Excel", "soon");
    screen.show("output-pasted");
    screen.at("[data-testid=paste-apply]").click();
    String leaves = screen.at(FORESEEN + "demand] td:has-text('−300')").getAttribute("data-column");
    String stock = FORESEEN + "stock] td[data-column='" + leaves + "']";
    screen.says(stock, "200");
    screen.show("output-foreseen");
    screen.at(PLANNED + " input[data-column='" + today.plusDays(3) + "']").fill("90");
    screen.says(stock, "−10", "below zero");
    screen.at(PLANNED + " input[data-column='" + today.plusDays(3) + "']").fill("300");
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

    screen.goTo("/run-outs");
    screen.at("[data-testid=filter-part]").fill(PART);
    screen.says(RUN_OUT, "enough for 26 weeks");
  }

  @Test
  @Tag("long")
  void what_is_planned_by_day_is_not_pasted_over_and_counts_in_what_is_published() {
    var api = new Api(hub, "jiaxin-api");
    LocalDate monday = today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    String[] weeks = {
      week(monday), week(monday.plusWeeks(1)), week(monday.plusWeeks(2)), week(monday.plusWeeks(3))
    };
    String plan =
        """
        {"site": "JX1", "part": "%s", "unit": "PCE", "from": "%s", "until": "%s", "lines": [%s], "buyers": []}
        """;
    LocalDate until = monday.plusDays(27);
    OwnHub.ok(
        api.post(
            "/api/v1/production-schedules",
            plan.formatted("MIXED-1", monday, until, line("week", weeks[0], 33)),
            OwnHub.JSON));
    OwnHub.ok(
        api.post(
            "/api/v1/production-schedules",
            plan.formatted(
                "MIXED-2",
                monday,
                until,
                String.join(
                    ", ",
                    line("week", weeks[0], 33),
                    line("week", weeks[1], 100),
                    line("date", monday.plusDays(17).toString(), 10),
                    line("week", weeks[3], 31))),
            OwnHub.JSON));
    api.settle();

    var screen = Chromium.shared().open(hub, "planner@jiaxin", "/output?grain=week&part=mixed-");
    String mixed = "[data-testid=output-row][data-part=MIXED-2]";
    screen.says(mixed, "planned by day", "174");
    screen.paste(
        "[data-testid=output-row][data-part=MIXED-1] input[data-column='" + weeks[1] + "']",
        "5\t18\n107\t7");
    screen.says(".page", "3 quantities from Excel");
    screen.says("[data-testid=paste-taken]", "1 not applied", "MIXED-2 W", "(7)");
    screen.show("output-not-pasted");
    screen.at("[data-testid=paste-apply]").click();
    assertThat(screen.at(mixed + " input[data-column='" + weeks[2] + "']").inputValue())
        .isEqualTo("10");
    screen.at("[data-testid=publish]").click();
    screen.says("[data-testid=change][data-part=MIXED-2]", "174 → 181 (+7)", "1 quantity");
    screen.at("[data-testid=publish-send]").click();
    screen.says("[data-testid=change][data-part=MIXED-2]", "published");
    api.settle();
    JsonNode lines =
        api.json("/api/v1/production-schedules?part=MIXED-2&site=JX1").at("/items/0/lines");
    assertThat(lines)
        .extracting(
            it -> it.path("week").asString("") + it.path("date").asString(""),
            it -> it.path("quantity").asString())
        .containsExactly(
            tuple(weeks[0], "33"),
            tuple(weeks[1], "107"),
            tuple(monday.plusDays(17).toString(), "10"),
            tuple(weeks[3], "31"));
  }

  private static String line(String period, String when, int quantity) {
    return "{\"%s\": \"%s\", \"quantity\": \"%d\"}".formatted(period, when, quantity);
  }

  private static String week(LocalDate monday) {
    return "%d-W%02d"
        .formatted(
            monday.get(IsoFields.WEEK_BASED_YEAR), monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }

  @Test
  @Tag("long")
  void on_a_phone_the_load_of_a_week_is_read_without_scrolling() {
    var screen = Chromium.shared().open(hub, "planner@jiaxin", "/capacity");
    screen.at("main tbody a[href*='/capacity/']").click();
    screen.at("[data-testid=week]").waitFor();
    for (String language : List.of("en", "zh")) {
      screen.speak(language);
      screen.page().setViewportSize(360, 740);
      var load = screen.at("[data-testid=week] td:nth-child(3) strong").boundingBox();
      assertThat(load.x + load.width).as(language).isLessThan(360 - 28);
      screen.page().setViewportSize(1440, 900);
    }
  }

  @Test
  @Tag("long")
  void what_is_shared_is_seen_by_the_other_side_until_it_is_withdrawn() {
    var screen = Chromium.shared().open(hub, "sales@hongzhu", "/");
    screen.goTo("/sharing");
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
    screen.says(row, "withdrawn");
    other.says(row, "withdrawn");
  }

  @Test
  @Tag("long")
  void what_is_chosen_before_the_last_choice_was_drawn_undoes_nothing_of_it() {
    var screen = Chromium.shared().open(hub, "planner@jiaxin", "/output?part=planner-");
    var grain = screen.at("[data-testid=grain] input[value=day]");
    grain.waitFor(new WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    screen.says("[data-testid=grain] :checked + label", "Weeks"); // once the screen knows the plan
    grain.evaluate(
        "(day) => { day.click(); document.querySelector('button[aria-label=Later]').click(); }");
    screen.page().waitForURL(it -> it.contains("from="));
    assertThat(screen.page().url()).contains("grain=day", "part=planner-");
  }

  private String in(int days) {
    return DateTimeFormatter.BASIC_ISO_DATE.format(today.plusDays(days));
  }
}
