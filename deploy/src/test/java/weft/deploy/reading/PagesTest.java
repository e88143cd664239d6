package weft.deploy.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.deploy.RunningHub;
import weft.deploy.browser.Browser;

/** Paths of files, of screens, and of neither. */
class PagesTest {
  private final RunningHub hub = RunningHub.shared();
  private final Browser browser = new Browser(hub.url());

  @Test
  void a_file_with_a_hash_in_its_name_is_kept_for_ever() {
    var file = browser.get("/assets/probe-0a1b2c3d.js");
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.headers().firstValue("Cache-Control"))
        .hasValue("max-age=31536000, public, immutable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/call-offs", "/call-offs/abc_DEF-123", "/orders"})
  void a_screen_opened_by_its_link_answers_like_the_start_page(String path) {
    var page = browser.get(path, "Accept", "text/html");
    var start = browser.get("/index.html", "Accept", "text/html");
    assertThat(page.statusCode()).isEqualTo(start.statusCode());
    if (start.statusCode() == 200) assertThat(page.body()).isEqualTo(start.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/bff/session", "/assets/probe-0a1b2c3d.js", "/orders"})
  void the_browser_is_told_what_the_portal_may_do(String path) {
    var headers = browser.get(path).headers();
    assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
        .contains(
            "default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "frame-ancestors 'none'");
    assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/actuator", "/actuator/env", "/actuator/heapdump", "/error"})
  void what_nobody_claims_is_not_there(String path) {
    assertThat(browser.get(path).statusCode()).isIn(403, 404);
    assertThat(browser.post("/orders", "x").statusCode()).isEqualTo(404);
  }

  @Test
  void health_is_open_and_metrics_are_for_this_machine() {
    assertThat(browser.get("/actuator/health").body()).contains("\"status\":\"UP\"");
    assertThat(browser.get("/actuator/prometheus").body())
        .contains("jvm_memory_used_bytes", "weft_inbox_unfinished 0.0");
    for (String quota : List.of("requests", "streams", "uploads", "exports", "sftp-logins"))
      assertThat(browser.get("/actuator/prometheus").body())
          .contains("weft_quota_refused_total{quota=\"" + quota + "\"}");
    assertThat(browser.get("/actuator/prometheus", "X-Forwarded-For", "192.0.2.1").statusCode())
        .isNotEqualTo(200);
  }

  @Test
  void browsers_are_led_to_the_one_origin() {
    var answer =
        browser.get(hub.url().replace("localhost", "127.0.0.1") + "/orders", "Accept", "text/html");
    assertThat(answer.headers().firstValue("Location")).hasValue(hub.url() + "/orders");
  }

  /** A page elsewhere may give its own name the address 127.0.0.1; this gains it nothing. */
  @Test
  void the_demo_answers_to_no_foreign_name() throws Exception {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), hub.at("/").getPort())) {
      socket
          .getOutputStream()
          .write(
              "GET /actuator/health HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 421");
    }
  }

  @Test
  void the_api_describes_itself_and_names_its_issuer() {
    assertThat(browser.get("/v3/api-docs").body()).contains("\"openapi\":\"3.1");
    assertThat(browser.get("/.well-known/oauth-protected-resource").body()).contains(hub.url());
  }
}
