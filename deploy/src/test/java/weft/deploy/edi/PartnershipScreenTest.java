package weft.deploy.edi;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import weft.deploy.RunningHub;
import weft.deploy.SampleFiles;
import weft.deploy.browser.Chromium;
import weft.deploy.browser.InChromium;
import weft.deploy.browser.Screen;

/**
 * A buyer's EDI staff changes how a partner's messages are read, after a preview of the effects.
 */
@Tag("long")
@InChromium
class PartnershipScreenTest {
  private static final String ROW =
      "[data-testid=partnership-row][data-partnership='HENGYUE:HONGZHU'] a";
  private static final String SAMPLE =
      """
      UNB+UNOA:2+HENGYUE:ZZ+WEFT:ZZ+261124:0612+1'
      UNH+1+DELFOR:D:97A:UN'
      BGM+241+R1+5'
      DTM+137:202611230600:203'
      GIS+37'
      NAD+ST+PLANT1::92'
      LIN+1++4711:IN'
      IMD+++:::臂架'
      SCC+FX++D'
      QTY+113:40:STK'
      DTM+2:20261201:102'
      UNT+11+1'
      UNZ+1+1'
      """;

  private final RunningHub hub = RunningHub.shared();

  private static FilePayload file(String name, String text, Charset charset) {
    return new FilePayload(name, "application/octet-stream", text.getBytes(charset));
  }

  private static void choose(Screen screen, String button, FilePayload file) {
    screen.page().waitForFileChooser(() -> screen.at(button).click()).setFiles(file);
  }

  @Test
  void a_profile_is_opened_from_a_file_corrected_tried_and_agreed_on() {
    var screen = Chromium.shared().open(hub, "edi@hengyue", "/partnerships");
    screen.at(ROW).waitFor();
    screen.show("partnerships");
    screen.at(ROW).click();
    screen.at("[data-testid=version]").waitFor();

    choose(
        screen,
        "[data-testid=upload]",
        file("bad.yaml", "charset: UTF-16\nedi: {codes: lax}\n", StandardCharsets.UTF_8));
    screen.says("[data-testid=findings]", "line 1, column 1", "UTF-16", "line 2, column 7");

    String yaml =
        """
        unknownPart: learn
        acknowledgement: always
        charset: GB18030
        supplierCharset: UTF-8
        edi:
          codes: tolerant
          parts: [{theirs: '4711', ours: HY-4711}]
          units: [{theirs: STK, ours: PCE}]
          sites: [{theirs: P1, ours: PLANT1}]
        """;
    choose(screen, "[data-testid=upload]", file("good.yaml", yaml, StandardCharsets.UTF_8));
    screen.says(".page", "The form below now shows good.yaml");
    assertThat(screen.at("[data-testid=charset]").inputValue()).isEqualTo("GB18030");
    assertThat(screen.at("[data-testid=supplierCharset]").inputValue()).isEqualTo("UTF-8");
    assertThat(screen.at("[data-testid=parts]").inputValue()).isEqualTo("4711 = HY-4711");
    assertThat(screen.at("[data-testid=sites]").inputValue()).isEqualTo("P1 = PLANT1");

    screen.at("[data-testid=outbound-add]").click();
    screen.at("[data-testid=outbound-message]").fill("DELFOR");
    screen.at("[data-testid=outbound-release]").fill("D97A");
    screen.at("[data-testid=outbound-quantities]").selectOption("cumulative");
    screen.at("[data-testid=outbound-week]").selectOption("616");
    screen.at("[data-testid=message-add]").click();
    screen.at("[data-testid=message-type]").fill("DELJIT");
    screen.at("[data-testid=message-acknowledgementHours]").fill("4");
    screen.at("[data-testid=answerHours]").fill("48");
    screen.at("[data-testid=outbound-add]").scrollIntoViewIfNeeded();
    screen.show("partnership-written");

    screen.at("[data-testid=dialect]").fill("<dialect>\n  <on segment=\"UNB\"/>\n</dialect>");
    choose(screen, "[data-testid=sample]", file("delfor.edi", SAMPLE, Charset.forName("GB18030")));
    screen.at("[data-testid=check]").click();
    screen.says("[data-testid=findings]", "Mapping:", "Line 2, column 3");
    screen.show("partnership-faults");

    screen
        .at("[data-testid=dialect]")
        .fill(
            "<dialect>\n"
                + "  <on segment=\"SCC\"><translate element=\"4017\"><code from=\"FX\""
                + " to=\"1\"/></translate></on>\n"
                + "</dialect>");
    screen.at("[data-testid=check]").click();
    screen.says("[data-testid=trial-before]", "Rejected");
    screen.says("[data-testid=trial-after]", "Accepted");
    screen.says(
        "[data-testid=trial]", "LIN+1++4711:IN", "LIN+1++HY-4711:IN", "SCC+1++D", "QTY+113:40:PCE");
    screen.at("[data-testid=trial]").scrollIntoViewIfNeeded();
    screen.show("partnership-trial");

    screen.at("[data-testid=only]").check();
    screen.at("[data-testid=dialect]").waitFor();
    assertThat(screen.page().locator("[data-testid=environment], [data-testid=changes]").count())
        .as("what is as usual")
        .isZero();
    screen.show("partnership-differing");
    screen.at("[data-testid=only]").uncheck();
    screen.at("[data-testid=releases]").waitFor();

    screen.at("[data-testid=agree]").click();
    screen.says(".page", "Give a reason.");
    screen.at("[data-testid=reason]").fill("their new system");
    screen.at("[data-testid=agree]").click();
    screen.says(
        "[data-testid=version]",
        "Version 2",
        "their new system",
        "GB18030",
        "4711 → HY-4711",
        "DELFOR D97A cumulative DTM 616",
        "DELJIT acknowledgementHours 4",
        "48");
    screen.at("[data-testid=version]").scrollIntoViewIfNeeded();
    screen.at("[data-testid=user-menu]").click();
    screen.page().getByText("Dark").click();
    screen.page().keyboard().press("Escape");
    screen.show("partnership-dark");
  }

  @Test
  void the_records_of_an_invoice_are_seen_and_laid_out_field_by_field() {
    var screen = Chromium.shared().open(hub, "edi@hengyue", "/partnerships");
    screen.at(ROW).click();
    String sample = SampleFiles.text("profile-vda-4906.yaml");
    choose(screen, "[data-testid=upload]", file("layout.yaml", sample, StandardCharsets.UTF_8));
    screen.says("[data-testid=record-812]", "invoice number", "due date", "all taxes");
    screen.says("[data-testid=record-819]", "records 814");
    assertThat(screen.page().locator("[data-testid=record-814] [data-testid=field-row]").count())
        .isEqualTo(7);

    screen.at("[data-testid=record-814] [data-testid=field-length]").fill("23");
    screen.at("[data-testid=check]").click();
    screen.says(
        "[data-testid=findings]",
        "VDA 4906 layout, entry 3, field, entry 2:",
        "belong to another field");
    screen.says("[data-testid=record-814] [role=alert]", "belong to another field");
    screen.at("[data-testid=record-814]").scrollIntoViewIfNeeded();
    screen.show("partnership-records");

    screen.at("[data-testid=record-814] [data-testid=field-length]").fill("22");
    screen.at("[data-testid=record-add-813]").click();
    var added = screen.page().locator("[data-testid=record-813] [data-testid=field-row]").last();
    assertThat(added.locator("[data-testid=field-at]").inputValue()).isEqualTo("29");
    added.locator("[data-testid=field-says]").selectOption("order-line");
    added.locator("[data-testid=field-length]").fill("4");
    var invoice = SampleFiles.text("invoice-vda-4906-jiaxin-hengyue.vda");
    choose(screen, "[data-testid=sample]", file("4906.vda", invoice, StandardCharsets.UTF_8));
    screen.at("[data-testid=check]").click();
    screen.says("[data-testid=trial-after]", "Accepted");
    assertThat(screen.page().locator("[data-testid=record-814] [role=alert]").count()).isZero();
  }

  @Test
  void whoever_may_only_read_is_told_why_every_field_is_off() {
    var screen = Chromium.shared().open(hub, "sales@hongzhu", "/partnerships");
    screen.at(ROW).click();
    screen.says(".page", "The buyer's EDI people");
    assertThat(screen.at("[data-testid=charset]").isDisabled()).isTrue();
    assertThat(screen.at("[data-testid=dialect]").isDisabled()).isTrue();
    assertThat(screen.page().locator("[data-testid=agree]").count()).isZero();
    screen.show("partnership-read");
  }
}
