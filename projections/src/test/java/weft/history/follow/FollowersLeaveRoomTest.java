package weft.history.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.history.HappeningHub.PATIENCE;
import static weft.history.HappeningHub.await;
import static weft.history.HappeningHub.happen;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import weft.database.Pools;
import weft.database.TestDatabase;
import weft.history.CountedView;
import weft.history.HappeningHub;
import weft.history.Sleeping;

/** Commands are answered at once while more views than connections are at work. */
@Timeout(60)
class FollowersLeaveRoomTest {
  @Test
  void requests_find_connections_while_every_view_is_in_a_long_transaction() throws Exception {
    try (var db = TestDatabase.fresh()) {
      var views = new ArrayList<CountedView>();
      var busy = new ArrayList<Sleeping>();
      var plan = HappeningHub.hub(db);
      for (int i = 0; i < Pools.FOLLOWERS + 3; i++) {
        views.add(CountedView.create(db, "busy_" + i));
        busy.add(new Sleeping(views.getLast(), true));
        plan.view(busy.getLast());
      }
      try (var hub = plan.open().start()) {
        happen(hub, "Test:x", 0);
        await(() -> asleep(busy) == Pools.FOLLOWERS);

        long asked = System.nanoTime();
        assertThat(happen(hub, "Test:x", 1).isExceptional()).isFalse();
        try (var one = db.pools().writer().getConnection();
            var another = db.pools().writer().getConnection()) {
          assertThat(one.isValid(1) && another.isValid(1)).isTrue();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(1));
        assertThat(asleep(busy)).isEqualTo(Pools.FOLLOWERS);

        busy.forEach(it -> it.wake.countDown());
        assertThat(hub.positions().awaitSettled(2, PATIENCE)).isTrue();
        for (var it : views) assertThat(it.rows(db)).isEqualTo(CountedView.truth(db));
      }
    }
  }

  private static int asleep(List<Sleeping> views) {
    return (int) views.stream().filter(it -> it.asleep.getCount() == 0).count();
  }
}
