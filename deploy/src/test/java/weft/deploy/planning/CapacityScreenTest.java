package weft.deploy.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import weft.calendar.Week;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.RunningHub;
import weft.deploy.browser.Chromium;
import weft.deploy.browser.InChromium;

/**
 * A supplier's planner creates a group of machines from a block of a spreadsheet, and states it
 * again.
 */
@Tag("long")
@InChromium
class CapacityScreenTest {
  private final RunningHub hub = RunningHub.busy();
  private final Week next = Week.of(LocalDate.now(ZoneId.of("Asia/Shanghai"))).plus(1);
  private final String code = "G" + Long.toString(System.nanoTime(), 36).toUpperCase(Locale.ROOT);

  private String week(Week it) {
    return "[data-testid=week][data-week='" + it + "']";
  }

  private String cell(String kind, Week it) {
    return "[data-cell='" + kind + "-" + it + "']";
  }

  @Test
  void a_group_is_opened_from_a_block_of_a_spreadsheet_and_stated_anew() {
    String due = next.monday().plusDays(1).toString().replace("-", "");
    new Api(hub, "hengyue-edi").handIn(Delfors.of(code, "P-" + code, "07", due, "100"));

    var screen = Chromium.shared().open(hub, "planner@jiaxin", "/capacity");
    screen.at("[data-testid=new-group]").click();
    screen.at("[data-testid=state-send]").click();
    screen.says("[role=alert]", "Correct the marked fields");
    screen.at("[data-testid=group-code]").fill(code);
    screen.at("[data-testid=group-zh]").fill("立式加工中心");
    screen.at("[data-testid=group-en]").fill("Vertical mills");
    screen.at("input[type=checkbox][value=HENGYUE]").check();
    screen.at("[data-testid=group-part] input >> nth=0").fill("P-" + code);
    screen.at("[data-testid=group-part] input >> nth=1").fill("0.25");
    screen.paste(
        cell("actual", next),
        "Week\tMaximum\tPlanned\n%s\t30\t20\n%s\t30\tsoon\n%s\t30\t40\n"
            .formatted(next, next.plus(1), next.plus(2)));
    screen.says("[data-testid=pasted]", "5 numbers from Excel", "soon");
    screen.page().reload();
    screen.says("main", "You began this before");
    screen.at("[data-testid=state-send]").click();
    screen.says("[data-testid=week-grid]", "planned and maximum belong together");
    screen.says("[data-testid=week-grid]", "more is planned than the maximum");
    screen.show("capacity-stated");
    screen.at(cell("actual", next.plus(1))).fill("25");
    screen.at(cell("actual", next.plus(2))).fill("");
    screen.at(cell("maximum", next.plus(2))).fill("");
    screen.at("[data-testid=state-send]").click();

    screen.says("[data-testid=capacity-board]", "Vertical mills", code);
    screen.says(week(next), "25", "20", "30", "Bottleneck");
    screen.says(week(next.plus(2)), "not stated");
    screen.at("[data-testid=state]").click();
    assertThat(screen.at(cell("actual", next)).inputValue()).isEqualTo("20");
    screen.at(cell("actual", next)).fill("30");
    screen.at("[data-testid=state-send]").click();
    screen.says(week(next), "30", "OK");
    screen.page().navigate(screen.page().url() + "?against=answer");
    screen.says("[data-testid=capacity-board]", "Tight weeks: 0 then, 0 now");
    screen.show("capacity-compared");

    String group = screen.page().url().replaceAll("\\?.*", "").substring(hub.url().length());
    var buyer = Chromium.shared().open(hub, "planner@hengyue", group);
    buyer.says(week(next), "25", "30", "OK");
    assertThat(buyer.page().locator("[data-testid=state]").count()).isZero();
    buyer.page().navigate(hub.url() + group + "/state");
    buyer.says("main", "Capacity is entered by the supplier's planning and sales");
    buyer.page().navigate(hub.url() + "/capacity");
    buyer.at("[data-testid=group-row][data-code='" + code + "']").waitFor();
    assertThat(buyer.page().locator("[data-testid=new-group]").count()).isZero();
  }
}
