package weft.deploy.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.browser.Chromium;
import weft.deploy.browser.InChromium;
import weft.deploy.browser.Screen;

/** A clerk answers call-offs in the row, or several alike. */
@Tag("long")
@InChromium
class AnsweringScreenTest extends CalledOffLines {
  @Test
  void a_line_is_answered_in_its_row_and_what_is_typed_there_survives_a_reload() throws Exception {
    String part = calledOff("INLINE", edi(4), "90", edi(6), "70", edi(9), "50");
    var sales = Chromium.shared().open(hub, "sales@jiaxin", "/call-offs?part=" + part);
    sales.at(lineOf(part, 4)).waitFor();
    sales.at("[data-testid=call-offs]").focus();
    sales.page().keyboard().press("Home");
    sales.page().keyboard().press("ArrowDown");
    sales.page().keyboard().press("e");
    PlaywrightAssertions.assertThat(sales.at(lineOf(part, 4) + "[data-testid=inline-quantity]"))
        .isFocused();
    sales.page().keyboard().press("Enter"); // as called off
    sales.at(lineOf(part, 4) + "[data-testid=inline-answer]").waitFor(gone());
    PlaywrightAssertions.assertThat(sales.at("[data-testid=call-offs]")).isFocused();
    assertThat(answered(part, 4, "committed").at("/promises/0/quantity").asString())
        .isEqualTo("90");

    sales.at(lineOf(part, 6) + "[data-testid=answer-here]").click();
    sales.at(lineOf(part, 9) + "[data-testid=answer-here]").click();
    sales.at(lineOf(part, 6) + "[data-testid=inline-quantity]").fill("71");
    sales.says(lineOf(part, 6), "70 pcs are called off, no more");
    sales.at(lineOf(part, 6) + "[data-testid=inline-quantity]").fill("60");
    sales.says(lineOf(part, 6), "10 pcs short");
    answersStandWhole(sales, 1280);
    answersStandWhole(sales, 1024);
    sales.show("call-offs-answering");
    sales.page().reload();
    sales.says("[data-testid=inline-unsent]", "2 answers not sent");
    var typed = sales.at(lineOf(part, 6) + "[data-testid=inline-quantity]");
    assertThat(typed.inputValue()).isEqualTo("60");
    typed.press("Enter");
    sales.says(lineOf(part, 6), "Choose a reason");
    sales.at(lineOf(part, 6) + "[data-testid=inline-reason]").selectOption("tooling");
    typed.press("Enter");
    assertThat(answered(part, 6, "short").at("/reason/code").asString()).isEqualTo("tooling");
    sales.at(lineOf(part, 9) + "[data-testid=inline-date]").press("Escape");
    sales.at(lineOf(part, 9) + "[data-testid=inline-answer]").waitFor(gone());
    assertThat(line(part, 9).path("state").asString()).isEqualTo("open");
  }

  /** The whole date is beside the quantity, and nothing reaches beyond its row. */
  private static void answersStandWhole(Screen screen, int width) {
    var before = screen.page().viewportSize();
    screen.page().setViewportSize(width, before.height);
    assertThat(
            screen
                .page()
                .locator("[data-testid=inline-answer] :is(input, select, button, span)")
                .evaluateAll(
                    """
                    all => all.filter(it => {
                      const its = it.getBoundingClientRect();
                      const row = it.closest('[role=row]').getBoundingClientRect();
                      return its.top < row.top || its.bottom > row.bottom || its.right > row.right
                          || it.type === 'date' && its.width < 138
                          || it.tagName === 'SPAN' && it.scrollWidth > it.clientWidth && it.clientWidth > 0;
                    }).map(it => it.outerHTML)
                    """))
        .as("cut at " + width + " px")
        .isEqualTo(List.of());
    screen.page().setViewportSize(before.width, before.height);
  }

  @Test
  void a_weeks_line_is_called_by_its_week_where_it_is_answered_and_where_it_is_shipped() {
    String part = "WEEK-" + run;
    LocalDate monday = in(7).with(DayOfWeek.MONDAY);
    String day = DateTimeFormatter.BASIC_ISO_DATE.format(monday);
    String release = Delfors.of(part, part, "07", day, "90");
    new Api(hub, "hengyue-edi").handIn(release.replace("SCC+1++D'", "SCC+1++W'"));
    new Api(hub, "jiaxin-api").settle();
    String week = "W" + monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    String row = "[data-testid=call-off-row]:has-text('" + part + "') ";
    var sales = Chromium.shared().open(hub, "sales@jiaxin", "/call-offs?part=" + part);
    sales.says(row, week);
    sales.at(row + "[data-testid=propose]").click();
    sales.says("[data-testid=propose-dialog] form", "Called off for", week);
    sales.page().keyboard().press("Escape");
    sales.paste("[data-testid=call-offs]", part + "\t" + monday + "\t90");
    sales.says(row(1), "90 pcs · ", week, "As called off");
    sales.at("[data-testid=paste-drop]").click();

    var warehouse = Chromium.shared().open(hub, "warehouse@jiaxin", "/shipments/new");
    warehouse.at("[data-testid=ship-customer]").selectOption("HENGYUE");
    warehouse.says("[data-testid=due-line][data-part=" + part + "]", week);
  }

  @Test
  void what_is_confirmed_is_undone_by_its_key_or_button_and_one_goes_on_in_the_list() {
    String part = calledOff("UNDO", edi(4), "90", edi(6), "70");
    var sales = Chromium.shared().open(hub, "sales@jiaxin", "/call-offs?part=" + part);
    sales.at(lineOf(part, 6)).waitFor();
    var list = sales.at("[data-testid=call-offs]");
    list.focus();
    sales.page().keyboard().press("?");
    sales.says("[role=dialog]", "Undo the confirmation before it is sent");
    sales.page().keyboard().press("Escape");
    sales.page().locator("[role=dialog]").waitFor(gone());
    PlaywrightAssertions.assertThat(list).isFocused();

    sales.page().keyboard().press("End");
    sales.page().keyboard().press("c");
    sales.says(lineOf(part, 6), "Confirming");
    sales.page().keyboard().press("Control+z");
    sales.page().locator("[data-testid=undo]").waitFor(gone());
    sales.says(lineOf(part, 6), "Open");
    PlaywrightAssertions.assertThat(list).isFocused();
    PlaywrightAssertions.assertThat(sales.at(lineOf(part, 6))).hasAttribute("data-active", "true");

    sales.at(lineOf(part, 4) + "input[type=checkbox]").check();
    sales.at("[data-testid=confirm]").click();
    PlaywrightAssertions.assertThat(list).isFocused();
    sales.at("[data-testid=undo]").click();
    sales.page().locator("[data-testid=undo]").waitFor(gone());
    PlaywrightAssertions.assertThat(list).isFocused();
    sales.says("[data-testid=announcements]", "1 line is not confirmed");
    assertThat(line(part, 4).path("state").asString()).isEqualTo("open");
    assertThat(line(part, 6).path("state").asString()).isEqualTo("open");
  }

  /** Promises of the list that are cut off at any edge of their row. */
  private static final String CUT =
      """
      rows => rows.flatMap(row => {
        const inside = row.querySelector('[data-column=answer]').getBoundingClientRect();
        return [...row.querySelectorAll('[data-testid=promise] .nowrap')]
          .filter(it => [...it.getClientRects()].some(box => box.right > inside.right + 1 || box.bottom > inside.bottom + 1 || box.top < inside.top - 1)
            || it.parentElement.parentElement.scrollWidth > it.parentElement.parentElement.clientWidth + 1)
          .map(it => it.innerText);
      })
      """;

  @Test
  void on_a_desk_what_is_promised_short_is_read_whole() {
    String part = calledOff("WHOLE", edi(5), "4000", edi(9), "60");
    JsonNode line = line(part, 5);
    var answer =
        new Api(hub, "jiaxin-api")
            .post(
                "/api/v1/call-offs/" + line.path("schedule").asString() + "/commitments",
                """
                {"release": "%s", "commitments": [{"due": "%s", "ordinal": 0, "promises": [
                  {"date": "%2$s", "quantity": "1000"}, {"date": "%s", "quantity": "1250"}, {"date": "%s", "quantity": "1500"}],
                  "reason": {"code": "capacity", "text": "The night shift is short of hands until the end of the month"}}]}
                """
                    .formatted(line.path("release").asString(), in(5), in(40), in(50)),
                "Content-Type",
                "application/json",
                "If-Match",
                "\"" + line.path("version").asLong() + "\"");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    new Api(hub, "jiaxin-api").settle();
    var sales = Chromium.shared().open(hub, "sales@jiaxin", "/call-offs?part=" + part);
    for (String language : List.of("en", "zh"))
      for (int width : List.of(1280, 1024)) {
        sales.speak(language);
        sales.page().setViewportSize(width, 800);
        sales.says(lineOf(part, 5), "1,500 · ");
        assertThat(sales.page().locator("[data-testid=call-off-row]").evaluateAll(CUT))
            .as(language + " at " + width)
            .isEqualTo(List.of());
        var rows = sales.page().locator("[data-testid=call-off-row]");
        double end = rows.nth(0).boundingBox().y + rows.nth(0).boundingBox().height;
        assertThat(rows.nth(1).boundingBox().y).isGreaterThanOrEqualTo(end - 1);
      }
    sales.page().setViewportSize(1280, 800);
    sales.speak("en");
    sales.show("call-offs-short");
  }

  @Test
  void on_a_phone_what_is_missing_and_why_is_read_whole() {
    var sales =
        Chromium.shared()
            .open(hub, "sales@jiaxin", "/call-offs?as=supplier&state=short&against=answer");
    sales.speak("zh");
    sales.page().setViewportSize(360, 740);
    String told = "[data-testid=call-off-row][data-telling] [data-testid=promise]";
    sales.says(told, "晚交");
    assertThat(
            sales
                .page()
                .locator(told + " > span")
                .evaluateAll(
                    "all => all.filter(it => it.scrollWidth > it.clientWidth || it.scrollHeight >"
                        + " it.clientHeight + 1).map(it => it.innerText)"))
        .isEqualTo(List.of());
    PlaywrightAssertions.assertThat(sales.at("[data-testid=filters]")).containsText("已筛选 1 项");
    sales.at("[data-testid=call-off-row] input[type=checkbox]").check();
    assertThat(
            sales
                .at("[data-testid=selection-bar] > span")
                .evaluate("it => it.scrollWidth - it.clientWidth"))
        .isEqualTo(0);
  }

  @Test
  void several_lines_get_one_proposal_that_is_seen_before_it_is_sent() throws Exception {
    String one = calledOff("BULK-A", edi(4), "90", edi(6), "70");
    String other = calledOff("BULK-B", edi(5), "30");
    var sales = Chromium.shared().open(hub, "sales@jiaxin", "/call-offs?part=" + run);
    for (String row : List.of(lineOf(one, 4), lineOf(one, 6), lineOf(other, 5)))
      sales.at(row + "input[type=checkbox]").check();
    sales.at("[data-testid=bulk-open]").click();
    sales.at("[data-testid=bulk-days]").fill("-30");
    sales.says("[data-testid=bulk-dialog] form", "3 lines are left out");
    sales.at("[data-testid=bulk-days]").fill("2");
    sales.says("[data-testid=bulk-row][data-part=" + other + "]", "30 pcs late by 2 days");
    sales.says("[data-testid=bulk-row][data-part=" + other + "]", weekday(5));
    assertThat(line(other, 5).path("state").asString()).as("nothing sent yet").isEqualTo("open");
    assertThat(sales.page().locator("[data-testid=bulk-row]").count()).isEqualTo(3);
    sales.at("[data-testid=bulk-send]").click();
    sales.says("[data-testid=bulk-dialog] form", "Choose a reason");
    sales.at("[data-testid=reason]").selectOption("transport");
    sales.at("[data-testid=bulk-send]").click();
    for (var it : List.of(answered(one, 4, "short"), answered(one, 6, "short")))
      assertThat(it.at("/promises/0/date").asString())
          .isEqualTo(LocalDate.parse(it.path("due").asString()).plusDays(2).toString());
    assertThat(answered(other, 5, "short").at("/reason/code").asString()).isEqualTo("transport");

    for (String row : List.of(lineOf(one, 4), lineOf(other, 5)))
      sales.at(row + "input[type=checkbox]").check();
    Runnable open =
        () -> {
          sales.at("[data-testid=bulk-open]").click();
          sales.at("[data-testid=bulk-asked]").check();
          sales.at("[data-testid=bulk-row]").waitFor();
        };
    sales.show(
        "call-offs-bulk",
        open,
        () -> {
          sales.page().keyboard().press("Escape");
          sales.at("[data-testid=bulk-send]").waitFor(gone());
        });
    open.run();
    sales.at("[data-testid=bulk-send]").click();
    answered(one, 4, "committed");
    answered(other, 5, "committed");
  }

  /** In the board's format of a day. */
  private String weekday(int days) {
    return DateTimeFormatter.ofPattern("dd MMM", Locale.UK).format(in(days))
        + " "
        + DateTimeFormatter.ofPattern("EEE", Locale.UK).format(in(days));
  }
}
