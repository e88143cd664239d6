package weft.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A hub that is killed leaves its PostgreSQL behind; the next start copes, and nothing is lost. */
class KilledHubTest {
  @Test
  void after_kill_minus_nine_the_next_start_serves_within_15_seconds_with_all_logins()
      throws Exception {
    var data = RunningHub.temporaryDirectory();
    int port = RunningHub.freePort();
    var browser = new Browser("http://localhost:" + port);
    try (var hub = HubProcess.demo(data, port)) {
      hub.untilUp(port);
      browser.logIn(browser.visit("/bff/login"), "sales@jiaxin", "demo");
      hub.kill();
    }
    var orphan = postmaster(data);
    assertThat(orphan.isAlive()).isTrue();

    try (var hub = HubProcess.demo(data, port)) {
      assertThat(hub.untilUp(port)).isLessThan(Duration.ofSeconds(15));
      assertThat(orphan.isAlive()).isFalse();
      assertThat(browser.get("/bff/session").body()).contains("\"user\":\"sales@jiaxin\"");

      try (var second = HubProcess.demo(data, RunningHub.freePort())) {
        assertThat(second.exitCode()).isNotZero();
        assertThat(second.output()).contains("Another hub is running on");
      }
    }
    assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
  }

  private static ProcessHandle postmaster(Path data) throws Exception {
    var file = data.resolve("postgres/postmaster.pid");
    return ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst())).orElseThrow();
  }
}
