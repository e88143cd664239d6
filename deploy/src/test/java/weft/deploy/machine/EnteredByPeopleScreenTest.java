package weft.deploy.machine;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.options.WaitForSelectorState.DETACHED;
import static org.assertj.core.api.Assertions.assertThat;
import static weft.deploy.OwnHub.ok;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.WaitForOptions;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.RunningHub;
import weft.deploy.browser.Chromium;
import weft.deploy.browser.InChromium;
import weft.deploy.browser.Screen;

/** People enter on their screens what machines, shifts, prices, a park and a picking need. */
@InChromium
class EnteredByPeopleScreenTest {
  private final RunningHub hub = RunningHub.busy();
  private final Api jiaxin = new Api(hub, "jiaxin-api");
  private final String key = Long.toString(System.nanoTime(), 36).toUpperCase(Locale.ROOT);

  @Test
  @Tag("long")
  void a_foreman_registers_a_machine_and_plans_its_maintenance() {
    Screen foreman = Chromium.shared().open(hub, "foreman@jiaxin", "/machines");
    String code = "M-" + key;
    foreman.at("[data-testid=register-machine]").click();
    foreman.at("[data-testid=machine-send]").click();
    foreman.says("[data-testid=machine-dialog]", "Please fill this in.");
    foreman.at("[data-testid=machine-code]").fill(code);
    foreman.at("[data-testid=machine-zh]").fill("新车床");
    foreman.at("[data-testid=machine-en]").fill("New lathe");
    foreman.at("[data-testid=machine-ideal]").fill("42.5");
    foreman.at("[data-testid=machine-stopAfter]").fill("0.5");
    foreman.page().reload();
    foreman.at("[data-testid=register-machine]").click();
    assertThat(foreman.at("[data-testid=machine-code]")).hasValue(code);
    Runnable open = () -> foreman.at("[data-testid=register-machine]").click();
    Runnable close = () -> foreman.page().keyboard().press("Escape");
    close.run();
    foreman.show("machine-terms", open, close);
    open.run();
    foreman.at("[data-testid=machine-send]").click();
    foreman.says("[data-testid=machine]", "New lathe", code, "42.5 s a part");
    JsonNode row = machine(code);
    assertThat(row.path("stopAfter").asString()).isEqualTo("PT30S");

    foreman.at("[data-testid=plan-maintenance]").click();
    foreman.at("[data-testid=plan-code]").fill("OIL");
    foreman.at("[data-testid=plan-send]").click();
    foreman.says("[data-testid=plan-dialog]", "running hours, days or both");
    foreman.at("[data-testid=plan-hours]").fill("1,500");
    foreman.at("[data-testid=plan-days]").fill("90");
    foreman.at("[data-testid=plan-send]").click();
    foreman.says("[data-testid=maintenance-row]", "OIL", "1,500 running hours or 90 days");
    foreman.at("[data-testid=maintenance-done]").click();
    // The browser of the test may be a day behind the site, where the plan began today.
    String today = LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
    foreman.at("[data-testid=maintenance-on]").fill(today);
    foreman.at("[data-testid=maintenance-send]").click();
    foreman.at("[data-testid=maintenance-dialog]").waitFor(gone());

    foreman.at("[data-testid=change-machine]").click();
    assertThat(foreman.at("[data-testid=machine-code]")).not().isEditable();
    foreman.at("[data-testid=machine-ideal]").fill("40");
    foreman.at("[data-testid=machine-send]").click();
    foreman.says("[data-testid=machine]", "40 s a part");
    assertThat(machine(code).at("/maintenance/0/lastDoneOn").isNull()).isFalse();
  }

  @Test
  @Tag("long")
  void a_foreman_changes_the_shift_plan_and_sees_an_overlap_before_sending() {
    Screen foreman = Chromium.shared().open(hub, "foreman@jiaxin", "/machines");
    foreman.at("main a[href^='/shifts']").click();
    foreman.at("[data-testid=day-bar][data-day=sun]").waitFor();
    foreman.show("shifts");
    int before = shifts().size();
    foreman.at("[data-testid=edit-shifts]").click();
    foreman.at("[data-testid=add-shift]").click();
    Locator added = foreman.page().locator("[data-testid=shift]").last();
    String name = "S-" + key;
    added.locator("[data-field=name]").fill(name);
    added.locator("[data-field=from]").fill("08:00");
    added.locator("[data-field=until]").fill("12:00");
    foreman.says("[data-testid=shift-fault]", "overlaps with shift 早班");
    for (String day : new String[] {"mon", "tue", "wed", "thu", "fri"})
      added.locator("[data-day=" + day + "]").click();
    added.locator("[data-day=sun]").click();
    assertThat(foreman.page().locator("[data-testid=shift-fault]")).hasCount(0);
    added.locator("[data-testid=add-break]").click();
    added.locator("[data-field=break-from]").fill("10:00");
    added.locator("[data-field=break-until]").fill("10:15");
    foreman.page().reload();
    foreman.says("[data-testid=shift-editor]", "Your unsent changes are shown.");
    foreman.show("shifts-editor");
    foreman.at("[data-testid=publish-shifts]").click();
    foreman.at("[data-testid=edit-shifts]").waitFor();
    assertThat(foreman.at("[data-testid=day-bar][data-day=sun]"))
        .hasAttribute(
            "aria-label",
            Pattern.compile(".*" + name + " 08:00 to 12:00.*10:00 to 10:15.*", Pattern.DOTALL));
    JsonNode stated = shifts();
    assertThat(stated.size()).isEqualTo(before + 1);
    assertThat(stated.get(before).path("days").toString()).isEqualTo("[\"sun\"]");

    foreman.at("[data-testid=edit-shifts]").click();
    added = foreman.page().locator("[data-testid=shift]").last();
    added.locator("button[aria-label='Remove shift " + name + "']").click();
    foreman.at("[data-testid=publish-shifts]").click();
    foreman.at("[data-testid=edit-shifts]").waitFor();
    assertThat(shifts().size()).isEqualTo(before);
  }

  @Test
  @Tag("long")
  void a_planner_states_a_tariff_and_sees_a_gap_before_sending() {
    Screen planner = Chromium.shared().open(hub, "planner@jiaxin", "/energy?view=tariff");
    planner.at("[data-testid=tariff]").waitFor();
    planner.show("tariff");
    planner.at("[data-testid=edit-tariff]").click();
    planner.at("[data-testid=tariff-validFrom]").fill("2061-01-01");
    planner.at("[data-testid=tariff-validUntil]").fill("2061-12-31");
    Locator first = planner.at("[data-testid=price-line]");
    String until = first.locator("[data-field=until]").inputValue();
    first.locator("[data-field=until]").fill("09:00");
    planner.says("[data-testid=price-gap]", "No price yet on Mon at 09:00.");
    first.locator("[data-field=until]").fill(until);
    planner.says("[data-testid=price-gap]", "Each quarter hour of the week has one price.");
    first.locator("[data-field=price]").fill("−0.15");
    planner.page().locator("[data-testid=price-line] [data-field=price]").last().fill("");
    planner.show("tariff-editor");
    planner.page().reload();
    planner.says("[data-testid=tariff-editor]", "Your unsent prices are shown.");
    planner.at("[data-testid=publish-tariff]").click();
    planner.says("[data-testid=tariff]", "2061", "not yet in force", "−0.15", "not yet known");
    jiaxin.settle();
    JsonNode row = jiaxin.json("/api/v1/tariffs/JX1");
    assertThat(row.path("validFrom").asString()).isEqualTo("2061-01-01");
    assertThat(row.at("/prices/0/price").asString()).isEqualTo("-0.15");
    assertThat(row.path("prices").get(row.path("prices").size() - 1).path("price").isNull())
        .isTrue();
  }

  @Test
  @Tag("long")
  void a_planner_plans_a_baseline() {
    Screen planner = Chromium.shared().open(hub, "planner@jiaxin", "/energy?view=savings");
    planner.at("[data-testid=plan-baseline]").click();
    String yesterday = LocalDate.now(ZoneId.of("Asia/Shanghai")).minusDays(2).toString();
    planner.at("[data-testid=baseline-number]").fill("B-" + key);
    planner.at("[data-testid=baseline-from]").fill("2025-01-01");
    planner.at("[data-testid=baseline-until]").fill(yesterday);
    planner.at("[data-testid=baseline-perTonne]").fill("600");
    planner.at("[data-testid=baseline-uncertainty]").fill("6.5");
    planner.at("[data-testid=baseline-send]").click();
    planner.at("[data-testid=baseline-dialog]").waitFor(gone());
    planner.says("[data-testid=energy]", "B-" + key, "6.5%");
  }

  @Test
  void a_park_asks_for_less_load_and_the_company_finds_it_at_home_and_answers() {
    Screen park = Chromium.shared().open(hub, "park@jiahe", "/");
    park.goTo("/park");
    park.at("[data-testid=park-site][data-site='HONGZHU/HZ1']").waitFor();
    assertThat(park.page().locator("[data-testid=park-site]:has-text('JIAXIN')")).hasCount(0);
    park.show("park");
    LocalDateTime from =
        LocalDateTime.now(ZoneId.systemDefault()).plusDays(2).truncatedTo(ChronoUnit.HOURS);
    park.at("[data-testid=ask-load]").click();
    park.at("[data-testid=ask-from]").fill(from.toString());
    park.at("[data-testid=ask-until]").fill(from.minusHours(1).toString());
    park.at("[data-testid=ask-kW]").fill("321");
    park.at("[data-testid=ask-reason]").fill("heat " + key);
    park.at("[data-testid=ask-send]").click();
    park.says("[data-testid=ask-dialog]", "It ends after it begins");
    park.at("[data-testid=ask-until]").fill(from.plusHours(2).toString());
    park.at("[data-testid=ask-send]").click();
    String asked = "[data-testid=load-request]:has-text('" + key + "')";
    park.says(asked, "321 kW", "To answer");

    jiaxin.settle();
    Screen company = Chromium.shared().open(hub, "director@hongzhu", "/");
    company.at("[data-testid=need][data-need=load-requests]").click();
    company.at(asked).waitFor();
    company.show("load-requests");
    company.at(asked + " [data-testid=load-take]").click();
    company.at("[data-testid=load-kW]").fill("250");
    company.at("[data-testid=load-send]").click();
    company.says(asked, "Agreed", "250 kW");
    park.says(asked, "Agreed", "250 kW");
  }

  @Test
  @Tag("long")
  void a_picker_scans_line_by_line_and_wrong_goods_are_said_loudly() {
    JsonNode opened =
        ok(
            jiaxin.postJson(
                "/api/v1/pickings",
                """
                {"number": "PK-%1$s", "site": "JX1", "lines": [
                  {"part": "JX-%1$s", "quantity": "10", "unit": "PCE", "location": "A-01"},
                  {"part": "JX-930", "quantity": "4", "unit": "PCE", "batch": "B-%1$s"}]}
                """
                    .formatted(key)));
    jiaxin.settle();
    Screen home = Chromium.shared().open(hub, "warehouse@jiaxin", "/");
    home.at("[data-testid=need][data-need=pickings-open]").click();
    home.at("[data-testid=picking-row][data-number='PK-" + key + "']").waitFor();
    Screen picker =
        Chromium.shared()
            .open(hub, "warehouse@jiaxin", "/pickings/" + opened.path("id").asString());
    picker.says("[data-testid=pick-asked][data-line='1']", "A-01", "10 of 10 pcs left");
    picker.at("[data-testid=pick-quantity]").fill("6");
    scan(picker, "JX-" + key);
    picker.says("[data-testid=pick-answer][data-right=true]", "6 pcs for line 1");
    picker.says("[data-testid=pick-asked][data-line='1']", "4 of 10 pcs left");
    scan(picker, "JX-OTHER");
    picker.says("[data-testid=pick-answer][data-right=false]", "WRONG GOODS", "JX-OTHER");
    picker.show("picking-scan");
    scan(picker, "JX-" + key);
    picker.at("[data-testid=pick-asked][data-line='2']").waitFor();
    picker.page().context().setOffline(true);
    scan(picker, "B-" + key);
    picker.says("[data-testid=pick-answer][data-right=unknown]", "Not checked yet");
    picker.page().context().setOffline(false);
    picker.says("[data-testid=pick-answer][data-right=true]", "4 pcs for line 2");
    picker.says("[data-testid=picking-scan]", "Every line is complete.");
    picker.at("[data-testid=close-picking]").click();
    picker.at("[data-testid=close-send]").click();
    picker.at("[data-testid=picking][data-state=closed]").waitFor();
    jiaxin.settle();
    JsonNode row = jiaxin.json("/api/v1/pickings/" + opened.path("id").asString());
    assertThat(row.path("completeLines").asInt()).isEqualTo(2);
    assertThat(row.at("/lines/0/wrong").asInt()).isOne();
  }

  @Test
  @Tag("long")
  void a_bank_finds_machines_in_its_menu_while_a_company_grants_them() {
    Screen bank = Chromium.shared().open(hub, "bank@xiangyin", "/");
    bank.at("[data-testid=home]:not([data-reading])").waitFor();
    assertThat(bank.page().locator("nav a[href^='/machines']")).hasCount(0);
    Screen director = Chromium.shared().open(hub, "director@jiaxin", "/sharing");
    director.at("[data-testid=give]").click();
    director.at("[data-testid=give-to]").selectOption("*");
    director.at("[data-testid=give-code]").fill("XIANGYIN");
    director.at("[data-testid=give-what]").selectOption("energy");
    assertThat(director.page().locator("[data-testid=give-parts]")).hasCount(0);
    director.at("[data-testid=give-what]").selectOption("machines");
    assertThat(director.page().locator("[data-testid=give-grain]")).hasCount(0);
    director.at("[data-testid=give-send]").click();
    director.at("[data-testid=give-dialog]").waitFor(gone());
    jiaxin.settle();
    bank.page().reload();
    bank.goTo("/machines");
    bank.at("[data-testid=machine-row][data-code]").waitFor();
    assertThat(bank.page().locator("[data-testid=register-machine]")).hasCount(0);
    bank.at("[data-testid=machine-row] a").click();
    bank.at("[data-testid=machine]").waitFor();

    String grant = "[data-testid=grant-row][data-to=XIANGYIN][data-what=machines] ";
    director.at(grant + "[data-testid=withdraw]").click();
    director.at("[data-testid=withdraw-send]").click();
    director.at("[data-testid=withdraw-dialog]").waitFor(gone());
  }

  @Test
  @Tag("long")
  void hourly_prices_are_pasted_from_a_spreadsheet() {
    Screen planner = Chromium.shared().open(hub, "planner@jiaxin", "/energy?view=tariff");
    planner.at("[data-testid=edit-tariff]").click();
    planner.at("[data-testid=hourly]").click();
    assertThat(planner.page().locator("[data-testid=price-line]")).hasCount(24);
    planner.paste("[data-testid=price-line][data-nth='22'] [data-field=price]", "0.31\n-0.05\n");
    assertThat(planner.at("[data-testid=price-line][data-nth='23'] [data-field=price]"))
        .hasValue("-0.05");
    planner.says("[data-testid=price-gap]", "Each quarter hour of the week has one price.");
    planner.at("[data-testid=tariff-editor] button:has-text('Cancel')").click();
    planner.at("[data-testid=edit-tariff]").waitFor();
  }

  private static void scan(Screen screen, String code) {
    screen.at("[data-testid=pick-code]").fill(code);
    screen.at("[data-testid=pick-code]").press("Enter");
  }

  private static WaitForOptions gone() {
    return new WaitForOptions().setState(DETACHED);
  }

  private JsonNode machine(String code) {
    jiaxin.settle();
    return jiaxin.items("/api/v1/machines?limit=500").stream()
        .filter(it -> it.path("code").asString().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private JsonNode shifts() {
    jiaxin.settle();
    return jiaxin.json("/api/v1/shifts/JX1").path("shifts");
  }
}
