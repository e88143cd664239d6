package weft.deploy.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import weft.deploy.Api;
import weft.deploy.Oem;
import weft.deploy.RunningHub;

/** Every list can be sorted, grouped, saved, summed and exported in the same way. */
@Tag("long")
@InChromium
class OneTableScreenTest {
  private static final Locator.WaitForOptions GONE =
      new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);
  private static final String GROUPS = "[data-testid=group]";
  private final RunningHub hub = RunningHub.busy();
  private final String name = "Late " + UUID.randomUUID().toString().substring(0, 8);

  private Screen open(String user, String path) {
    return Chromium.shared().open(hub, user, path);
  }

  private static void choose(Screen screen, String testId, String value) {
    screen.at("[data-testid=layout]").click();
    screen.at("[data-testid=" + testId + "]").selectOption(value);
    screen.page().keyboard().press("Escape");
  }

  @Test
  void what_stands_under_several_groups_is_added_up_in_none_of_them() {
    var buyer = open("buyer@hengyue", "/orders?group=state");
    buyer.at(GROUPS + ":has-text('Σ')").waitFor(); // the first may hold only what is cancelled
    buyer.page().navigate(hub.url() + "/orders?group=part");
    buyer.says(GROUPS + "[data-group=HY-24031]", "row");
    String sum = " [data-testid=sum]";
    assertThat(buyer.page().locator(GROUPS + "[data-group=HY-24031]" + sum).count()).isZero();
  }

  @Test
  void a_list_is_sorted_grouped_and_kept_as_a_view_of_ones_own() {
    var buyer = open("buyer@hengyue", "/orders");
    buyer.at("[data-testid=order-row]").waitFor();
    buyer.at("[data-testid=sort-next]").click();
    buyer.at("th[data-column=next][aria-sort=ascending]").waitFor();
    buyer.at("[data-testid=sort-next]").click();
    buyer.at("th[data-column=next][aria-sort=descending]").waitFor();
    choose(buyer, "layout-group", "state");
    buyer.at(GROUPS).waitFor();
    buyer.at("[data-testid=layout]").click();
    buyer.at("[data-testid=column-currency]").click();
    buyer.page().keyboard().press("Escape");
    buyer.at("th[data-column=currency]").waitFor();
    assertThat(buyer.page().url()).contains("sort=-next", "group=state", "columns=");
    String link = buyer.page().url();

    buyer.at("[data-testid=views]").click();
    buyer.at("[data-testid=view-keep]").click();
    buyer.at("[data-testid=view-name]").fill(name);
    buyer.at("[data-testid=view-save]").click();
    buyer.says("[data-testid=views]", name);

    var again = open("buyer@hengyue", "/orders");
    again.at("[data-testid=order-row]").waitFor();
    assertThat(again.page().locator(GROUPS).count()).isZero();
    again.at("[data-testid=views]").click();
    again.at("[data-testid=view][data-name='" + name + "']").click();
    again.at(GROUPS).waitFor();
    again.at("th[data-column=next][aria-sort=descending]").waitFor();

    var planner = open("planner@hengyue", link.substring(hub.url().toString().length()));
    planner.at(GROUPS).waitFor();
    planner.at("[data-testid=views]").click();
    planner.at("[data-testid=view-none]").waitFor();
    assertThat(planner.page().locator("[data-testid=view]").count()).isZero();
  }

  @Test
  void dialogs_of_a_list_can_be_read_and_give_the_focus_back() {
    var buyer = open("buyer@hengyue", "/orders?group=state&rows=compact");
    buyer.at(GROUPS).waitFor();
    Runnable escape = () -> buyer.page().keyboard().press("Escape");
    buyer.show("list-layout", () -> buyer.at("[data-testid=layout]").click(), escape);
    buyer.at("[data-testid=layout]").click();
    buyer.at("[data-testid=layout-group]").waitFor();
    escape.run();
    PlaywrightAssertions.assertThat(buyer.at("[data-testid=layout]")).isFocused();
    buyer.show(
        "list-views",
        () -> {
          buyer.at("[data-testid=views]").click();
          buyer.at("[data-testid=view-keep]").click();
          buyer.at("[data-testid=view-name]").waitFor();
        },
        escape);
    buyer.at("[data-testid=views]").click();
    buyer.at("[data-testid=view-keep]").click();
    buyer.at("[data-testid=view-name]").waitFor();
    escape.run();
    PlaywrightAssertions.assertThat(buyer.at("[data-testid=views]")).isFocused();

    buyer.visit(hub.url() + "/sharing");
    buyer.at("[data-testid=give]").click();
    buyer.at("[data-testid=give-to]").waitFor();
    escape.run();
    PlaywrightAssertions.assertThat(buyer.at("[data-testid=give]")).isFocused();
  }

  @Test
  void the_lines_of_a_call_off_are_the_same_table() throws IOException {
    var sales = open("sales@jiaxin", "/call-offs?part=HY-24031");
    sales.at("[data-testid=call-off-row] a").click();
    sales.at("[data-testid=schedule-line]").waitFor();
    String list = "[data-testid=schedule-lines-list] ";
    sales.at(list + "[data-testid=sort-now]").click();
    sales.at("th[data-column=now][aria-sort=ascending]").waitFor();
    sales.at(list + "[data-testid=layout]").click();
    sales.at("[data-testid=layout-group]").selectOption("firmness");
    sales.page().keyboard().press("Escape");
    sales.says(GROUPS + "[data-group=Firm]", "Now Σ");
    assertThat(sales.page().url()).contains("schedule-lines.sort=now", "schedule-lines.group=");
    sales.at("[data-testid=schedule-lines]").focus();
    sales.page().keyboard().press("End");
    sales.page().keyboard().press("Space");
    sales.says("[data-testid=selection-bar]", "1 row", "Σ");
    sales.at("[data-testid=schedule-lines-find]").fill("no such line");
    sales.says(list.strip(), "No row contains this text.");
    sales.at("[data-testid=schedule-lines-find]").fill("");
    sales.at("[data-testid=schedule-line]").waitFor();
    int lines = sales.page().locator("[data-testid=schedule-lines] tr[data-due]").count();
    sales.at(list + "[data-testid=download]").click();
    var file = sales.page().waitForDownload(() -> sales.at("[data-testid=download-csv]").click());
    assertThat(Files.readAllLines(file.path())).hasSize(lines + 1);
  }

  @Test
  void rows_are_chosen_by_keyboard_and_added_up_by_unit() {
    // Only one's own parts: a part consigned to a customer has no link.
    var planner = open("planner@jiaxin", "/stock?site=JX1");
    planner.at("[data-testid=stock-row]").waitFor();
    planner.at("[data-testid=stock]").focus();
    planner.page().keyboard().press("Space");
    planner.page().keyboard().press("ArrowDown");
    planner.page().keyboard().press("Space");
    planner.says("[data-testid=selection-bar]", "2 rows", "Quantity Σ");
    planner.show("list-chosen");
    planner.page().keyboard().press("Escape");
    planner.at("[data-testid=stock]").focus();
    planner.page().keyboard().press("Escape");
    assertThat(planner.page().locator("[data-testid=selection-bar]").count()).isZero();
    planner.at("[data-testid=stock]").focus();
    planner.page().keyboard().press("Home");
    planner.page().keyboard().press("Enter");
    planner.page().waitForURL(Pattern.compile(".*/balance\\?part=.*"));
  }

  @Test
  void a_workbook_has_what_is_shown_numbers_as_numbers_and_days_as_days() throws Exception {
    var buyer = open("buyer@hengyue", "/orders?columns=number,due,lines&sort=number");
    buyer.at("[data-testid=order-row]").waitFor();
    buyer.at("[data-testid=download]").click();
    var file = buyer.page().waitForDownload(() -> buyer.at("[data-testid=download-xlsx]").click());
    assertThat(file.suggestedFilename()).isEqualTo("orders.xlsx");
    List<Row> rows = rows(file.path());
    assertThat(rows.getFirst().stream().map(it -> it.getText()).toList())
        .startsWith("Order")
        .hasSize(5);
    assertThat(rows).hasSizeGreaterThan(10);
    assertThat(rows.get(1).getCellAsDate(1)).isPresent();
    assertThat(rows.get(1).getCellAsNumber(3)).isPresent();
    List<String> numbers = rows.stream().skip(1).map(it -> it.getCellText(0)).toList();
    int orders = new Oem(hub).get("/api/v1/orders?as=buyer&limit=500").path("items").size();
    assertThat(numbers).hasSizeGreaterThanOrEqualTo(orders).doesNotHaveDuplicates();
  }

  private static List<Row> rows(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        var workbook = new ReadableWorkbook(in)) {
      return workbook.getFirstSheet().read();
    }
  }

  @Test
  void forecasts_are_not_open_and_lines_stand_in_groups_around_today() {
    var sales = open("sales@jiaxin", "/call-offs");
    sales.at(GROUPS).waitFor();
    sales.says("[data-testid=group-strip]", "Overdue");
    sales.at("[data-testid=group-strip] button").click();
    sales.at("[data-testid=group][data-group=Overdue] [aria-expanded=false]").waitFor();
    sales.at("[data-testid=group][data-group=Overdue] button").dispatchEvent("click");
    sales.at("[data-testid=group][data-group=Overdue] [aria-expanded=true]").waitFor();
    int all = sales.page().locator("[data-testid=call-off-row]").count();
    assertThat(all).isPositive();
    sales.page().navigate(hub.url() + "/call-offs?state=open");
    sales.at("[data-testid=call-off-row]").waitFor();
    assertThat(sales.page().locator("[data-testid=call-off-row]:has-text('Forecast')").count())
        .isZero();
    var open =
        new Api(hub, "sales@jiaxin").items("/api/v1/call-offs?as=supplier&state=open&limit=500");
    assertThat(open).anyMatch(it -> it.path("firmness").asString().equals("forecast"));
    var forecast =
        new Api(hub, "sales@jiaxin")
            .items("/api/v1/call-offs?as=supplier&firmness=forecast,material&limit=500");
    assertThat(forecast)
        .isNotEmpty()
        .allMatch(it -> List.of("forecast", "material").contains(it.path("firmness").asString()));
    assertThat(new Api(hub, "sales@jiaxin").get("/api/v1/call-offs?firmness=soft").statusCode())
        .isEqualTo(400);
  }

  @Test
  void on_paper_every_line_is_there_and_nothing_to_press() {
    var sales = open("sales@jiaxin", "/call-offs?part=HY-240");
    sales.at("[data-testid=call-off-row]").waitFor();
    int all =
        new Api(hub, "sales@jiaxin")
            .items("/api/v1/call-offs?as=supplier&part=HY-240&limit=500")
            .size();
    var rows = sales.page().locator("[data-testid=call-off-row]");
    assertThat(rows.count()).as("on the screen").isLessThan(all);
    sales.page().evaluate("window.dispatchEvent(new Event('beforeprint'))");
    sales.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    PlaywrightAssertions.assertThat(rows).hasCount(all);
    PlaywrightAssertions.assertThat(sales.at("[data-testid=layout]")).isHidden();
    PlaywrightAssertions.assertThat(sales.at("[data-testid=filter-part]")).isHidden();
  }

  @Test
  void offline_is_said_the_past_has_its_year_and_long_words_are_not_cut() {
    var sales = open("sales@jiaxin", "/call-offs");
    sales.page().navigate(hub.url() + "/call-offs?asOf=2026-11-25T08:00:00Z");
    sales.says("[data-testid=as-of-banner]", "2026", "known");
    sales.page().navigate(hub.url() + "/security?asOf=2026-11-25T08:00:00Z");
    sales.says("[data-testid=as-of-banner]", "2026", "has no history");
    sales.speak("zh"); // a language loads when a user first chooses it
    sales.speak("en");
    sales.page().context().setOffline(true);
    sales.at("[data-testid=offline]").waitFor();
    sales.show("offline");
    // Data that was not fetched before loads once there is a network; until then nothing breaks.
    sales.goTo("/documents");
    sales.page().waitForTimeout(500);
    assertThat(sales.page().locator("[data-testid=failed]").count()).isZero();
    sales.page().context().setOffline(false);
    sales.at("[data-testid=offline]").waitFor(GONE);
    sales.says("h1", "Documents");

    sales.page().navigate(hub.url() + "/call-offs?state=open");
    sales.at("[data-testid=propose]").click();
    sales.at("[data-testid=split-date]").fill("2027-01-15");
    sales.at("[data-testid=reason]").selectOption("capacity");
    sales.at("[data-testid=reason-text]").fill("x".repeat(512));
    sales.says("[data-testid=propose-dialog]", "12 characters too many");
    sales.at("[data-testid=propose-send]").click();
    assertThat(sales.at("[data-testid=reason-text]").inputValue()).hasSize(512);
    sales.at("[data-testid=propose-send]").waitFor();
  }
}
