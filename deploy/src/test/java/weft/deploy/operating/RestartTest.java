package weft.deploy.operating;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weft.database.FreePort;
import weft.deploy.DemoData;
import weft.deploy.Logins;
import weft.deploy.RunningHub;
import weft.deploy.browser.Browser;

/** Users stay logged in over a restart. */
@Tag("long")
class RestartTest {
  @Test
  void logins_and_tokens_outlive_a_restart(@TempDir Path data) {
    int port = FreePort.next();
    Browser browser;
    String token;
    try (var hub = RunningHub.start(DemoData.copyTo(data), port)) {
      browser = Logins.portal(hub, "sales@jiaxin");
      token = "Bearer " + Logins.token(hub, "jiaxin-api");
    }
    try (var _ = RunningHub.start(data, port)) {
      assertThat(browser.get("/bff/session").body()).contains("\"user\":\"sales@jiaxin\"");
      assertThat(browser.get("/bff/api/v1/tests/caller").statusCode()).isEqualTo(200);
      assertThat(browser.get("/api/v1/tests/caller", "Authorization", token).statusCode())
          .isEqualTo(200);
      // the issuer still knows the login, too: a second login needs no password
      browser.visit("/bff/login?returnTo=/orders");
      assertThat(browser.address()).endsWith("/orders");
    }
  }
}
