package weft.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventhandling.EventBus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.database.TestDatabase;
import weft.event.Reaction;
import weft.event.Recorded;

@Timeout(60)
class ViewsFollowHistoryTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private TestDatabase db;

  @BeforeEach
  void fresh() {
    db = TestDatabase.fresh();
  }

  @AfterEach
  void close() {
    db.close();
  }

  /** A command that records one event. */
  record Happen(String stream, long sequence) {}

  record Desk(EventBus events) {
    @CommandHandler
    void handle(Happen command) {
      events.publish(Happening.at(command.stream(), command.sequence()));
    }
  }

  private History.Plan hub() {
    return History.on(db.pools())
        .events(Happening.TYPES)
        .commandHandler(it -> new Desk(it.events()));
  }

  private static void happen(History hub, String stream, long sequence) {
    var result = new org.axonframework.commandhandling.callbacks.FutureCallback<Happen, Object>();
    hub.commands().dispatch(new GenericCommandMessage<>(new Happen(stream, sequence)), result);
    result.getResult();
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
        try (var hub = hub().view(view).batchSize(batch).segments(segments).open().start()) {
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
    try (var hub = hub().view(view).open().start();
        var pools = db.morePools();
        var other = Happening.store(pools)) {
      assertThat(hub.positions().awaitSettled(0, PATIENCE)).isTrue();
      assertThat(medianVisibleMillis(hub, i -> happen(hub, "Test:mine", i))).isLessThan(15);
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

  @Test
  void a_batch_that_fails_for_want_of_the_database_leaves_nothing_behind_and_comes_again() {
    var sound = CountedView.create(db, "sound");
    var failures = new AtomicInteger(2);
    View stumbling =
        new View() {
          @Override
          public String name() {
            return sound.name();
          }

          @Override
          public boolean handles(Object payload) {
            return sound.handles(payload);
          }

          @Override
          public void write(JdbcClient database, List<Recorded> batch) {
            sound.write(database, batch);
            if (failures.getAndDecrement() > 0) throw new QueryTimeoutException("after writing");
          }
        };
    try (var hub = hub().view(stumbling).open().start()) {
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
        hub().reaction(it -> new WhenItHappenedThenEcho(it, seen, failures)).open().start()) {
      for (int i = 0; i < 5; i++) happen(hub, "Test:cause", i);
      await(
          () -> hub.events().lastSequenceNumberFor("Test:echo").equals(java.util.Optional.of(4L)));
      assertThat(seen).containsExactly(0L, 1L, 2L, 3L, 4L);
    }
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
  void two_hubs_share_the_work_and_one_goes_on_when_the_other_stops() {
    var view = CountedView.create(db, "shared");
    try (var pools = db.morePools();
        var survivor = hub().view(view).open().start()) {
      var other = History.on(pools).events(Happening.TYPES).view(view).open().start();
      for (int i = 0; i < 50; i++) survivor.events().publish(Happening.at("Test:x", i));
      assertThat(survivor.positions().awaitSettled(50, PATIENCE)).isTrue();
      other.close();
      for (int i = 50; i < 100; i++) survivor.events().publish(Happening.at("Test:x", i));
      assertThat(survivor.positions().awaitSettled(100, PATIENCE)).isTrue();
      assertThat(view.rows(db)).isEqualTo(CountedView.truth(db));
    }
  }

  @Test
  void a_hub_that_slept_while_another_took_over_writes_nothing_twice() {
    var view = CountedView.create(db, "slept");
    try (var hub = hub().view(view).open().start()) {
      happen(hub, "Test:x", 0);
      assertThat(hub.positions().awaitSettled(1, PATIENCE)).isTrue();
      // Another hub took the claim, did the next event, and let go again while this one slept.
      db.admin().sql("update token_entry set owner = null where processor_name = 'slept'").update();
      happen(hub, "Test:x", 1);
      assertThat(hub.positions().awaitSettled(2, PATIENCE)).isTrue();
      assertThat(view.rows(db)).isEqualTo(CountedView.truth(db));
    }
  }

  /** It holds a batch that it has not begun to write; the other has written it meanwhile. */
  @Test
  void a_hub_that_sleeps_with_a_batch_in_hand_may_not_write_it_after_another_took_over()
      throws Exception {
    var view = CountedView.create(db, "in_hand");
    sleeps(view, new Sleeping(view, false));
  }

  /** It holds locks on rows that the other needs: the server ends its transaction. */
  @Test
  void a_hub_that_sleeps_in_the_midst_of_its_transaction_holds_the_other_up_for_seconds_only()
      throws Exception {
    var view = CountedView.create(db, "in_the_midst");
    sleeps(view, new Sleeping(view, true));
  }

  private void sleeps(CountedView view, Sleeping sleeping) throws Exception {
    try (var pools = db.morePools();
        var sleeper = hub().view(sleeping).open().start();
        var other = History.on(pools).events(Happening.TYPES).view(view).open()) {
      happen(sleeper, "Test:x", 0);
      assertThat(sleeping.asleep.await(20, TimeUnit.SECONDS)).isTrue();
      other.start();
      long begun = System.nanoTime();
      assertThat(other.positions().awaitSettled(1, PATIENCE)).isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(15));
      sleeping.wake.countDown();
      assertThat(sleeping.written.await(20, TimeUnit.SECONDS)).isTrue();
      happen(sleeper, "Test:x", 1);
      assertThat(other.positions().awaitSettled(2, PATIENCE)).isTrue();
      assertThat(view.rows(db)).isEqualTo(CountedView.truth(db));
    } finally {
      sleeping.wake.countDown();
    }
  }

  /** A view that falls asleep over its first batch, before it writes or after. */
  private static final class Sleeping implements View {
    private final CountedView view;
    private final boolean after;
    private final CountDownLatch asleep = new CountDownLatch(1);
    private final CountDownLatch wake = new CountDownLatch(1);
    private final CountDownLatch written = new CountDownLatch(1);

    Sleeping(CountedView view, boolean after) {
      this.view = view;
      this.after = after;
    }

    @Override
    public String name() {
      return view.name();
    }

    @Override
    public boolean handles(Object payload) {
      return view.handles(payload);
    }

    @Override
    public void write(JdbcClient database, List<Recorded> batch) {
      try {
        if (!after) sleep();
        view.write(database, batch);
        if (after) sleep();
      } finally {
        written.countDown();
      }
    }

    private void sleep() {
      asleep.countDown();
      try {
        assertThat(wake.await(30, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Views commit without waiting for the disk, and the hub may outlive the server's crash. */
  @Test
  void what_a_crash_of_the_server_took_back_is_written_again() {
    var view = CountedView.create(db, "taken_back");
    try (var hub = hub().view(view).open().start()) {
      happen(hub, "Test:x", 0);
      assertThat(hub.positions().awaitSettled(1, PATIENCE)).isTrue();
      db.admin()
          .sql("create table before as select v.*, t.token from taken_back v, token_entry t")
          .update();
      for (int i = 1; i < 3; i++) happen(hub, "Test:x", i);
      assertThat(hub.positions().awaitSettled(3, PATIENCE)).isTrue();
      db.admin()
          .sql(
              """
              with token as (update token_entry set token = b.token from before b)
              update taken_back v set events = b.events, sequences = b.sequences, last_sequence = b.last_sequence,
                last_position = b.last_position from before b
              """)
          .update();
      happen(hub, "Test:x", 3);
      await(() -> view.rows(db).equals(CountedView.truth(db)));
    }
  }

  @Test
  void a_dead_hubs_claims_are_taken_over_though_its_clock_was_an_hour_ahead() {
    var view = CountedView.create(db, "ahead");
    try (var hub = hub().view(view).open().start()) {
      happen(hub, "Test:x", 0);
      assertThat(hub.positions().awaitSettled(1, PATIENCE)).isTrue();
    }
    db.admin()
        .sql("update token_entry set owner = 'dead', timestamp = ?")
        .param(DateTimeUtils.formatInstant(Instant.now().plusSeconds(3_600)))
        .update();
    try (var hub = hub().view(view).open().start()) {
      happen(hub, "Test:x", 1);
      assertThat(hub.positions().awaitSettled(2, Duration.ofSeconds(15))).isTrue();
    }
  }

  @Test
  void positions_answer_for_instants_and_listeners_hear_of_every_rise() {
    var view = CountedView.create(db, "heard");
    var heard = new CopyOnWriteArrayList<Long>();
    try (var hub = hub().view(view).open()) {
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

  private static void await(java.util.function.BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) throw new AssertionError("Waited in vain");
      java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }
}
