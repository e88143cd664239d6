package weft.deploy.edi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import weft.deploy.Api;
import weft.deploy.RunningHub;
import weft.deploy.SampleFiles;
import weft.deploy.browser.Chromium;
import weft.deploy.browser.InChromium;

/** From numbers on screens to their segments, and along the chain from an order to its invoice. */
@Tag("long")
@InChromium
class LineageScreenTest {
  private final RunningHub hub = RunningHub.busy();

  @Test
  void an_answer_and_the_sums_of_the_chain_lead_to_their_segments() {
    var hengyue = new Api(hub, "hengyue-edi");
    var jiaxin = new Api(hub, "jiaxin-api");
    var ordered = hengyue.handIn(sample("orders-d96a-hengyue-jiaxin.edi", "SAMPLE-2", "LSC-1"));
    jiaxin.handIn(sample("order-response-ordrsp-d96a-jiaxin-hengyue.edi", "SAMPLE-11", "LSC-2"));
    jiaxin.handIn(sample("despatch-desadv-d96a-jiaxin-hengyue.edi", "SAMPLE-7", "LSC-3"));

    var screen = Chromium.shared().open(hub, "buyer@hengyue", "/orders");
    screen.at("a:has-text('4500099007')").first().click();
    screen.says("[data-testid=order-line][data-line='20']", "EDI 10", "2027");
    screen.show("order-answered-by-edi");
    screen.at("[data-testid=chain-link]").click();
    screen.at("[data-testid=match][data-part=HY-24091] [data-testid=unfold]").click();
    screen.says("[data-testid=summand][data-kind=despatch-advice]", "LS-99007", "120", "EDI 14");
    screen.show("chain-sums");

    String id = ordered.path("id").asString();
    screen = Chromium.shared().open(hub, "operator@weft", "/interchanges/" + id + "?view=segments");
    screen.at("[data-testid=segment][data-number='9']").waitFor();
    assertThat(screen.page().locator("[data-testid=trace]").count()).isZero();
  }

  @Test
  void what_the_customer_received_leads_to_its_segment() {
    var hengyue = new Api(hub, "hengyue-edi");
    hengyue.handIn(
        SampleFiles.text("delfor-d97a-hengyue-jiaxin.edi", "SAMPLE-1", "LSC-4")
            .replace("HY-24090", "HY-34097"));
    var line = hengyue.items("/api/v1/call-offs?as=buyer&limit=50&part=HY-34097").getFirst();
    var screen =
        Chromium.shared()
            .open(hub, "sales@jiaxin", "/call-offs/" + line.path("schedule").asString());
    screen.at("[data-testid=schedule] dd [data-testid=origin]").first().waitFor();
    screen.says("[data-testid=schedule]", "1,200", "EDI 14", "LS-7781");
    screen.show("schedule-received");
    screen.at("[data-testid=chain-link]").click();
    screen.says("[data-testid=chain]", "4600090", "HY-34097");
  }

  @Test
  void a_promise_that_came_by_DELFOR_leads_to_its_segment_and_back() {
    var hengyue = new Api(hub, "hengyue-edi");
    hengyue.handIn(
        SampleFiles.text("delfor-d97a-hengyue-jiaxin.edi", "SAMPLE-1", "LSC-5")
            .replace("HY-24090", "HY-34098"));
    new Api(hub, "jiaxin-api")
        .handIn(
            SampleFiles.text(
                    "schedule-response-delfor-d97a-jiaxin-hengyue.edi", "SAMPLE-15", "LSC-6")
                .replace("HY-24090", "HY-34098"));
    var line = hengyue.items("/api/v1/call-offs?as=buyer&limit=50&part=HY-34098").getFirst();
    String schedule = "/call-offs/" + line.path("schedule").asString();
    String late = "[data-testid=schedule-line][data-due='2026-12-03']";
    var screen = Chromium.shared().open(hub, "buyer@hengyue", schedule);
    screen.says(late, "25", "15", "EDI 17", "EDI 20");
    screen.show("schedule-answered-by-edi");
    screen = Chromium.shared().open(hub, "sales@jiaxin", schedule + "?as=supplier");
    screen.at(late + " [data-testid=promised-by] [data-testid=origin] >> nth=1").click();
    screen.at("[data-testid=segment][data-number='20'] [data-testid=trace]").click();
    screen.says("[data-testid=effect][data-kind=call-off-answer]", "HY-34098", "03 Dec", "15");
    screen.show("promise-of-a-segment");
    screen.speak("zh");
    screen.says("[data-testid=effect][data-kind=call-off-answer]", "承诺");
  }

  @Test
  void a_segment_of_a_despatch_advice_leads_to_its_shipment() {
    String id =
        new Api(hub, "jiaxin-api")
            .handIn(sample("despatch-desadv-d96a-jiaxin-hengyue.edi", "SAMPLE-7", "LSC-7"))
            .path("id")
            .asString();
    var screen =
        Chromium.shared().open(hub, "sales@jiaxin", "/interchanges/" + id + "?view=segments");
    screen.at("[data-testid=segment][data-number='16'] [data-testid=trace]").click();
    screen.says("[data-testid=effect][data-kind=shipment]", "Shipment", "LS-99007", "announced");
    screen.says("[data-testid=effect][data-kind=shipment-line]", "Shipped", "HY-24092", "20");
    screen.show("shipment-of-a-segment");
    screen.speak("zh");
    screen.says("[data-testid=effect][data-kind=shipment]", "发货单", "已预告");
    screen.at("[data-testid=effect][data-kind=shipment-line] a").click();
    screen.says("[data-testid=shipment]", "LS-99007", "HY-24092");
  }

  private static String sample(String file, String reference, String own) {
    return SampleFiles.text(file, reference, own)
        .replace("4500099001", "4500099007")
        .replace("99001", "99007");
  }
}
