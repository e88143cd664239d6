package weft.deploy.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.RunningHub;

/** All waits of a request count against one deadline, from its arrival on. */
@Tag("long")
@Timeout(60)
class AnsweredInTimeTest {
  /** 5 s, plus half a second for a busy machine. */
  private static final Duration TOLD = Duration.ofMillis(5_500);

  private final RunningHub hub = RunningHub.busy();

  @Test
  void who_waited_for_its_membership_has_the_less_time_for_its_command() throws Exception {
    String subject = member();
    var slow = new Api(hub, subject);
    try (var members = hub.closing("membership");
        var _ = hub.closing("inbox")) {
      Thread.ofVirtual().start(() -> release(members, Duration.ofMillis(2_500)));
      long asked = System.nanoTime();
      var answer =
          slow.post(
              "/api/v1/edi/interchanges",
              Delfors.of("IN-TIME", "IN-TIME", "01", "20261201", "40"),
              "Content-Type",
              "application/edifact");
      var waited = Duration.ofNanos(System.nanoTime() - asked);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      assertThat(waited).isBetween(Duration.ofSeconds(3), TOLD);
    } finally {
      forget(subject);
    }
  }

  @Test
  void many_who_ask_as_the_same_client_do_not_wait_for_each_other() throws Exception {
    String subject = member();
    var slow = new Api(hub, subject);
    try (var _ = hub.closing("membership");
        var asking = Executors.newVirtualThreadPerTaskExecutor()) {
      long asked = System.nanoTime();
      var answers =
          asking.invokeAll(
              Collections.nCopies(12, () -> slow.get("/api/v1/call-offs").statusCode()));
      for (var it : answers) assertThat(it.get()).isEqualTo(503);
      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(TOLD);
    } finally {
      forget(subject);
    }
  }

  /** A client that the hub does not know yet, so that it asks its database. */
  private String member() {
    String subject = "slow-" + System.nanoTime();
    hub.superuser()
        .sql(
            """
            insert into membership (issuer, subject, kind, name, party, roles, sides)
            select issuer, ?, kind, name, party, roles, sides from membership where subject = 'hengyue-edi'
            """)
        .param(subject)
        .update();
    return subject;
  }

  private void forget(String subject) {
    hub.superuser().sql("delete from membership where subject = ?").param(subject).update();
  }

  private static void release(Connection lock, Duration after) {
    try {
      TimeUnit.NANOSECONDS.sleep(after.toNanos());
      lock.rollback();
    } catch (SQLException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
