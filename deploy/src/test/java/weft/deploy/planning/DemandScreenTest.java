package weft.deploy.planning;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.WaitForOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.calendar.Week;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.OwnHub;
import weft.deploy.RunningHub;
import weft.deploy.browser.Chromium;
import weft.deploy.browser.InChromium;
import weft.deploy.browser.Screen;

/** A buyer's planner publishes a site's demand, for one supplier to see or for none. */
@Tag("long")
@InChromium
class DemandScreenTest {
  private static final WaitForOptions GONE =
      new WaitForOptions().setState(WaitForSelectorState.DETACHED);

  private static final DateTimeFormatter BASIC = DateTimeFormatter.BASIC_ISO_DATE;

  private final RunningHub hub = RunningHub.busy();
  private final Api buyer = new Api(hub, "hengyue-planner");
  private final Api supplier = new Api(hub, "jiaxin-api");
  private final LocalDate monday =
      LocalDate.now(ZoneId.of("Asia/Shanghai")).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
  private final String first = Week.of(monday).toString();
  private final String second = Week.of(monday.plusWeeks(1)).toString();

  @Test
  void a_block_of_weeks_is_pasted_published_and_counted_in_the_balance() {
    var screen = open("/demand?grain=week&part=SHEET-");
    add(screen, "SHEET-RIM", "JIAXIN");
    screen.at(row("SHEET-RIM") + " [data-testid=row-unit]").selectOption("KGM");
    screen.says(row("SHEET-RIM"), "Jiaxin");
    screen.paste(
        "[data-testid=add-part]",
        "Part\tSupplier\t%s\t%s%nSHEET-RIM\t佳鑫机械\t1,200\t800%nSHEET-HUB\t\t40\tsoon%n"
            .formatted(first, second));
    screen.says(".page", "2 quantities from Excel", "soon");
    screen.says("[data-testid=paste-absent]", "1 row is not in this sheet yet: SHEET-HUB");
    screen.show("demand-pasted");
    screen.at("[data-testid=paste-add]").click();
    screen.says(row("SHEET-HUB"), "No supplier named");

    screen.page().reload();
    assertThat(cell(screen, "SHEET-RIM", second)).hasValue("800");
    screen.show(
        "publish-demand",
        () -> {
          screen.at("[data-testid=publish]").click();
          screen.at("[data-testid=publish-send]").waitFor();
        },
        () -> {
          screen.page().keyboard().press("Escape");
          screen.page().locator("[data-testid=publish-send]").waitFor(GONE);
        });
    screen.at("[data-testid=publish]").click();
    screen.says(change("SHEET-RIM"), "0 → 2,000", "kg", "2 quantities", "Seen by Jiaxin");
    screen.says(change("SHEET-HUB"), "0 → 40", "1 quantity", "Names no supplier");
    screen.at("[data-testid=publish-send]").click();
    screen.says(change("SHEET-HUB"), "published");
    screen.says(change("SHEET-RIM"), "published");
    screen.at(change("SHEET-RIM") + " a").click();
    screen.says("[data-testid=part-balance]", "short by up to 2,000 kg");

    buyer.settle();
    JsonNode seen = demand(supplier, "SHEET-RIM", "&as=supplier");
    Assertions.assertThat(seen.at("/0/unit").asString()).isEqualTo("KGM");
    Assertions.assertThat(seen.at("/0/lines"))
        .extracting(it -> it.path("week").asString() + " " + it.path("quantity").asString())
        .containsExactly(first + " 1200", second + " 800");
    Assertions.assertThat(demand(supplier, "SHEET-HUB", "&as=supplier")).isEmpty();
    Assertions.assertThat(demand(buyer, "SHEET-HUB", "")).hasSize(1);
  }

  @Test
  void each_supplier_of_a_part_has_a_row_and_days_among_weeks_are_kept() {
    LocalDate day = monday.plusDays(9);
    published("SHEET-TWO", "JIAXIN", line("week", first, 30) + ", " + line("date", day, 7));
    published("SHEET-TWO", "HONGZHU", line("week", first, 20));
    var screen = open("/demand?grain=week&part=SHEET-TWO");
    String ours = row("SHEET-TWO") + ":has-text('Jiaxin')";
    screen.says(ours, "planned by day", "37");
    screen.says("[data-testid=demand]", "Rows of one part add up");
    screen.paste(ours + " input", "Part\t%s%nSHEET-TWO\t99%n".formatted(first));
    screen.says("[data-testid=paste-unclear]", "SHEET-TWO");
    screen.at("[data-testid=paste] button >> nth=1").click();

    screen.at(ours + " input[data-column='" + first + "']").fill("35");
    screen.at("[data-testid=publish]").click();
    screen.says(change("SHEET-TWO"), "37 → 42 (+5)", "Seen by Jiaxin");
    screen.at("[data-testid=publish-send]").click();
    screen.says(change("SHEET-TWO"), "published");
    buyer.settle();
    Assertions.assertThat(demand(supplier, "SHEET-TWO", "&as=supplier").at("/0/lines"))
        .extracting(
            it -> it.path("week").asString("") + it.path("date").asString(""),
            it -> it.path("quantity").asString())
        .containsExactly(Assertions.tuple(first, "35"), Assertions.tuple(day.toString(), "7"));
  }

  @Test
  void parts_of_other_sites_are_added_and_not_there_before() {
    String number = "SITE-" + Long.toString(System.nanoTime(), 36);
    for (String it : new String[] {"-CALLED", "-ELSEWHERE"})
      OwnHub.ok(
          buyer.post(
              "/api/v1/part-agreements?as=buyer",
              "{\"partner\": \"JIAXIN\", \"part\": \"%s\", \"unit\": \"KGM\"}"
                  .formatted(number + it),
              OwnHub.JSON));
    new Api(hub, "hengyue-edi")
        .handIn(
            Delfors.of(
                number,
                number + "-CALLED",
                "11",
                BASIC.format(monday),
                "5",
                BASIC.format(monday.plusDays(7)),
                "5"));
    buyer.settle();
    String agreements = "/api/v1/part-agreements?limit=500&site=";
    Assertions.assertThat(buyer.items(agreements + "PLANT1"))
        .extracting(it -> it.path("part").asString())
        .contains(number + "-CALLED")
        .doesNotContain(number + "-ELSEWHERE");
    Assertions.assertThat(buyer.items(agreements + "PLANT2"))
        .extracting(it -> it.path("part").asString())
        .doesNotContain(number + "-CALLED");
    Assertions.assertThat(supplier.items(agreements + "PLANT1&as=supplier"))
        .extracting(it -> it.path("partnerPart").asString())
        .contains(number + "-CALLED");

    var screen = open("/demand?grain=week&part=" + number);
    screen.at(row(number + "-CALLED")).waitFor();
    assertThat(screen.page().locator(row(number + "-ELSEWHERE"))).hasCount(0);
    screen.at("[data-testid=add-part]").fill(number + "-ELSEWHERE");
    assertThat(screen.at("[data-testid=add-supplier]")).hasValue("JIAXIN");
    assertThat(screen.at("datalist option[value='" + number + "-ELSEWHERE']")).isAttached();
    screen.at("[data-testid=add-part]").press("Enter");
    screen.says(row(number + "-ELSEWHERE"), "Jiaxin", "kg");
  }

  @Test
  void a_row_added_by_mistake_is_taken_off_again() {
    var screen = open("/demand?grain=week&part=MISTAKE");
    screen.at("[data-testid=empty]").waitFor();
    add(screen, "MISTAKE", "HONGZHU");
    cell(screen, "MISTAKE", first).fill("5");
    screen.at(row("MISTAKE") + " [data-testid=remove-row]").click();
    screen.at("[data-testid=empty]").waitFor();
    screen.page().reload();
    screen.at("[data-testid=empty]").waitFor();
    assertThat(screen.page().locator("[data-testid=publish]")).hasCount(0);
  }

  @Test
  void who_has_no_parts_to_watch_yet_is_led_to_the_sheet() {
    var screen = open("/");
    String none = "{\"items\": [], \"next\": null, \"position\": 1, \"asOf\": null}";
    screen
        .page()
        .route(
            "**/run-outs?**",
            it ->
                it.fulfill(
                    new Route.FulfillOptions().setContentType("application/json").setBody(none)));
    screen.page().navigate(hub.url() + "/run-outs");
    screen.at("[data-testid=empty] a").click();
    screen.at("[data-testid=demand]").waitFor();
  }

  @Test
  void who_may_not_publish_and_who_looks_at_the_past_reads_only() {
    published("SHEET-READ", "JIAXIN", line("week", first, 30));
    var past = open("/demand?grain=week&part=SHEET-READ");
    past.page().navigate(past.page().url() + "&asOf=" + Instant.now());
    past.at("[data-testid=as-of-banner]").waitFor();
    assertThat(cell(past, "SHEET-READ", first)).hasValue("30");
    assertThat(cell(past, "SHEET-READ", first)).not().isEditable();
    assertThat(past.page().locator("[data-testid=add-part]")).hasCount(0);

    OwnHub.ok(
        supplier.post(
            "/api/v1/material-demands?as=buyer",
            body("JX1", "SHEET-READ", "HONGZHU", line("week", first, 12)),
            OwnHub.JSON));
    supplier.settle();
    var warehouse =
        Chromium.shared()
            .open(hub, "warehouse@jiaxin", "/demand?as=buyer&grain=week&part=SHEET-READ");
    assertThat(cell(warehouse, "SHEET-READ", first)).hasValue("12");
    assertThat(cell(warehouse, "SHEET-READ", first)).not().isEditable();
    warehouse.says("[data-testid=demand]", "you can read it");
    assertThat(warehouse.page().locator("[data-testid=add-part]")).hasCount(0);
    warehouse.show("demand-read-only");
    warehouse.visit(hub.url() + "/demand?as=supplier");
    warehouse.says("[data-testid=empty]", "published by the buyer");
  }

  private Screen open(String path) {
    return Chromium.shared().open(hub, "planner@hengyue", path);
  }

  private static void add(Screen screen, String part, String supplier) {
    screen.at("[data-testid=add-supplier]").selectOption(supplier);
    screen.at("[data-testid=add-part]").fill(part);
    screen.at("[data-testid=add-part]").press("Enter");
    screen.at(row(part)).waitFor();
  }

  private void published(String part, String supplier, String lines) {
    OwnHub.ok(
        buyer.post("/api/v1/material-demands", body("PLANT1", part, supplier, lines), OwnHub.JSON));
    buyer.settle();
  }

  private String body(String site, String part, String supplier, String lines) {
    return """
    {"site": "%s", "part": "%s", "supplier": "%s", "unit": "PCE", "from": "%s", "until": "%s", "lines": [%s]}
    """
        .formatted(site, part, supplier, monday, monday.plusDays(27), lines);
  }

  private static String line(String period, Object when, int quantity) {
    return "{\"%s\": \"%s\", \"quantity\": \"%d\"}".formatted(period, when, quantity);
  }

  private static JsonNode demand(Api by, String part, String as) {
    return by.json("/api/v1/material-demands?part=" + part + as).path("items");
  }

  private static String row(String part) {
    return "[data-testid=demand-row][data-part=" + part + "]";
  }

  private static String change(String part) {
    return "[data-testid=change][data-part=" + part + "]";
  }

  private static Locator cell(Screen screen, String part, String week) {
    return screen.at(row(part) + " input[data-column='" + week + "']");
  }
}
