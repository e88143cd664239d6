package weft.deploy.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.RunningHub;
import weft.history.Positions;

/**
 * The hub waits up to a second for the views to reach a recorded moment; after that the answer
 * states how far the views are.
 */
@Timeout(60)
class AsOfWaitsTest {
  private static final Duration HELD = Duration.ofMillis(400);
  private static final int ATTEMPTS = 5;

  private final RunningHub hub = RunningHub.busy();
  private final Positions positions = hub.bean(Positions.class);
  private final Api hengyue = new Api(hub, "hengyue-edi");
  private final Api jiaxin = new Api(hub, "jiaxin-api");

  /** The limit includes the view's own work, for which a busy machine may need another attempt. */
  @Test
  void what_is_shown_within_the_second_is_answered() throws Exception {
    for (int attempt = 1; ; attempt++) {
      var held = hub.holding("call_off_line");
      var recorded = placed("WAITS-" + attempt);
      assertThat(positions.settled()).isLessThan(positions.head());
      Thread.ofVirtual().start(() -> release(held));
      long asked = System.nanoTime();
      var answer = asOf("WAITS-" + attempt, recorded);
      var waited = Duration.ofNanos(System.nanoTime() - asked);
      hengyue.settle();
      if (answer.statusCode() == 409 && attempt < ATTEMPTS) continue;
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(Api.body(answer).path("items").size()).isOne();
      assertThat(waited).isGreaterThan(HELD.dividedBy(2));
      return;
    }
  }

  @Test
  void what_is_not_shown_in_time_is_not_settled_and_the_answer_says_up_to_when_it_is()
      throws Exception {
    Instant recorded;
    try (var _ = hub.holding("call_off_line")) {
      recorded = placed("WAITS-NOT");
      long asked = System.nanoTime();
      var answer = asOf("WAITS-NOT", recorded);
      var waited = Duration.ofNanos(System.nanoTime() - asked);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
      assertThat(Api.body(answer).path("code").asString()).isEqualTo("not-settled");
      Instant settled = Instant.parse(Api.body(answer).at("/params/settledUpTo").asString());
      assertThat(settled)
          .isEqualTo(positions.recordedAt(positions.settled()).orElseThrow())
          .isBefore(recorded);
      assertThat(waited).isBetween(Duration.ofMillis(900), Duration.ofSeconds(5));
      assertThat(asOf("WAITS-NOT", settled).statusCode()).as("up to then it is").isEqualTo(200);
    }
    hengyue.settle();
    assertThat(asOf("WAITS-NOT", recorded).statusCode()).isEqualTo(200);
  }

  /** The time of the last event; does not wait for a view. */
  private Instant placed(String part) {
    var answer =
        hengyue.post(
            "/api/v1/edi/interchanges",
            Delfors.of(part, part, "01", "20261201", "40"),
            "Content-Type",
            "application/edifact");
    assertThat(Api.body(answer).path("outcome").asString()).as(answer.body()).isEqualTo("accepted");
    return positions.recordedAt(positions.head()).orElseThrow();
  }

  private HttpResponse<String> asOf(String part, Instant moment) {
    return jiaxin.get("/api/v1/call-offs?limit=500&part=" + part + "&asOf=" + moment);
  }

  private static void release(Connection held) {
    try (held) {
      TimeUnit.NANOSECONDS.sleep(HELD.toNanos());
      held.rollback();
    } catch (SQLException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
