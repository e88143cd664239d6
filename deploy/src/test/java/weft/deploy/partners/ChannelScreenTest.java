package weft.deploy.partners;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.RunningHub;
import weft.deploy.browser.Chromium;
import weft.deploy.browser.InChromium;
import weft.deploy.browser.Screen;
import weft.edi.as2.Certificates;
import weft.edi.as2.PartnerKeys;

/** The operator manages channels in the portal; a partner sees its own channel. */
@Tag("long")
@InChromium
class ChannelScreenTest {
  private static final String ROW = "[data-testid=channel-row][data-party=LINGYUN]";
  private static final String VERSION = "[data-testid=version]";
  private static final Locator.WaitForOptions HIDDEN =
      new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);

  private final RunningHub hub = RunningHub.busy();

  private static String pem(int days) {
    return Certificates.pem(
        PartnerKeys.signed("LY", Instant.now().minusSeconds(60), Duration.ofDays(days))
            .certificate());
  }

  private static void answer(Screen screen, String reason) {
    screen.at("[data-testid=pause]").click();
    screen.at("[data-testid=why-reason]").fill(reason);
    screen.at("[data-testid=why-send]").click();
    screen.page().locator("[role=dialog]").waitFor(HIDDEN);
  }

  private static void days(Screen screen, int many) {
    PlaywrightAssertions.assertThat(
            screen.page().locator("[data-testid=traffic-in] [data-testid=traffic-bars] > div"))
        .hasCount(many);
  }

  @Test
  void the_operator_pauses_changes_and_resumes_a_channel_and_every_word_is_kept() {
    byFolder();
    var screen = Chromium.shared().open(hub, "operator@weft", "/channels");
    screen.at(ROW).waitFor();
    screen.at(ROW + " a").click();
    screen.at("[data-testid=channel]").waitFor();
    screen.show(
        "channel-why",
        () -> {
          screen.at("[data-testid=pause]").click();
          screen.at("[data-testid=why-send]").click();
        },
        () -> {
          screen.page().keyboard().press("Escape");
          screen.page().locator("[role=dialog]").waitFor(HIDDEN);
        });
    answer(screen, "their server moves");
    screen.says(".page", "Paused since", "their server moves", "operator@weft");

    screen.at("[data-testid=delivery]").selectOption("as2");
    screen.at("[data-testid=as2-id]").fill("LY-SCREEN");
    screen.at("[data-testid=as2-url]").fill("file:///etc/passwd");
    screen.at("[data-testid=certificate-paste]").fill("no certificate");
    screen.at("[data-testid=certificate-add]").click();
    screen.at("[data-testid=agree]").click();
    screen.says("[data-testid=certificate]", "This is not a certificate in PEM format.");
    screen.at("h1").scrollIntoViewIfNeeded();
    screen.show("channel-faults");

    screen.at("[data-testid=certificate] button").click();
    screen.at("[data-testid=as2-url]").fill("http://localhost:9/as2");
    screen.at("[data-testid=certificate-paste]").fill(pem(20) + pem(400));
    screen.at("[data-testid=certificate-add]").click();
    screen.at("[data-testid=reason]").fill("they bought an AS2 server");
    screen.at("[data-testid=agree]").click();
    screen.says(VERSION, "they bought an AS2 server", "Delivery");
    screen.says("[data-testid=certificate]", "CN=LY", "19 days");
    assertThat(screen.at("[data-testid=channel]").getAttribute("data-paused")).isEqualTo("true");
    screen.at("h1").scrollIntoViewIfNeeded();
    screen.show("channel");

    screen.page().navigate(hub.url() + "/channels");
    screen.says(ROW, "AS2", "399 days", "Paused", "their server moves");
    screen.show("channels");
    screen.speak("zh");
    screen.says(ROW, "已暂停", "399 天");
    screen.at(ROW + " a").click();
    answer(screen, "服务器已就绪");
    screen.says(VERSION, "恢复", "服务器已就绪");
    screen.says(".page h1", "正常");
    screen.speak("en");
    byFolder();
  }

  /** Other tests agree on other channels with the same partner. */
  private void byFolder() {
    assertThat(
            As2Partner.send(
                    new Api(hub, "operator@weft")
                        .request(
                            "/api/v1/operator/channels/LINGYUN", "Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString("{\"delivery\": \"folder\"}")))
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void a_partners_edi_people_see_how_they_are_reached_and_change_nothing() {
    var api = new Api(hub, "operator@weft");
    String channel =
        """
        {"delivery": "as2", "as2": {"id": "HY-SCREEN", "url": "http://localhost:9/as2", "certificates": ["%s"]}}
        """
            .formatted(pem(20).replace("\n", "\\n"));
    var put =
        api.request("/api/v1/operator/channels/HENGYUE", "Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(channel));
    assertThat(As2Partner.send(put).statusCode()).isEqualTo(200);
    try {
      var screen = Chromium.shared().open(hub, "edi@hengyue", "/interchanges");
      screen.says(
          "[data-testid=alert][data-kind=certificate-expires]",
          "Hengyue Heavy Industry expires on");
      screen.at("nav a[href^='/channels/HENGYUE']").click();
      screen.says("[data-testid=way]", "by AS2 to http://localhost:9/as2");
      screen.says("[data-testid=certificate]", "CN=LY", "19 days");
      assertThat(screen.page().locator("[data-testid=pause], [data-testid=agree]").count())
          .isZero();
      screen.show("channel-own");
      screen.page().navigate(hub.url() + "/channels/JIAXIN");
      screen.says("[data-testid=failed]", "nothing here that you can see");
    } finally {
      As2Partner.send(
          api.request("/api/v1/operator/channels/HENGYUE", "Content-Type", "application/json")
              .PUT(BodyPublishers.ofString("{\"delivery\": \"folder\"}")));
    }
  }

  @Test
  void traffic_is_drawn_by_day_and_told_by_partner_and_type() {
    new Api(hub, "hengyue-edi")
        .handIn(Delfors.of("TRAFFIC-1", "TRAFFIC-PART", "11", "20261201", "40"));
    var screen = Chromium.shared().open(hub, "operator@weft", "/interchanges");
    screen.at("[data-testid=traffic]").click();
    screen.says("[data-testid=traffic-in]", "messages", "Applied within", "Applied", "DELFOR");
    screen.says("[data-testid=traffic-in-partner]", "Hengyue");
    screen.says("[data-testid=traffic-out]", "Delivered", "CONTRL");
    days(screen, 30);
    screen.at("[data-testid=traffic]").scrollIntoViewIfNeeded();
    screen.show("traffic");
    screen.page().getByText("7 days").click();
    days(screen, 7);
    var supplier = Chromium.shared().open(hub, "sales@jiaxin", "/interchanges?traffic=30");
    supplier.speak("zh");
    supplier.says("[data-testid=traffic-in]", "生效用时", "已生效");
    assertThat(supplier.at("[data-testid=traffic-in-partner]").innerText())
        .doesNotContain("鸿铸", "鼎成");
  }
}
