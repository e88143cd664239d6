package weft.deploy.edi;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import weft.deploy.Api;
import weft.deploy.RunningHub;
import weft.deploy.SampleFiles;
import weft.deploy.browser.Chromium;
import weft.deploy.browser.InChromium;

/** A buyer sees a supplier's despatch in business terms, and its deviations. */
@Tag("long")
@InChromium
class DocumentsScreenTest {
  private final RunningHub hub = RunningHub.busy();

  @Test
  void a_despatch_advice_is_read_in_business_words_and_its_chain_is_followed() {
    var hengyue = new Api(hub, "hengyue-edi");
    var jiaxin = new Api(hub, "jiaxin-api");
    var ordered = hengyue.handIn(sample("orders-d96a-hengyue-jiaxin.edi", "SAMPLE-2", "SCR-1"));
    jiaxin.handIn(sample("despatch-desadv-d96a-jiaxin-hengyue.edi", "SAMPLE-7", "SCR-2"));
    hengyue.handIn(sample("receipt-recadv-d96a-hengyue-jiaxin.edi", "SAMPLE-8", "SCR-3"));
    jiaxin.handIn(sample("invoice-invoic-d96a-jiaxin-hengyue.edi", "SAMPLE-9", "SCR-4"));

    var screen = Chromium.shared().open(hub, "buyer@hengyue", "/documents");
    screen.at("[data-testid=document-row][data-number=LS-99002]").waitFor();
    screen.show("documents");
    screen.at("[data-testid=document-row][data-number=LS-99002] a").first().click();
    screen.at("[data-testid=document][data-kind=despatch-advice]").waitFor();
    screen.says("[data-testid=document]", "LS-99002", "4500099002", "HY-24091", "JX-ROD-80");
    screen.says("[data-testid=parties]", "Jiaxin", "Hengyue", "PLANT2");
    screen.says("[data-testid=document-sums]", "2 lines in all", "140 pcs");
    screen.show("despatch-advice");

    screen.at("[data-testid=shipment-link]").click();
    screen.says("main", "LS-99002");
    screen.page().goBack();
    screen.at("[data-testid=references] a:has-text('4500099002')").click();
    screen.at("[data-testid=order]").waitFor();
    screen.page().goBack();
    screen.at("[data-testid=as-it-came]").click();
    screen.at("[data-testid=open-document]").click();
    screen.at("[data-testid=chain-link]").click();
    screen.at("[data-testid=match][data-part=HY-24091]").waitFor();
    screen.says("[data-testid=match][data-part=HY-24091]", "120", "118", "more invoiced");
    screen.show("chain");
    screen.speak("zh");
    screen.says("[data-testid=match][data-part=HY-24091]", "开票多于收货");
    screen.show("chain-zh");

    String id = ordered.path("id").asString();
    screen = Chromium.shared().open(hub, "buyer@hengyue", "/interchanges/" + id + "?view=segments");
    screen.at("[data-testid=segment][data-number='9'] [data-testid=trace]").click();
    screen.at("[data-testid=effect]").first().waitFor();
    screen.says("[data-testid=effects]", "4500099002", "120");
    assertThat(screen.page().locator("[data-testid=effect]").count())
        .as("the line, its quantity and its price")
        .isEqualTo(3);
    screen.show("effects");
  }

  @Test
  void an_invoice_says_what_it_asks_for() {
    var invoiced =
        new Api(hub, "jiaxin-api")
            .handIn(sample("invoice-invoic-d96a-jiaxin-hengyue.edi", "SAMPLE-9", "SCR-5"));
    String path = "/interchanges/" + invoiced.path("id").asString();
    var screen = Chromium.shared().open(hub, "buyer@hengyue", path);
    screen.at("[data-testid=payable]").waitFor();
    screen.says("[data-testid=document]", "Price", "318.50", "38,220.00");
    screen.says("[data-testid=payable]", "CNY", "VAT 13 %", "5,227.30", "Total", "45,437.30");
    screen.show("invoice");
    screen.speak("zh");
    screen.says("[data-testid=payable]", "币种", "总额", "付款日期");
    screen.page().setViewportSize(360, 740);
    screen.fits(360);
  }

  @Test
  void an_invoice_is_read_and_printed_as_a_document_and_leads_to_what_it_is_for() {
    new Api(hub, "hengyue-edi").handIn(own("orders-d96a-hengyue-jiaxin.edi", "SAMPLE-2", "SCR-8"));
    var jiaxin = new Api(hub, "jiaxin-api");
    jiaxin.handIn(own("despatch-desadv-d96a-jiaxin-hengyue.edi", "SAMPLE-7", "SCR-9"));
    jiaxin.handIn(
        own("invoice-invoic-d96a-jiaxin-hengyue.edi", "SAMPLE-9", "SCR-10")
            .replace("RE-5001", "RE-5021")
            .replace("45437.30", "45537.30")
            .replace("UNT+25+1", "ALC+C'MOA+8:100'UNT+27+1"));
    var screen = Chromium.shared().open(hub, "buyer@hengyue", "/documents?number=RE-5021");
    screen.at("[data-testid=document-row] a").click();
    screen.says("[data-testid=parties]", "From · Supplier", "Jiaxin", "To · Buyer", "Hengyue");
    screen.says("[data-testid=document-sums]", "2 lines in all", "140 pcs", "40,210.00");
    screen.says("[data-testid=payable]", "Charges and allowances", "100.00", "VAT 13 %");
    screen.says("[data-testid=payable] tfoot", "Total", "45,537.30 CNY");
    screen.show("invoice-document");
    screen.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(screen.at("[data-testid=print]").isVisible()).isFalse();
    assertThat(screen.at("[data-testid=payable]").isVisible()).isTrue();
    screen.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    screen.at("[data-testid=references] a:has-text('LS-99021')").click();
    screen.at("[data-testid=document][data-kind=despatch-advice]").waitFor();
    screen.at("[data-testid=document-line] a:has-text('HY-24091')").click();
    screen.at("[data-testid=part][data-part=HY-24091]").waitFor();
    screen.says("[data-testid=part-documents]", "RE-5021");
  }

  @Test
  void a_partner_reads_the_segments_of_its_own_messages() {
    var sent =
        new Api(hub, "jiaxin-api")
            .handIn(own("invoice-invoic-d96a-jiaxin-hengyue.edi", "SAMPLE-9", "SCR-11"));
    String id = sent.path("id").asString();
    var screen = Chromium.shared().open(hub, "buyer@hengyue", "/interchanges/" + id);
    screen.at("[data-testid=view-segments]").click();
    screen.says("[data-testid=segment][data-number='11'] .mono", "LIN");
    assertThat(screen.page().locator("[data-testid=segment][data-number='1']").count())
        .as("the envelope is its sender's")
        .isZero();
    assertThat(screen.page().locator("[data-testid=view-raw]").count()).isZero();
    String segments = "/api/v1/edi/interchanges/" + id + "/segments";
    assertThat(new Api(hub, "hengyue-edi").items(segments + "?limit=500")).hasSize(25);
    assertThat(new Api(hub, "jiaxin-api").items(segments + "?limit=500")).hasSize(27);
    for (String stranger : new String[] {"lingyun-edi", "hongzhu-api", "shenji-audit"})
      assertThat(new Api(hub, stranger).get(segments).statusCode()).isEqualTo(404);
    assertThat(new Api(hub, "hengyue-edi").get(segments.replace("segments", "raw")).statusCode())
        .isEqualTo(404);
  }

  @Test
  void a_despatch_advice_says_what_its_lines_are_packed_in() {
    var packed =
        new Api(hub, "jiaxin-api")
            .handIn(
                SampleFiles.text(
                        "despatch-desadv-d07a-packed-jiaxin-hengyue.edi", "SAMPLE-9", "SCR-7")
                    .replace("4500099850", "4500099003")
                    .replace("LS-99850A", "LS-99003"));
    assertThat(packed.at("/messages/0/outcome").asString()).isEqualTo("applied");
    String path = "/interchanges/" + packed.path("id").asString();
    var screen = Chromium.shared().open(hub, "sales@jiaxin", path);
    screen.at("[data-testid=packages]").first().waitFor();
    screen.says("[data-testid=document]", "3 × KLT-4314", "10 pcs in each", "on EPAL M000411");
    screen.says("[data-testid=document]", "S000412, S000413, S000414", "30 pcs in each");
    screen.says("[data-testid=fault]", "Not placed here yet: 4500099003");
    screen.show("packages");
    screen.speak("zh");
    screen.says("[data-testid=packages]", "每件", "外包装 EPAL");
    screen.page().setViewportSize(360, 740);
    screen.fits(360);

    // It waits for its order without any error: a note, and no fault.
    var list = Chromium.shared().open(hub, "sales@jiaxin", "/interchanges?reference=SCR-7");
    list.says("main", "1 note");
    list.show("interchange-with-a-note");
  }

  @Test
  void test_results_say_what_was_measured() {
    var tested =
        new Api(hub, "jiaxin-api")
            .handIn(sample("test-results-qality-d96a-jiaxin-hengyue.edi", "SAMPLE-14", "SCR-6"));
    String path = "/interchanges/" + tested.path("id").asString();
    var screen = Chromium.shared().open(hub, "buyer@hengyue", path);
    screen.at("[data-testid=measurements]").waitFor();
    screen.says("[data-testid=document]", "0167S60", "Heat analysis", "< 0.001", "0.38 – 0.45");
    screen.show("test-results");
    screen.speak("zh");
    screen.says("[data-testid=measurements]", "限值", "检验结果");
  }

  @Test
  void a_nonconformance_says_what_is_wrong_and_what_is_to_be_done() {
    var reported =
        new Api(hub, "hengyue-edi")
            .handIn(sample("nonconformance-x12-842-hengyue-jiaxin.x12", "000099015", "000099115"));
    String path = "/interchanges/" + reported.path("id").asString();
    var screen = Chromium.shared().open(hub, "sales@jiaxin", path);
    screen.at("[data-testid=nonconformances]").waitFor();
    screen.says("[data-testid=document]", "HY-24091", "0167S60", "79.8 – 80.2");
    screen.says("[data-testid=nonconformances]", "Twelve rods are too thick", "gauge 4711");
    screen.says("[data-testid=nonconformances]", "return", "10", "rework", "Ground by us");
    screen.show("nonconformance");
    screen.speak("zh");
    screen.says("[data-testid=nonconformances]", "退货", "返工");
    screen.show("nonconformance-zh");
    screen.page().setViewportSize(360, 740);
    screen.fits(360);
  }

  private static String own(String file, String reference, String own) {
    return SampleFiles.text(file, reference, own)
        .replace("4500099001", "4500099021")
        .replace("LS-99001", "LS-99021");
  }

  /** A sample file for a new order, because another test uses the files' order. */
  private static String sample(String file, String reference, String own) {
    return SampleFiles.text(file, reference, own)
        .replace("4500099001", "4500099002")
        .replace("LS-99001", "LS-99002");
  }
}
