package weft.deploy.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.browser.Chromium;
import weft.deploy.browser.InChromium;

/** A clerk answers many call-offs at once, from a spreadsheet. */
@Tag("long")
@InChromium
class PastedAnswersScreenTest extends CalledOffLines {
  private static final DateTimeFormatter GERMAN = DateTimeFormatter.ofPattern("d.M.yyyy");
  private static final DateTimeFormatter CHINESE = DateTimeFormatter.ofPattern("yyyy年M月d日");

  @Test
  void rows_of_a_spreadsheet_are_looked_at_corrected_and_sent() throws Exception {
    String a = calledOff("PASTE-A", edi(5), "100", edi(8), "50");
    String b = calledOff("PASTE-B", edi(5), "80", edi(12), "30");
    var sales = Chromium.shared().open(hub, "sales@jiaxin", "/call-offs");
    sales.at("[data-testid=call-off-row]").waitFor();
    sales.at("[data-testid=paste-open]").click();
    sales.at("[data-testid=paste-text]").waitFor();
    sales.show("paste-here");
    var rows =
        List.of(
            "零件号\t需求日期\t数量\t备注\t承诺日期",
            a + "\t" + CHINESE.format(in(5)) + "\t100\t\t",
            a + "\t" + in(8) + "\t40\t\t",
            b + "\t" + GERMAN.format(in(5)) + "\t80\t\t" + in(7),
            b + "\tsoon\t30\t\t",
            "NO-SUCH-PART\t" + in(5) + "\t10\t\t");
    sales.paste("[data-testid=paste-text]", String.join("\r\n", rows));
    sales.says(row(2), "As called off", "Hengyue");
    sales.says(row(3), "10 pcs short");
    sales.says(row(4), "80 pcs late by 2 days");
    sales.says(row(5), "is not a date");
    sales.says(row(6), "No line of NO-SUCH-PART is due");
    assertThat(sales.at("[data-testid=paste-bad]").innerText()).isEqualTo("2");
    sales.says("[data-testid=paste-preview]", "Columns left out: 备注");
    sales.show("paste-preview");

    sales.page().reload();
    sales.says(row(5), "is not a date");
    sales.at(row(5) + " [data-testid=paste-cell-due]").fill(in(12).toString());
    sales.at(row(5) + " [data-testid=paste-cell-due]").press("Enter");
    sales.says(row(5), "As called off");
    assertThat(line(a, 5).path("state").asString()).as("nothing sent yet").isEqualTo("open");
    sales.at("[data-testid=paste-send]").click();
    sales.says("[data-testid=paste-preview]", "Choose a reason");
    sales.at("[data-testid=reason]").selectOption("capacity");
    sales.at("[data-testid=paste-send]").click();
    sales.says("[data-testid=paste-sent]", "4 lines answered", "1 row is left to correct");
    sales.says(row(6), "No line of NO-SUCH-PART");
    sales.page().locator(row(5)).waitFor(gone());

    assertThat(answered(a, 5, "committed").at("/promises/0/quantity").asString()).isEqualTo("100");
    JsonNode part = answered(a, 8, "short");
    assertThat(part.path("shortfall").asString()).isEqualTo("10");
    assertThat(part.at("/reason/code").asString()).isEqualTo("capacity");
    JsonNode late = answered(b, 5, "short");
    assertThat(late.at("/promises/0/date").asString()).isEqualTo(in(7).toString());
    answered(b, 12, "committed");
    sales.at("[data-testid=paste-drop]").click();
    sales.at("[data-testid=paste-text]").waitFor();
  }

  @Test
  void rows_pasted_on_the_list_are_looked_at_first_and_one_fault_holds_its_line_alone()
      throws Exception {
    String part = calledOff("PASTE-C", edi(6), "60", edi(9), "20");
    var sales = Chromium.shared().open(hub, "sales@jiaxin", "/call-offs?part=" + part);
    sales.at("[data-testid=call-off-row]").waitFor();
    String due = in(6).toString();
    sales.paste(
        "[data-testid=call-offs]",
        part + "\t" + due + "\t30\n" + part + "\t" + due + "\t40\t" + in(9) + "\n" + part + "\t"
            + in(9) + "\t0");
    sales.says(row(1), "60 pcs are called off; 70 is too much");
    sales.says(row(3), "20 pcs short");
    sales.at(row(2) + " [data-testid=paste-cell-quantity]").fill("thirty");
    sales.at(row(2) + " [data-testid=paste-cell-quantity]").blur();
    sales.says(row(1), "Held back: row 2");
    sales.at("[data-testid=reason]").selectOption("material");
    sales.at("[data-testid=paste-send]").click();
    sales.says("[data-testid=paste-sent]", "1 line answered", "2 rows are left");
    JsonNode none = answered(part, 9, "short");
    assertThat(none.path("promises")).as("nothing will come").isEmpty();
    assertThat(line(part, 6).path("state").asString()).isEqualTo("open");
    sales.page().navigate(hub.url() + "/call-offs");
    sales.says("[data-testid=paste-open]", "2 rows not sent");
  }

  @Test
  void a_heading_without_a_known_quantity_is_refused_with_the_columns_that_are_understood() {
    String part = calledOff("HEADING", edi(6), "60");
    var sales = Chromium.shared().open(hub, "sales@jiaxin", "/call-offs?part=" + part);
    sales.at(lineOf(part, 6)).waitFor();
    sales.paste(
        "[data-testid=call-offs]", "Part\tDue date\tMenge\n" + part + "\t" + in(6) + "\t60");
    sales.at("[data-testid=paste-text]").waitFor();
    String page = "[data-testid=paste]";
    sales.says(page, "No column for: Promised quantity", "Understood are: Part", "Confirmed qty");
    sales.speak("zh");
    sales.at("[data-testid=paste-text]").fill("品名\t何时\t多少\n" + part + "\t" + in(6) + "\t60");
    sales.at("[data-testid=paste-look]").click();
    sales.says(page, "没有可识别的列名", "承诺数量（或承诺");
    assertThat(sales.page().locator("[data-testid=paste-row]").count()).isZero();

    sales.page().setViewportSize(1024, 800);
    String dates = CHINESE.format(in(6)) + "\t60\t" + in(6) + " 00:00:00";
    sales.at("[data-testid=paste-text]").fill(part + "\t" + dates);
    sales.at("[data-testid=paste-look]").click();
    sales.says(row(1), "按要货数量");
    assertThat(
            sales
                .page()
                .locator("[data-testid=paste-row] input")
                .evaluateAll(
                    "all => all.filter(it => it.scrollWidth > it.clientWidth).map(it => it.value)"))
        .as("cut at 1,024 px")
        .isEqualTo(List.of());
    sales.at("[data-testid=paste-drop]").click();
    sales.speak("en");
  }
}
