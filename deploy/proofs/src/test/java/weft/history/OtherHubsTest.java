package weft.history;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.history.HappeningHub.PATIENCE;
import static weft.history.HappeningHub.await;
import static weft.history.HappeningHub.happen;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import weft.database.Pools;
import weft.database.TestDatabase;
import weft.history.follow.View;
import weft.history.store.OtherHubs;

/** Hubs on one database tell each other what they have recorded, where another listens. */
@Timeout(60)
class OtherHubsTest {
  private static final Duration LOOK = Duration.ofSeconds(1);
  private TestDatabase db;
  private int recorded;

  @BeforeEach
  void fresh() {
    db = TestDatabase.fresh();
  }

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void what_another_hub_records_is_known_long_before_the_next_look() {
    var view = CountedView.create(db, "told");
    try (var pools = db.morePools();
        var follower = HappeningHub.hub(db).view(view).open().start();
        var other = recorder(pools)) {
      meet(other, follower);
      List<Duration> all = new ArrayList<>();
      for (int i = 0; i < 20; i++) all.add(took(other, follower));
      all.sort(null);
      // Hubs that only look at the head would show half of the commits after half a second or more.
      assertThat(all.get(15)).isLessThan(LOOK.dividedBy(5));
      assertThat(view.rows(db)).isEqualTo(CountedView.truth(db));
    }
  }

  /** The waiting hub writes none of the views, and would look only five times a second. */
  @Test
  void how_far_another_hub_has_brought_the_views_is_told() {
    var view = CountedView.create(db, "moved");
    try (var follower = HappeningHub.hub(db).view(view).open().start()) {
      assertThat(took(follower, follower)).isLessThan(PATIENCE);
      try (var pools = db.morePools();
          var other = recorder(pools, view)) {
        meet(other, other);
        List<Duration> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) all.add(took(other, other));
        all.sort(null);
        assertThat(all.get(15))
            .isLessThan(LOOK.dividedBy(7)); // by its own looks it would take 0.15 s
        assertThat(db.admin().sql("select distinct owner from token_entry").query().listOfRows())
            .as("the views are the other's")
            .hasSize(1);
      }
    }
  }

  @Test
  @Tag("long")
  void nothing_is_said_while_nobody_else_listens() throws Exception {
    try (var passerBy = db.pools().reader().getDataSource().getConnection();
        var hub = HappeningHub.hub(db).open().start()) {
      passerBy.createStatement().execute("listen weft_head");
      var words = passerBy.unwrap(PGConnection.class);
      Thread.sleep(LOOK.plusMillis(200));
      for (int i = 0; i < 20; i++) happen(hub, "Test:x", recorded++);
      assertThat(heard(words, Duration.ofMillis(300))).isEmpty();
      try (var pools = db.morePools();
          var other = recorder(pools)) {
        assertThat(other.positions().head()).isEqualTo(recorded);
        await(
            () -> {
              happen(hub, "Test:x", recorded++);
              return !heard(words, Duration.ofMillis(50)).isEmpty();
            });
        heard(words, LOOK);
        long begun = System.nanoTime();
        for (int i = 0; i < 200; i++) happen(hub, "Test:x", recorded++);
        long most = 3 + Duration.ofNanos(System.nanoTime() - begun).dividedBy(Duration.ofMillis(5));
        assertThat(heard(words, Duration.ofMillis(500)))
            .as("a word for all that came in its rest")
            .hasSizeBetween(1, (int) Math.min(most, 199));
      }
    }
  }

  @Test
  void a_hub_that_lost_its_ear_hears_again_and_misses_nothing() {
    var view = CountedView.create(db, "deaf");
    try (var pools = db.morePools();
        var follower = HappeningHub.hub(db).view(view).open().start();
        var other = recorder(pools)) {
      meet(other, follower);
      db.admin()
          .sql(
              "select pg_terminate_backend(pid) from pg_locks where classid = "
                  + OtherHubs.LISTENING)
          .query(Boolean.class)
          .list();
      assertThat(took(other, follower)).isLessThan(LOOK.multipliedBy(5));
      meet(other, follower);
      assertThat(view.rows(db)).isEqualTo(CountedView.truth(db));
    }
  }

  /** Every login may send this notice: it only makes hubs look. */
  @Test
  void a_word_of_whoever_it_is_says_no_more_than_that_there_may_be_something() {
    var view = CountedView.create(db, "told_lies");
    try (var pools = db.morePools();
        var follower = HappeningHub.hub(db).view(view).open().start();
        var other = recorder(pools)) {
      meet(other, follower);
      say("9223372036854775807");
      say("no number");
      assertThat(took(other, follower)).isLessThan(LOOK.dividedBy(5));
      assertThat(view.rows(db)).isEqualTo(CountedView.truth(db));
    }
  }

  /** A replay beside the live views holds its own locks. */
  @Test
  void a_hub_listens_while_a_replay_runs() {
    try (var pools = db.morePools();
        var hub = HappeningHub.hub(db).open().start();
        var other = recorder(pools)) {
      happen(hub, "Test:x", recorded++);
      await(
          () ->
              db.admin()
                      .sql(
                          "select count(*) from pg_locks where granted and classid = "
                              + OtherHubs.LISTENING)
                      .query(Integer.class)
                      .single()
                  == 2);
      assertThat(
              db.admin()
                  .sql("select pg_try_advisory_lock(1464157780, 1)")
                  .query(Boolean.class)
                  .single())
          .as("the lock of a side schema")
          .isTrue();
      assertThat(other.positions().head()).isEqualTo(recorded);
    }
  }

  private void say(String word) {
    db.admin().sql("select pg_notify('weft_head', ?)").param(word).query((_, _) -> 0).list();
  }

  /** Waits until one hub hears the other, and does not only look on its own. */
  private void meet(History other, History follower) {
    await(
        () -> {
          for (int i = 0; i < 4; i++)
            if (took(other, follower).compareTo(LOOK.dividedBy(10)) > 0) return false;
          return true;
        });
  }

  private static History recorder(Pools pools, View... views) {
    var plan =
        History.on(pools)
            .events(Happening.TYPES)
            .commandHandler(it -> new HappeningHub.Desk(it.events()));
    for (var it : views) plan.view(it);
    return plan.open().start();
  }

  /** The time from one hub's commit until the other hub's view shows it. */
  private Duration took(History other, History follower) {
    happen(other, "Test:x", recorded++);
    long begun = System.nanoTime();
    assertThat(follower.positions().awaitSettled(recorded, PATIENCE)).isTrue();
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private static List<String> heard(PGConnection words, Duration patience) {
    try {
      List<String> heard = new ArrayList<>();
      long end = System.nanoTime() + patience.toNanos();
      for (long left = patience.toMillis(); left > 0; left = (end - System.nanoTime()) / 1_000_000)
        for (PGNotification it : words.getNotifications((int) left)) heard.add(it.getParameter());
      return heard;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
