package weft.deploy.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import weft.deploy.RunningHub;

/** A user imports a sheet: previews it, imports the good rows, and the rest later. */
@Tag("long")
@InChromium
class ImportScreenTest {
  private final RunningHub hub = RunningHub.busy();

  private static FilePayload csv(String name, String text) {
    return new FilePayload(name, "text/csv", text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void a_sheet_is_looked_at_with_its_faults_in_place_before_its_good_rows_are_put() {
    var screen = Chromium.shared().open(hub, "planner@jiaxin", "/");
    screen.at("nav a[href^='/imports']").click();
    screen.at("[data-testid=import-drop]").waitFor();
    screen.show("imports");
    screen
        .at("[data-testid=import-file]")
        .setInputFiles(
            csv(
                "parts.csv",
                """
                partner;零件号;partnerPart;unit;names.en;transitDays;remark
                HENGYUE;IS-1;IS-1H;PCE;Bracket, left;3;x
                HENGYUE;IS-2;IS-2H;PCE;Bracket, right;three;
                NOBODY;IS-3;;PCE;Housing;2;
                HENGYUE;IS-4;;;Bolt;2;
                HENGYUE;IS-1;IS-1H;PCE;Bracket again;3;
                """));
    screen.says("[data-testid=import-good]", "1");
    screen.says("[data-testid=import-bad]", "4");
    screen.says("tr[data-row='3'] td[data-column=transitDays]", "three", "not a number");
    screen.says("tr[data-row='4'] td[data-column=partner]", "no partnership");
    screen.says("tr[data-row='5'] td[data-column=unit]", "base unit");
    screen.says("tr[data-row='6'] td[data-column=faults]", "This repeats row 2");
    screen.says("[data-testid=import-preview]", "remark");
    screen.show("imports-preview");
    var bad =
        screen.page().waitForDownload(() -> screen.at("[data-testid=import-bad-rows]").click());
    assertThat(bad.suggestedFilename()).isEqualTo("part-agreements-bad-rows.csv");
    screen.at("[data-testid=import-good-rows]").click();
    screen.says("[data-testid=import-outcome]", "1 row imported", "4 rows had errors");
    screen.show("imports-done");
  }

  @Test
  void what_was_copied_from_a_spreadsheet_is_pasted_and_put_all_or_nothing() {
    var screen = Chromium.shared().open(hub, "warehouse@jiaxin", "/imports");
    screen
        .at("[data-testid=import-paste]")
        .fill(
            "site\tpart\tcategory\tstatus\tquantity\tunit\n"
                + "JX1\tIS-PIN\tfinished\tusable\t1,200\tPCE\n");
    screen.at("[data-testid=import-decimals-point]").click(); // 1,200 alone could mean 1.2
    screen.says("[data-testid=import-good]", "1");
    screen.at("[data-testid=import-all]").click();
    screen.says("[data-testid=import-outcome]", "1 row imported");
    screen.at("[data-testid=import-another]").click();
    screen.at("[data-testid=import-drop]").waitFor();
    screen.page().waitForDownload(() -> screen.at("[data-testid=export-xlsx]").click());
  }
}
