package weft.history.store;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.history.HappeningHub.await;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.EventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import weft.database.TestDatabase;
import weft.history.Happening;

/** A follower is woken for the events that concern it, and learns which others it has passed. */
@Timeout(60)
class WokenForItsEventsTest {
  private TestDatabase db;

  @BeforeEach
  void fresh() {
    db = TestDatabase.fresh();
  }

  @AfterEach
  void close() {
    db.close();
  }

  private static final class OfMine implements Follower {
    private final AtomicLong passed = new AtomicLong();

    @Override
    public boolean concerns(EventMessage<?> event) {
      return event.getPayload() instanceof Happening it && it.what().equals("mine");
    }

    @Override
    public long finished() {
      return Long.MAX_VALUE;
    }

    @Override
    public void passed(long after, long until) {
      passed.set(until);
    }
  }

  @Test
  void an_event_that_does_not_concern_a_follower_does_not_wake_it() throws Exception {
    try (var here = Happening.store(db.pools());
        var otherPools = db.morePools();
        var other = Happening.store(otherPools)) {
      var follower = new OfMine();
      var woken = new AtomicInteger();
      try (var stream = here.follow(null, follower)) {
        stream.setOnAvailableCallback(woken::incrementAndGet);
        here.engine().appendEvents(Happening.at("Test:a", 0, "another's"));
        await(() -> follower.passed.get() == 1);
        other.engine().appendEvents(Happening.at("Test:a", 1, "another's"));
        await(() -> follower.passed.get() == 2);
        assertThat(woken).hasValue(0);

        here.engine()
            .appendEvents(
                Happening.at("Test:a", 2, "another's"),
                Happening.at("Test:a", 3, "mine"),
                Happening.at("Test:a", 4, "another's"));
        await(() -> woken.get() == 1);
        var mine = (FollowedEvent<?>) stream.nextAvailable();
        assertThat(HistoryEngine.positionOf(mine.trackingToken())).isEqualTo(4);
        assertThat(mine.after()).as("nothing before it was the follower's").isZero();
        assertThat(follower.passed).hasValue(5);
        assertThat(stream.hasNextAvailable()).isFalse();
      }
    }
  }

  @Test
  void a_follower_far_behind_reads_past_the_events_of_others() throws Exception {
    try (var here = Happening.store(db.pools())) {
      for (int i = 0; i < 40; i++)
        here.engine().appendEvents(Happening.first("Test:many-" + i, 1_000));
      here.engine().appendEvents(Happening.at("Test:a", 0, "mine"));
      var follower = new OfMine();
      try (var stream = here.follow(null, follower)) {
        var mine = (FollowedEvent<?>) stream.nextAvailable();
        assertThat(HistoryEngine.positionOf(mine.trackingToken())).isEqualTo(40_001);
      }
    }
  }
}
