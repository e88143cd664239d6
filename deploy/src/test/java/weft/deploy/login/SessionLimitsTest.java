package weft.deploy.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.deploy.Logins;
import weft.deploy.MovableClock;
import weft.deploy.RunningHub;
import weft.deploy.browser.Browser;

/** The lifetime of a portal session, and the renewal of its token without the user's notice. */
@Tag("long")
class SessionLimitsTest {
  private final RunningHub hub = RunningHub.shared();
  private final MovableClock clock = hub.bean(MovableClock.class);
  private final Browser browser = Logins.portal(hub, "planner@jiaxin");

  @AfterEach
  void right_the_clock() {
    clock.move(Duration.ZERO);
  }

  @Test
  void a_session_ends_after_thirty_idle_minutes() {
    clock.move(Duration.ofMinutes(29));
    assertThat(status()).isEqualTo(200);
    clock.move(Duration.ofMinutes(29 + 29));
    assertThat(status()).isEqualTo(200);
    clock.move(Duration.ofMinutes(29 + 29 + 31));
    assertThat(status()).isEqualTo(401);
    assertThat(browser.visit("/bff/login").body()).contains("name=\"password\"");
  }

  @Test
  void a_session_ends_after_eight_hours_however_busy() {
    for (int minutes = 0; minutes < 480; minutes += 20) {
      clock.move(Duration.ofMinutes(minutes));
      assertThat(status()).as("after %d minutes", minutes).isEqualTo(200);
    }
    clock.move(Duration.ofMinutes(481));
    assertThat(status()).isEqualTo(401);
  }

  @Test
  void many_requests_at_once_pass_while_their_token_is_renewed() throws Exception {
    String before = token();
    clock.move(Duration.ofMinutes(4).plusSeconds(10));
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var asked = Stream.<Callable<Integer>>generate(() -> this::patient).limit(20).toList();
      var answered =
          pool.invokeAll(asked).stream().map(it -> it.resultNow()).collect(Collectors.toSet());
      assertThat(answered).containsOnly(200);
    }
    assertThat(token()).isNotEqualTo(before);
  }

  /** The newest access token that the issuer gave for this login. */
  private String token() {
    return hub.bean(JdbcClient.class)
        .sql(
            """
            select access_token_value from oauth2_authorization
             where principal_name = 'planner@jiaxin' order by access_token_issued_at desc limit 1
            """)
        .query(String.class)
        .single();
  }

  /**
   * Retries when the hub asks to retry later, as the portal's screens do: a busy machine is no
   * refusal.
   */
  private int patient() throws InterruptedException {
    int status = status();
    for (int again = 0; status == 503 && again < 10; again++) {
      Thread.sleep(500);
      status = status();
    }
    return status;
  }

  private int status() {
    return browser.get("/bff/api/v1/tests/caller").statusCode();
  }
}
