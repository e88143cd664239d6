package weft.deploy.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.database.FreePort;
import weft.deploy.DemoData;
import weft.deploy.Mint;
import weft.deploy.RunningHub;
import weft.deploy.browser.Browser;

/** Everything that needs an unreachable issuer reports that; everything else works without it. */
@Tag("long")
class IssuerAwayTest {
  private static final String FIRST = "first-operator";

  @Test
  void what_needs_the_issuer_is_put_off_until_it_is_back(@TempDir Path data) throws Exception {
    DemoData.copyTo(data);
    int port = FreePort.next();
    RunningHub issuer = RunningHub.start(data, port);
    String url = issuer.url();
    String bearer = Mint.bearer(issuer, FIRST);
    try (var hub =
        RunningHub.ofItsOwn(
            issuer,
            FreePort.next(),
            RunningHub.shared().newDatabase("issuer_away"),
            "--weft.issuer.first-operator=" + FIRST)) {
      var browser = new Browser(hub.url());
      // From here on the hub knows the issuer's endpoints, as after any login.
      assertThat(browser.get("/bff/login").statusCode()).isEqualTo(302);
      issuer.close();
      untilHealth(browser, "DEGRADED");
      assertThat(browser.get("/actuator/health").statusCode()).isEqualTo(200);
      assertThat(browser.get("/actuator/prometheus").body()).contains("weft_issuer_up 0.0");
      var asked = browser.get("/api/v1/me", "Authorization", bearer);
      putOff(asked);
      assertThat(asked.body()).contains("\"code\":\"issuer-away\"", "令牌签发方");
      putOff(browser.get("/api/v1/me", "Authorization", bearer));
      putOff(browser.get("/bff/login"));
      putOff(browser.get("/bff/login/code?code=x&state=y"));
      assertThat(browser.get("/api/v1/me").statusCode()).isEqualTo(401);
      assertThat(browser.get("/").statusCode()).isEqualTo(200);

      try (var _ = RunningHub.start(data, port)) {
        untilHealth(browser, "UP");
        assertThat(browser.get("/bff/login").headers().firstValue("Location").orElse(""))
            .startsWith(url + "/oauth2/authorize");
        assertThat(browser.get("/api/v1/me", "Authorization", bearer).statusCode()).isEqualTo(200);
        assertThat(browser.get("/actuator/prometheus").body()).contains("weft_issuer_up 1.0");
      }
    }
  }

  private static void putOff(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
  }

  private static void untilHealth(Browser browser, String status) throws InterruptedException {
    String wanted = "\"status\":\"" + status + "\"";
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!browser.get("/actuator/health").body().contains(wanted) && System.nanoTime() < until)
      TimeUnit.MILLISECONDS.sleep(50);
    assertThat(browser.get("/actuator/health").body()).contains(wanted);
  }
}
