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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import weft.database.Pools;
import weft.database.TestDatabase;

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
      await(() -> took(other, follower).compareTo(LOOK.dividedBy(10)) < 0); // they have met
      List<Duration> all = new ArrayList<>();
      for (int i = 0; i < 20; i++) all.add(took(other, follower));
      all.sort(null);
      // By looking alone half of them would take half a second and more.
      assertThat(all.get(15)).isLessThan(LOOK.dividedBy(5));
      assertThat(view.rows(db)).isEqualTo(CountedView.truth(db));
    }
  }

  @Test
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
        for (int i = 0; i < 20; i++) happen(hub, "Test:x", recorded++);
        await(() -> heard(words, Duration.ofMillis(50)).contains(String.valueOf(recorded)));
      }
    }
  }

  @Test
  void a_hub_that_lost_its_ear_hears_again_and_misses_nothing() {
    var view = CountedView.create(db, "deaf");
    try (var pools = db.morePools();
        var follower = HappeningHub.hub(db).view(view).open().start();
        var other = recorder(pools)) {
      await(() -> took(other, follower).compareTo(LOOK.dividedBy(10)) < 0);
      db.admin()
          .sql("select pg_terminate_backend(pid) from pg_locks where classid = 1464157780")
          .query(Boolean.class)
          .list();
      assertThat(took(other, follower)).isLessThan(LOOK.multipliedBy(5));
      await(() -> took(other, follower).compareTo(LOOK.dividedBy(10)) < 0);
      assertThat(view.rows(db)).isEqualTo(CountedView.truth(db));
    }
  }

  private static History recorder(Pools pools) {
    return History.on(pools)
        .events(Happening.TYPES)
        .commandHandler(it -> new HappeningHub.Desk(it.events()))
        .open()
        .start();
  }

  /** One hub's commit, until the other's view shows it. */
  private Duration took(History other, History follower) {
    happen(other, "Test:x", recorded++);
    long begun = System.nanoTime();
    assertThat(follower.positions().awaitSettled(recorded, PATIENCE)).isTrue();
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private static List<String> heard(PGConnection words, Duration patience) {
    try {
      List<String> heard = new ArrayList<>();
      for (PGNotification it : words.getNotifications((int) patience.toMillis()))
        heard.add(it.getParameter());
      return heard;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
