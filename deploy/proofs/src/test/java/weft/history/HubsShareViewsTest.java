package weft.history;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.history.HappeningHub.PATIENCE;
import static weft.history.HappeningHub.await;
import static weft.history.HappeningHub.happen;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.DateTimeUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.database.Beside;
import weft.database.TestDatabase;
import weft.database.TestPostgres;
import weft.event.Recorded;

/** Hubs that share views, sleep, die, or lose what a crash of the server took back. */
@Timeout(60)
@Beside
class HubsShareViewsTest {
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
  void two_hubs_share_the_work_and_one_goes_on_when_the_other_stops() {
    var view = CountedView.create(db, "shared");
    try (var pools = db.morePools();
        var survivor = HappeningHub.hub(db).view(view).open().start()) {
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
    try (var hub = HappeningHub.hub(db).view(view).open().start()) {
      happen(hub, "Test:x", 0);
      assertThat(hub.positions().awaitSettled(1, PATIENCE)).isTrue();
      // While this hub slept, another one took the claim, processed the next event and released it.
      db.admin().sql("update token_entry set owner = null where processor_name = 'slept'").update();
      happen(hub, "Test:x", 1);
      assertThat(hub.positions().awaitSettled(2, PATIENCE)).isTrue();
      assertThat(view.rows(db)).isEqualTo(CountedView.truth(db));
    }
  }

  /** This hub holds a batch that it has not begun to write; the other has written it meanwhile. */
  @Test
  @Tag("long")
  void a_hub_that_sleeps_with_a_batch_in_hand_may_not_write_it_after_another_took_over()
      throws Exception {
    var view = CountedView.create(db, "held_back");
    sleeps(view, new Sleeping(view, false));
  }

  /** This hub locks rows that the other needs: the server ends its transaction. */
  @Test
  @Tag("long")
  void a_hub_that_sleeps_in_the_midst_of_its_transaction_holds_the_other_up_for_seconds_only()
      throws Exception {
    var view = CountedView.create(db, "in_the_midst");
    sleeps(view, new Sleeping(view, true));
  }

  /**
   * The server waits for the rest of a message, which does not count as idle; the hub keeps the
   * claim.
   */
  @Test
  @Tag("long")
  void a_hub_that_vanishes_in_the_midst_of_a_message_holds_the_other_up_for_seconds_only()
      throws Exception {
    var view = CountedView.create(db, "half_said");
    try (var wire = new CutWire(TestPostgres.shared().server().getPort());
        var cut = wire.to(db);
        var pools = db.morePools();
        var _ = History.on(cut).events(Happening.TYPES).view(new Wordy(view)).open().start();
        var other = History.on(pools).events(Happening.TYPES).view(view).open()) {
      wire.cut(CutWire.When.HALF, Wordy.WORDS);
      other.events().publish(Happening.at("Test:x", 0));
      await(() -> wire.cuts() > 0);
      other.start();
      long begun = System.nanoTime();
      assertThat(other.positions().awaitSettled(1, PATIENCE)).isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(15));
      assertThat(view.rows(db)).isEqualTo(CountedView.truth(db));
    }
  }

  /** The message is much longer than the part that the network takes at once. */
  private record Wordy(CountedView view) implements CountedView.Around {
    static final String WORDS = "select /* many words */";

    @Override
    public void write(JdbcClient database, List<Recorded> batch) {
      database
          .sql(WORDS + " length(?)")
          .param("word ".repeat(100_000))
          .query(Integer.class)
          .single();
      view.write(database, batch);
    }
  }

  /** Another view of the same hub stays awake, and its claim is renewed meanwhile. */
  private void sleeps(CountedView view, Sleeping sleeping) throws Exception {
    var awake = CountedView.create(db, "awake");
    try (var pools = db.morePools();
        var sleeper = HappeningHub.hub(db).view(sleeping).view(awake).open().start();
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

  /** Views commit without waiting for the disk, and the hub may outlive the server's crash. */
  @Test
  void what_a_crash_of_the_server_took_back_is_written_again() {
    var view = CountedView.create(db, "taken_back");
    try (var hub = HappeningHub.hub(db).view(view).open().start()) {
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
  @Tag("long")
  void a_dead_hubs_claims_are_taken_over_though_its_clock_was_an_hour_ahead() {
    var view = CountedView.create(db, "ahead");
    try (var hub = HappeningHub.hub(db).view(view).open().start()) {
      happen(hub, "Test:x", 0);
      assertThat(hub.positions().awaitSettled(1, PATIENCE)).isTrue();
    }
    db.admin()
        .sql("update token_entry set owner = 'dead', timestamp = ?")
        .param(DateTimeUtils.formatInstant(Instant.now().plusSeconds(3_600)))
        .update();
    try (var hub = HappeningHub.hub(db).view(view).open().start()) {
      happen(hub, "Test:x", 1);
      assertThat(hub.positions().awaitSettled(2, Duration.ofSeconds(15))).isTrue();
    }
  }
}
