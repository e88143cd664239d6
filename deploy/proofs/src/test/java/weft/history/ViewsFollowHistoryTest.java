package weft.history;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.history.HappeningHub.PATIENCE;
import static weft.history.HappeningHub.await;
import static weft.history.HappeningHub.happen;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.database.TestDatabase;
import weft.event.Reaction;
import weft.event.Recorded;
import weft.history.follow.View;

@Timeout(60)
class ViewsFollowHistoryTest {
  private TestDatabase db;

  @BeforeEach
  void fresh() {
    db = TestDatabase.fresh();
  }

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void a_view_is_the_same_whatever_the_batches_and_segments_were() {
    var views = new ArrayList<CountedView>();
    try (var recorder = Happening.store(db.pools())) {
      for (int i = 0; i < 30; i++)
        recorder.engine().appendEvents(Happening.first("Test:s" + i, 1 + i * 3));
    }
    for (int segments : List.of(1, 4))
      for (int batch : List.of(1, 7, 1_000)) {
        var view = CountedView.create(db, "counted_%d_%d".formatted(segments, batch));
        views.add(view);
        try (var hub =
            HappeningHub.hub(db).view(view).batchSize(batch).segments(segments).open().start()) {
          assertThat(hub.positions().awaitSettled(hub.positions().head(), PATIENCE)).isTrue();
        }
      }
    var truth = CountedView.truth(db);
    assertThat(truth).hasSize(30);
    for (var view : views) assertThat(view.rows(db)).describedAs(view.name()).isEqualTo(truth);
  }

  @Test
  void a_committed_event_is_visible_within_15_ms() throws Exception {
    var view = CountedView.create(db, "prompt");
    try (var hub = HappeningHub.hub(db).view(view).open().start();
        var pools = db.morePools();
        var other = Happening.store(pools)) {
      assertThat(hub.positions().awaitSettled(0, PATIENCE)).isTrue();
      assertThat(medianVisibleMillis(hub, i -> happen(hub, "Test:mine", i))).isLessThan(15);
      // After a crowd, of which followers are told only at intervals, each notice counts again.
      for (int i = 0; i < 300; i++) other.engine().appendEvents(Happening.at("Test:crowd", i));
      assertThat(
              medianVisibleMillis(
                  hub, i -> other.engine().appendEvents(Happening.at("Test:other", i))))
          .describedAs("recorded by another hub")
          .isLessThan(40);
    }
  }

  private static double medianVisibleMillis(History hub, java.util.function.LongConsumer record)
      throws Exception {
    var millis = new ArrayList<Double>();
    for (long i = 0; i < 120; i++) {
      Thread.sleep(3);
      record.accept(i);
      long committed = System.nanoTime();
      assertThat(hub.positions().awaitSettled(hub.positions().head(), PATIENCE)).isTrue();
      if (i >= 20) millis.add((System.nanoTime() - committed) / 1e6);
    }
    Collections.sort(millis);
    System.out.printf(
        "commit to settled: p50 %.1f ms, p95 %.1f ms%n", millis.get(50), millis.get(95));
    return millis.get(50);
  }

  /** Axon would count this as a failure; each failure doubles a pause of up to a minute. */
  @Test
  @Tag("long")
  void a_view_that_gets_no_connection_for_long_goes_on_as_soon_as_there_is_one() throws Exception {
    var view = CountedView.create(db, "late");
    var taken = new ArrayList<java.sql.Connection>();
    try (var hub = HappeningHub.hub(db).view(view).open().start();
        var pools = db.morePools();
        var other = Happening.store(pools)) {
      assertThat(hub.positions().awaitSettled(0, PATIENCE)).isTrue();
      happen(hub, "Test:mine", 0);
      int all = db.pools().writer().getMaximumPoolSize() - 2; // one hub listens, one records
      while (taken.size() < all) taken.add(db.pools().writer().getConnection());
      for (int i = 0; i < 10; i++) {
        other.engine().appendEvents(Happening.at("Test:other", i));
        Thread.sleep(600);
      }
      for (var it : taken) it.close();
      long given = System.nanoTime();
      assertThat(hub.positions().awaitSettled(11, PATIENCE)).isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - given)).isLessThan(Duration.ofSeconds(1));
    }
    assertThat(view.rows(db)).isEqualTo(CountedView.truth(db));
  }

  @Test
  @Tag("long")
  void a_batch_that_fails_for_want_of_the_database_leaves_nothing_behind_and_comes_again() {
    var sound = CountedView.create(db, "sound");
    var failures = new AtomicInteger(5); // Axon's own pauses would add up to 31 s
    View stumbling =
        new CountedView.Around() {
          @Override
          public CountedView view() {
            return sound;
          }

          @Override
          public void write(JdbcClient database, List<Recorded> batch) {
            sound.write(database, batch);
            if (failures.getAndDecrement() > 0) throw new QueryTimeoutException("after writing");
          }
        };
    try (var hub = HappeningHub.hub(db).view(stumbling).open().start()) {
      for (int i = 0; i < 20; i++) happen(hub, "Test:a", i);
      assertThat(hub.positions().awaitSettled(20, PATIENCE)).isTrue();
      assertThat(sound.rows(db)).isEqualTo(CountedView.truth(db));
      assertThat(hub.deadLetters().waiting("sound")).isZero();
    }
  }

  @Test
  void a_reaction_gets_every_event_in_order_and_may_send_commands_that_commit_by_themselves() {
    var seen = new ConcurrentLinkedQueue<Long>();
    var failures = new AtomicInteger(1);
    try (var hub =
        HappeningHub.hub(db)
            .reaction(it -> new WhenItHappenedThenEcho(it, seen, failures))
            .open()
            .start()) {
      for (int i = 0; i < 5; i++) happen(hub, "Test:cause", i);
      await(
          () ->
              seen.size() >= 5 // recorded after its command, so the last echo does not prove it
                  && hub.events()
                      .lastSequenceNumberFor("Test:echo")
                      .equals(java.util.Optional.of(4L)));
      assertThat(seen).containsExactly(0L, 1L, 2L, 3L, 4L);
    }
  }

  @Test
  void a_reaction_that_does_not_look_back_begins_with_what_happens_once_it_is_there() {
    var old = new ConcurrentLinkedQueue<String>();
    var young = new ConcurrentLinkedQueue<String>();
    try (var hub = HappeningHub.hub(db).reaction(_ -> noting("old", old, true)).open().start()) {
      for (int i = 0; i < 3; i++) happen(hub, "Test:a", i);
      await(() -> old.size() == 3);
    }
    for (int start = 0; start < 2; start++) {
      try (var hub =
          HappeningHub.hub(db)
              .reaction(_ -> noting("old", old, true))
              .reaction(_ -> noting("young", young, false))
              .open()
              .start()) {
        happen(hub, "Test:a", 3 + start);
        int both = start;
        await(() -> old.size() == 4 + both && young.size() == 1 + both);
      }
    }
    assertThat(young).containsExactly("Test:a 3", "Test:a 4");
  }

  @Test
  void where_no_reaction_has_begun_it_begins_at_the_first_event() {
    var young = new ConcurrentLinkedQueue<String>();
    try (var recorder = Happening.store(db.pools())) {
      recorder.engine().appendEvents(Happening.first("Test:a", 3));
    }
    try (var _ =
        HappeningHub.hub(db)
            .reaction(_ -> noting("old", new ConcurrentLinkedQueue<>(), true))
            .reaction(_ -> noting("young", young, false))
            .open()
            .start()) {
      await(() -> young.size() == 3);
    }
  }

  private static Reaction noting(
      String name, ConcurrentLinkedQueue<String> seen, boolean looksBack) {
    return new Reaction() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public boolean handles(Object payload) {
        return payload instanceof Happening;
      }

      @Override
      public boolean looksBack() {
        return looksBack;
      }

      @Override
      public void react(Recorded event) {
        seen.add(event.stream() + " " + event.sequence());
      }
    };
  }

  record WhenItHappenedThenEcho(
      History hub, ConcurrentLinkedQueue<Long> seen, AtomicInteger failures) implements Reaction {
    @Override
    public String name() {
      return "WhenItHappenedThenEcho";
    }

    @Override
    public boolean handles(Object payload) {
      return payload instanceof Happening;
    }

    @Override
    public void react(Recorded event) {
      if (!event.stream().equals("Test:cause")) return;
      if (event.sequence() == 2 && failures.getAndDecrement() > 0)
        throw new IllegalStateException("not now");
      happen(hub, "Test:echo", event.sequence());
      seen.add(event.sequence());
    }
  }

  @Test
  void positions_answer_for_instants_and_listeners_hear_of_every_rise() {
    var view = CountedView.create(db, "heard");
    var heard = new CopyOnWriteArrayList<Long>();
    try (var hub = HappeningHub.hub(db).view(view).open()) {
      hub.onSettled(heard::add);
      assertThat(hub.positions().settled()).isZero();
      assertThat(hub.positions().awaitSettled(1, Duration.ofMillis(50))).isFalse();
      hub.start();
      var before = Instant.now().minusSeconds(60);
      for (int i = 0; i < 3; i++) happen(hub, "Test:x", i);
      assertThat(hub.positions().awaitSettled(3, PATIENCE)).isTrue();
      var positions = hub.positions();
      assertThat(positions.head()).isEqualTo(3);
      assertThat(positions.settled()).isEqualTo(3);
      assertThat(positions.positionAt(before)).isZero();
      assertThat(positions.positionAt(positions.recordedAt(2).orElseThrow())).isEqualTo(2);
      assertThat(positions.positionAt(positions.recordedAt(2).orElseThrow().minusNanos(1_000)))
          .isEqualTo(1);
      assertThat(positions.recordedAt(4)).isEmpty();
      await(() -> heard.contains(3L));
    }
  }
}
