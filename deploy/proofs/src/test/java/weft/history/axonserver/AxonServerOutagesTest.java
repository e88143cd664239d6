package weft.history.axonserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.history.HappeningHub.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import weft.database.TestDatabase;
import weft.history.CountedView;
import weft.history.History;
import weft.history.store.HistoryUnavailable;

/**
 * A server that is mute, gone, back, another one or not the only hub's: each event is copied once,
 * and nothing is recorded where it would be lost.
 */
@Tag("long")
class AxonServerOutagesTest extends OnAxonServer {
  @Test
  void a_server_that_is_mute_is_waited_for_and_no_longer() {
    try (var hub = hub()) {
      happen(hub, "Test:a", 0);
      server.events().mute(true);
      long begun = System.nanoTime();
      assertThatThrownBy(() -> happen(hub, "Test:a", 1))
          .isInstanceOfSatisfying(
              HistoryUnavailable.class, it -> assertThat(it.perhapsRecorded()).isTrue());
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
    }
  }

  @Test
  void where_nothing_listens_the_hub_is_up_within_seconds_and_says_that_it_cannot_record()
      throws Exception {
    server.close();
    long begun = System.nanoTime();
    try (var hub = hub()) {
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
      assertThat(hub.canRecord()).isFalse();
      assertThatThrownBy(() -> happen(hub, "Test:a", 0))
          .isInstanceOfSatisfying(
              HistoryUnavailable.class, it -> assertThat(it.perhapsRecorded()).isFalse());
      try (var back = server.again()) {
        await(hub::canRecord);
        happen(hub, "Test:a", 0);
        settle(hub);
        assertThat(back.events().all()).hasSize(1);
      }
    }
  }

  @Test
  void a_server_that_left_and_came_back_is_followed_from_where_the_copy_stands() {
    try (var hub = hub()) {
      for (int i = 0; i < 10; i++) happen(hub, "Test:a", i);
      settle(hub);
      server.close();
      await(() -> !hub.canRecord());
      try (var back = server.again()) {
        for (int i = 10; i < 20; i++) happenOnceReached(hub, "Test:a", i);
        settle(hub);
        assertThat(back.events().all()).hasSize(20);
      }
    }
    assertThat(copied()).hasSize(20);
    assertThat(counted.rows(db)).isEqualTo(CountedView.truth(db));
  }

  @Test
  void two_hubs_on_one_database_copy_each_event_once() throws Exception {
    try (var pools = db.morePools();
        var one = hub();
        var other = hub(pools, server.address(), counted)) {
      var threads =
          List.of(one, other).stream()
              .map(
                  hub ->
                      Thread.ofVirtual()
                          .start(
                              () -> {
                                for (int i = 0; i < 200; i++)
                                  happen(hub, "Test:" + System.identityHashCode(hub), i);
                              }))
              .toList();
      for (var it : threads) it.join(Duration.ofSeconds(60));
      settle(one);
    }
    assertThat(copied()).hasSize(400);
    assertThat(counted.rows(db)).isEqualTo(CountedView.truth(db));
  }

  /** Either of the two may come first. */
  @Test
  void of_two_hubs_with_a_database_each_that_begin_at_the_same_moment_one_alone_works()
      throws Exception {
    try (var other = TestDatabase.fresh();
        var threads = Executors.newFixedThreadPool(2)) {
      var theirs = CountedView.create(other, "counted");
      var one = threads.submit(() -> hub());
      var two = threads.submit(() -> hub(other.pools(), server.address(), theirs));
      try (var ours = one.get();
          var others = two.get()) {
        await(() -> ours.canRecord() || others.canRecord());
        assertThat(ours.canRecord()).isNotEqualTo(others.canRecord());
        History works = ours.canRecord() ? ours : others;
        History waits = ours.canRecord() ? others : ours;
        happen(works, "Test:a", 0);
        assertThatThrownBy(() -> happen(waits, "Test:b", 0)).isInstanceOf(HistoryUnavailable.class);
        assertThat(waits.canRecord()).isFalse();
      }
    }
    assertThat(server.events().all()).hasSize(1);
  }

  @Test
  void another_server_than_the_one_copied_from_is_never_written_to() throws Exception {
    try (var hub = hub()) {
      happen(hub, "Test:a", 0);
      settle(hub);
    }
    try (var empty = ServerOnPaper.start();
        var hub = hub(db.pools(), empty.address(), counted)) {
      assertThat(hub.canRecord()).isFalse();
      assertThatThrownBy(() -> happen(hub, "Test:a", 0)).isInstanceOf(HistoryUnavailable.class);
      assertThat(empty.events().all()).isEmpty();
    }
    try (var other = ServerOnPaper.start()) {
      try (var second = TestDatabase.fresh();
          var hub = hub(second.pools(), other.address(), CountedView.create(second, "counted"))) {
        happen(hub, "Test:b", 0);
      }
      try (var hub = hub(db.pools(), other.address(), counted)) {
        assertThat(hub.canRecord()).isFalse();
      }
      assertThat(other.events().all()).hasSize(1);
    }
  }

  /** A new server, or one restored from an older backup, under the address of the old one. */
  @Test
  void nothing_is_recorded_where_the_history_is_shorter_than_its_copy() throws Exception {
    try (var hub = hub()) {
      happen(hub, "Test:a", 0);
      settle(hub);
    }
    try (var empty = ServerOnPaper.start();
        var hub = hub(db.pools(), empty.address(), counted)) {
      assertThat(hub.canRecord()).isFalse();
    }
  }
}
