package weft.deploy.partners;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import weft.database.Beside;
import weft.database.FreePort;
import weft.deploy.Api;
import weft.deploy.DemoData;
import weft.deploy.HubRelease;
import weft.deploy.RunningHub;
import weft.deploy.SampleFiles;
import weft.deploy.browser.Browser;
import weft.deploy.browser.Chromium;
import weft.deploy.browser.ClosesScreens;
import weft.edi.as2.As2Reception;
import weft.edi.as2.LaterReceipts;
import weft.edi.folder.WatchedFolders;
import weft.edi.outbox.Delivery;
import weft.edi.sftp.SftpFetching;

/**
 * A drill on a copy reaches no partner: a quiet hub reads and serves, and sends nothing to
 * partners.
 */
@Beside("screens")
@ExtendWith(ClosesScreens.class)
@Tag("long")
class QuietPartnersTest {
  @Test
  void what_is_written_by_a_quiet_hub_waits_until_partners_are_served_again(@TempDir Path data)
      throws Exception {
    DemoData.copyTo(data);
    Path in = Files.createDirectories(data.resolve("partners/HENGYUE/in"));
    Path laid = in.resolve("laid.edi");
    long written;
    try (var hub = RunningHub.start(data, FreePort.next(), "--weft.partners=quiet")) {
      for (Class<?> way :
          new Class<?>[] {
            Delivery.class,
            LaterReceipts.class,
            SftpFetching.class,
            SftpDoor.class,
            WatchedFolders.class,
            As2Reception.class
          }) assertThat(hub.lacks(way)).as(way.getName()).isTrue();
      Files.writeString(laid, orders("QUIET-FOLDER"), UTF_8);
      saysSo(hub);

      var edi = new Api(hub, "hengyue-edi");
      assertThat(edi.handIn(orders("QUIET-API")).path("outcome").asString()).isEqualTo("accepted");
      edi.settle();
      assertThat(new Api(hub, "jiaxin-api").items("/api/v1/orders?limit=200"))
          .extracting(it -> it.path("number").asString())
          .contains("QUIET-API");
      assertThat(count(hub, "state <> 'delivered'")).isPositive();
      written = count(hub, "true");
      assertThat(laid).exists();
    }
    try (var hub = RunningHub.start(data, FreePort.next())) {
      assertThat(new Browser(hub.url()).get("/actuator/health").body())
          .contains("\"status\":\"UP\"");
      long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      // The hub also answers the file, and writes the answer after the file has gone.
      while (count(hub, "state = 'delivered'") <= written && System.nanoTime() < until)
        TimeUnit.MILLISECONDS.sleep(50);
      assertThat(count(hub, "state = 'delivered'")).isGreaterThan(written);
      assertThat(laid).doesNotExist();
    }
  }

  private static void saysSo(RunningHub hub) {
    var browser = new Browser(hub.url());
    var health = browser.get("/actuator/health");
    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(health.body()).contains("\"status\":\"QUIET\"");
    assertThat(browser.get("/actuator/health/readiness").body()).contains("\"status\":\"UP\"");
    assertThat(browser.get("/actuator/prometheus").body()).contains("weft_partners_quiet 1.0");
    var mail = browser.post("/as2", "anything", "AS2-From", "HENGYUE", "AS2-To", "WEFT");
    assertThat(mail.statusCode()).isEqualTo(503);
    assertThat(mail.headers().firstValue("Retry-After")).isPresent();
    var told = new Api(hub, "operator@weft").json("/api/v1/operator/hub");
    assertThat(told.path("quiet").asBoolean()).isTrue();
    assertThat(told.path("version").asString()).isEqualTo(HubRelease.version());
    assertThat(new Api(hub, "jiaxin-api").get("/api/v1/operator/hub").statusCode()).isEqualTo(403);
    if (Chromium.installed()) showsIt(hub);
  }

  private static void showsIt(RunningHub hub) {
    var screen = Chromium.shared().open(hub, "operator@weft", "/");
    screen.says(
        "[data-testid=quiet]", "does not exchange data with partners", "weft.partners=quiet");
    screen.says("[data-testid=release]", HubRelease.version());
    screen.show("quiet-partners");
    var other = Chromium.shared().open(hub, "sales@jiaxin", "/");
    other.at("[data-testid=home]").waitFor();
    assertThat(other.page().locator("[data-testid=quiet], [data-testid=release]").count()).isZero();
  }

  private static long count(RunningHub hub, String where) {
    return hub.superuser()
        .sql("select count(*) from outbox where " + where)
        .query(Long.class)
        .single();
  }

  private static String orders(String number) {
    return SampleFiles.text("orders-d96a-hengyue-jiaxin.edi", "SAMPLE-2", number)
        .replace("4500099001", number);
  }
}
