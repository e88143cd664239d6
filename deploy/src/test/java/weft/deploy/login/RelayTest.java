package weft.deploy.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import weft.deploy.Logins;
import weft.deploy.RunningHub;
import weft.deploy.browser.Browser;

/** The portal's backend forwards the browser's API requests, and nothing else. */
class RelayTest {
  private final RunningHub hub = RunningHub.shared();
  private final Browser browser = Logins.portal(hub, "sales@jiaxin");

  @Test
  void events_pass_one_by_one_and_a_reader_who_leaves_ends_the_stream_behind() throws Exception {
    WhoAmI.ENDED.clear();
    var request =
        browser.request(
            "/bff/api/v1/tests/stream", "Accept", "text/event-stream", "Last-Event-ID", "41");
    var answer = Logins.HTTP.send(request.GET().build(), BodyHandlers.ofInputStream());
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/event-stream");
    byte[] first = answer.body().readNBytes(10);
    assertThat(new String(first, StandardCharsets.UTF_8)).contains("id:0");
    answer.body().close();
    assertThat(WhoAmI.ENDED.poll(10, TimeUnit.SECONDS)).isNotNull();
  }

  @Test
  void a_logout_ends_the_open_streams_of_that_session() throws Exception {
    var request = browser.request("/bff/api/v1/tests/stream", "Accept", "text/event-stream");
    var answer = Logins.HTTP.send(request.GET().build(), BodyHandlers.ofInputStream());
    assertThat(answer.body().readNBytes(10)).isNotEmpty();
    browser.post("/bff/logout", "", "X-CSRF-TOKEN", browser.csrf());
    var rest = Thread.ofVirtual().unstarted(() -> drain(answer.body()));
    rest.start();
    assertThat(rest.join(Duration.ofSeconds(5))).isTrue();
  }

  @Test
  void a_body_of_more_than_fifty_megabytes_is_refused_however_it_is_announced() throws Exception {
    var bytes = " ".repeat((50 << 20) + 1).getBytes(StandardCharsets.US_ASCII);
    for (var body :
        List.of(
            BodyPublishers.ofByteArray(bytes),
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)))) {
      var request =
          browser
              .request("/bff/api/v1/tests/changes", "X-CSRF-TOKEN", browser.csrf())
              .header("Content-Type", "application/json")
              .header("If-Match", "1")
              .POST(body);
      var answer = Logins.HTTP.send(request.build(), BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(413);
    }
  }

  @Test
  void only_the_api_below_its_prefix_is_reached() {
    for (String path :
        new String[] {
          "/bff/actuator/prometheus",
          "/bff/oauth2/token",
          "/bff/api/v2/x",
          "/bf%66/api/v1/me",
          "/%62ff/api/v1/me",
          "/bff/%61pi/v1/me",
          "/bff/api/v1/..%2f..%2factuator/health"
        }) assertThat(browser.get(path).statusCode()).as(path).isIn(400, 403, 404);
  }

  @Test
  void problems_of_the_api_pass_unchanged() {
    var answer = browser.get("/bff/api/v1/nothing-here");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }

  private static void drain(InputStream body) {
    try (body) {
      body.transferTo(OutputStream.nullOutputStream());
    } catch (IOException _) {
      // cut off, as expected
    }
  }
}
