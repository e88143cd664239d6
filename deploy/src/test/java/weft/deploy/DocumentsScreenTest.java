package weft.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/** A buyer sees what a supplier despatched in business words, and what of it does not agree. */
@EnabledIf("weft.deploy.Chromium#installed")
@ExtendWith(ClosesScreens.class)
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
    screen.says("[data-testid=journey]", "PLANT2");
    screen.show("despatch-advice");

    screen.at("[data-testid=document] dd a").first().click();
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
    assertThat(screen.page().evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
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
    assertThat(screen.page().evaluate("document.documentElement.scrollWidth")).isEqualTo(360);

    // It waits for its order and nothing is wrong with it: a note, and no fault.
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
    screen.says("[data-testid=document]", "0167S60", "Heat analysis", "< 0.001", "0.38 … 0.45");
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
    screen.says("[data-testid=document]", "HY-24091", "0167S60", "79.8 … 80.2");
    screen.says("[data-testid=nonconformances]", "Twelve rods are too thick", "gauge 4711");
    screen.says("[data-testid=nonconformances]", "return", "10", "rework", "Ground by us");
    screen.show("nonconformance");
    screen.speak("zh");
    screen.says("[data-testid=nonconformances]", "退货", "返工");
    screen.show("nonconformance-zh");
    screen.page().setViewportSize(360, 740);
    assertThat(screen.page().evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
  }

  /** Of an order of its own: the files' own is another test's. */
  private static String sample(String file, String reference, String own) {
    return SampleFiles.text(file, reference, own)
        .replace("4500099001", "4500099002")
        .replace("LS-99001", "LS-99002");
  }
}
