package weft.deploy.edi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import weft.deploy.Delfors;
import weft.deploy.Logins;
import weft.deploy.Oem;
import weft.deploy.RunningHub;
import weft.deploy.browser.Browser;
import weft.deploy.browser.Chromium;
import weft.deploy.browser.InChromium;

/** An OEM sees within moments which of its messages were refused, why, and in which segment. */
@Tag("long")
@InChromium
class EdiMonitorScreenTest {
  private static final String BROKEN =
      """
      UNB+UNOC:3+HENGYUE:ZZ+WEFT:ZZ+261124:0640+MONITOR-1++++1'
      UNH+1+DELFOR:D:97A:UN'
      BGM+241+0007+5'
      DTM+137:202611240640:203'
      NAD+BY+HENGYUE::92'
      NAD+SU+JIAXIN::92'
      GIS+37'
      NAD+ST+PLANT1::92'
      LIN+1++HY-24098:IN'
      SCC+1++D'
      QTY+113:many:PCE'
      DTM+2:20261201:102'
      UNT+12+1'
      UNH+2+DELFOR:D:97A:UN'
      BGM+241+0007+5'
      DTM+137:202611240640:203'
      NAD+BY+HENGYUE::92'
      NAD+SU+JIAXIN::92'
      GIS+37'
      NAD+ST+PLANT1::92'
      LIN+1++HY-24096:IN'
      SCC+1++D'
      QTY+113:40:PCE'
      DTM+2:20261201:102'
      UNT+12+2'
      UNZ+2+MONITOR-1'
      """;
  private static final String ROW = "[data-testid=interchange-row]:has-text('MONITOR-1')";
  private static final String FAULTY = "[data-testid=segment][data-fault]";

  private final RunningHub hub = RunningHub.busy();
  private final Oem hengyue = new Oem(hub);

  @Test
  void a_file_is_tried_before_it_is_sent_and_then_sent() throws Exception {
    var screen = Chromium.shared().open(hub, "buyer@hengyue", "/interchanges");
    screen.at("[data-testid=try-link]").click();
    screen.at("[data-testid=paste]").click();
    screen.at("[data-testid=paste-text]").fill(BROKEN.replace("MONITOR-1", "TRIED-1"));
    screen.at("[data-testid=paste-check]").click();
    screen.at("[data-testid=verdict][data-outcome=partly]").waitFor();
    screen.says("[data-testid=fault]", "must be a number", "many");
    screen.says(FAULTY, "QTY", "many");
    screen.show("tried");

    String right = Delfors.of("TRIED-2", "HY-24097", "11", "20261201", "40");
    screen.at("[data-testid=paste-text]").fill(right);
    screen.at("[data-testid=paste-check]").click();
    screen.at("[data-testid=verdict][data-outcome=accepted]").waitFor();
    assertThat(hengyue.get("/api/v1/edi/interchanges?reference=TRIED-2").path("items")).isEmpty();
    screen.at("[data-testid=send]").click();
    screen.at("[data-testid=sent][data-outcome=accepted] a").click();
    screen.at("[data-testid=interchange][data-state=accepted]").waitFor();
    screen.says("[data-testid=interchange]", "TRIED-2");

    screen.page().navigate(hub.at("/interchanges/try").toString());
    screen.at("[data-testid=paste]").click();
    screen.at("[data-testid=paste-text]").fill(right.replace("HENGYUE:ZZ", "LINGYUN:ZZ"));
    screen.at("[data-testid=paste-check]").click();
    screen.at("[data-testid=verdict]").waitFor();
    assertThat(screen.page().locator("[data-testid=send]").count()).isZero();
    screen.speak("zh");
    screen.says("[data-testid=segments]", "语法标识符", "伙伴代码限定符", "报文版本", "计量单位");
  }

  @Test
  void a_refused_message_is_found_by_the_funnel_and_read_segment_by_segment() throws Exception {
    var screen = Chromium.shared().open(hub, "buyer@hengyue", "/interchanges");
    screen.at("[data-testid=interchange-row]").waitFor();
    String id = hengyue.post(BROKEN).path("id").asString();
    screen.at(ROW).waitFor();
    screen.show("monitor");

    screen.at("[data-testid=step][data-state=partly]").click();
    screen.at("[data-testid=filter-type]").fill("delf");
    screen.at("[data-testid=filter-reference]").fill("monitor");
    screen.says(ROW, "Hengyue", "Jiaxin", "DELFOR ×2", "1 fault");
    screen.at(ROW + " a").click();

    screen.at("[data-testid=message][data-outcome=rejected] [data-testid=fault]").waitFor();
    screen.says("[data-testid=fault]", "must be a number", "many");
    screen.at("[data-testid=answer][data-state=delivered]").waitFor();
    screen.speak("zh");
    screen.says("[data-testid=fault]", "必须是数字");
    screen.show("interchange");

    screen.at("[data-testid=fault] a").click();
    screen.says(FAULTY, "QTY", "quantity", "many", "must be a");
    screen.show("segments");
    screen.at("[data-testid=view-raw]").click();
    screen.says("[data-testid=bytes]", "UNZ+2+MONITOR-1");
    assertThat(screen.at("[data-testid=bytes]").innerText()).isEqualTo(BROKEN);
    screen.show("raw");

    var supplier = Chromium.shared().open(hub, "sales@jiaxin", "/interchanges/" + id);
    supplier.at("[data-testid=message]").waitFor();
    assertThat(supplier.page().locator("[data-testid=message]").count()).isEqualTo(1);
    assertThat(supplier.page().locator("[data-testid=view-raw]").count()).isZero();
    supplier.at("[data-testid=view-segments]").click();
    supplier.at("[data-testid=segment]").waitFor();
    assertThat(supplier.page().locator("[data-testid=segment] strong:text-is('UNH')").count())
        .as("the messages that are its own")
        .isEqualTo(1);
    assertThat(status("jiaxin-api", id)).isEqualTo(200);
    assertThat(status("hongzhu-api", id)).isEqualTo(404);
    assertThat(status("shenji-audit", id)).isEqualTo(404);
    assertThat(status("hengyue-edi", id)).isEqualTo(200);
  }

  private int status(String client, String id) throws Exception {
    var request =
        new Browser(hub.url())
            .request(
                "/api/v1/edi/interchanges/" + id + "/segments",
                "Authorization",
                "Bearer " + Logins.token(hub, client));
    return Logins.HTTP.send(request.build(), BodyHandlers.discarding()).statusCode();
  }
}
