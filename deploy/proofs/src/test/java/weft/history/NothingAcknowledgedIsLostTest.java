package weft.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import weft.database.Beside;
import weft.database.TestDatabase;
import weft.database.TestPostgres;
import weft.history.store.HistoryUnavailable;

@Timeout(60)
@Beside
class NothingAcknowledgedIsLostTest {
  private final long seed = Long.getLong("weft.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private TestDatabase db;
  private @Nullable TestPostgres own;

  @BeforeEach
  void a_durable_server() {
    System.out.println("seed " + seed);
    db = TestDatabase.durable();
    assertDurable(db);
  }

  private static void assertDurable(TestDatabase db) {
    for (var setting : List.of("fsync", "full_page_writes", "synchronous_commit"))
      assertThat(db.admin().sql("show " + setting).query(String.class).single()).isEqualTo("on");
  }

  @AfterEach
  void stop() throws IOException {
    db.close();
    if (own != null) own.close();
  }

  /** A server for this test alone, which kills it. */
  private TestPostgres ownServer() {
    db.close();
    var server = TestPostgres.start();
    own = server;
    db = TestDatabase.on(server);
    assertDurable(db);
    return server;
  }

  @Test
  void when_the_writers_connection_is_terminated_again_and_again() throws Exception {
    try (var store = Happening.store(db.pools());
        var senders = Senders.start(store.engine(), 32)) {
      for (int i = 0; i < 15; i++) {
        Thread.sleep(random.nextLong(20, 150));
        db.admin()
            .sql(
                "select pg_terminate_backend(pid) from pg_stat_activity where usename ="
                    + " 'weft_writer'")
            .query()
            .listOfRows();
      }
      Thread.sleep(200);
      senders.stop();
      assertExactlyOnce(senders);
    }
  }

  @Test
  @Tag("long")
  void when_postgresql_is_killed_and_comes_back_while_the_hub_stays() throws Exception {
    var postgres = ownServer();
    try (var store = Happening.store(db.pools());
        var senders = Senders.start(store.engine(), 32)) {
      for (int i = 0; i < 3; i++) {
        Thread.sleep(random.nextLong(300, 900));
        postgres.kill();
        postgres.restart();
        long back = System.nanoTime();
        int before = senders.acknowledged.size();
        while (senders.acknowledged.size() == before) Thread.sleep(10);
        assertThat(Duration.ofNanos(System.nanoTime() - back)).isLessThan(Duration.ofSeconds(15));
      }
      Thread.sleep(200);
      senders.stop();
      assertExactlyOnce(senders);
    }
  }

  @Test
  @Tag("long")
  void control_with_asynchronous_commit_the_kill_loses_what_was_acknowledged() throws Exception {
    var postgres = ownServer();
    db.admin().sql("alter role weft_writer set synchronous_commit = off").update();
    try (var pools = db.morePools();
        var store = Happening.store(pools);
        var senders = Senders.start(store.engine(), 32)) {
      int lost = 0;
      for (int i = 0; i < 5 && lost == 0; i++) {
        Thread.sleep(random.nextLong(300, 900));
        postgres.kill();
        postgres.restart();
        var stored = new HashSet<>(stored());
        lost +=
            (int)
                List.copyOf(senders.acknowledged).stream()
                    .filter(it -> !stored.contains(it))
                    .count();
      }
      senders.stop();
      assertThat(lost).isPositive();
    }
  }

  @Test
  void when_the_answer_to_a_commit_is_lost_the_commit_is_looked_up() throws Exception {
    try (var wire = new CutWire(TestPostgres.durable().server().getPort());
        var pools = wire.to(db);
        var store = Happening.store(pools)) {
      store.engine().appendEvents(Happening.at("Test:warm", 0));

      wire.cut(CutWire.When.AFTER_ROUND);
      store.engine().appendEvents(Happening.at("Test:answered", 0));
      wire.cut(CutWire.When.BEFORE_ROUND);
      store.engine().appendEvents(Happening.at("Test:again", 0));

      assertThat(wire.cuts()).isEqualTo(2);
      assertThat(store.engine().lastSequenceNumberFor("Test:answered")).contains(0L);
      assertThat(store.engine().lastSequenceNumberFor("Test:again")).contains(0L);
      assertThat(stored()).hasSize(3);
    }
  }

  /**
   * The hub sends the event again meanwhile: one of the two is recorded, and the answer is true.
   */
  @Test
  void when_a_round_comes_late_after_the_hub_has_given_it_up_it_is_recorded_once()
      throws Exception {
    try (var wire = new CutWire(TestPostgres.durable().server().getPort());
        var pools = wire.to(db);
        var store = Happening.store(pools)) {
      store.engine().appendEvents(Happening.at("Test:warm", 0));

      wire.cut(CutWire.When.LATE);
      var event = Happening.at("Test:late", 0);
      boolean again = false;
      for (boolean answered = false; !answered; ) {
        try {
          store.engine().appendEvents(event);
          answered = true;
        } catch (HistoryUnavailable e) {
          again |= e.perhapsRecorded();
        } catch (AggregateStreamCreationException e) {
          assertThat(again).describedAs("told a conflict with itself").isTrue();
          answered = true;
        }
      }
      while (wire.late() == 0) Thread.sleep(10);

      assertThat(stored()).hasSize(2).contains(event.getIdentifier());
      store.engine().appendEvents(Happening.at("Test:late", 1));
      assertThat(stored()).hasSize(3);
    }
  }

  @Test
  @Tag("long")
  void a_hub_that_vanishes_in_the_midst_of_a_round_holds_the_others_up_for_seconds_only()
      throws Exception {
    try (var wire = new CutWire(TestPostgres.durable().server().getPort());
        var pools = wire.to(db);
        var vanishing = Happening.store(pools);
        var store = Happening.store(db.pools())) {
      vanishing.engine().appendEvents(Happening.at("Test:warm", 0));
      wire.cut(CutWire.When.HALF);
      Thread.ofVirtual()
          .start(() -> vanishing.engine().appendEvents(Happening.first("Test:half", 1_000)));
      while (wire.cuts() == 0) Thread.sleep(10);
      try (var senders = Senders.start(store.engine(), 1)) {
        long asked = System.nanoTime();
        while (senders.acknowledged.isEmpty()) Thread.sleep(10);
        assertThat(Duration.ofNanos(System.nanoTime() - asked))
            .describedAs("waited for a lock that was held")
            .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(8));
      }
    }
  }

  @Test
  @Tag("long")
  void when_the_database_is_out_of_reach_the_sender_is_told_within_5_seconds_and_it_recovers()
      throws Exception {
    try (var wire = new CutWire(TestPostgres.durable().server().getPort());
        var pools = wire.to(db);
        var store = Happening.store(pools)) {
      store.engine().appendEvents(Happening.at("Test:before", 0));
      wire.stall();
      long asked = System.nanoTime();
      var told =
          catchThrowableOfType(
              HistoryUnavailable.class,
              () -> store.engine().appendEvents(Happening.at("Test:during", 0)));
      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(5));
      assertThatThrownBy(() -> store.engine().readEvents("Test:before").asStream().toList())
          .isInstanceOf(HistoryUnavailable.class);
      wire.flow();
      long flowing = System.nanoTime();
      while (true) {
        try {
          store.engine().appendEvents(Happening.at("Test:after", 0));
          break;
        } catch (HistoryUnavailable e) {
          assertThat(Duration.ofNanos(System.nanoTime() - flowing))
              .isLessThan(Duration.ofSeconds(10));
        }
      }
      if (!told.perhapsRecorded())
        assertThat(store.engine().lastSequenceNumberFor("Test:during")).isEmpty();
    }
  }

  @Test
  void a_hub_that_stalls_inside_its_round_holds_the_others_up_for_seconds_only() throws Exception {
    try (var stalled = HeldLock.in(db);
        var store = Happening.store(db.pools())) {
      stalled.asAHubWould();
      long asked = System.nanoTime();
      store.engine().appendEvents(Happening.at("Test:waited", 0));
      assertThat(Duration.ofNanos(System.nanoTime() - asked))
          .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(5));
    }
  }

  private void assertExactlyOnce(Senders senders) {
    assertThat(senders.unexpected).isEmpty();
    var stored = stored();
    System.out.printf(
        "acknowledged %d, stored %d, unanswered %d%n",
        senders.acknowledged.size(), stored.size(), senders.unanswered.get());
    assertThat(senders.acknowledged.size()).as("a busy machine does less").isGreaterThan(100);
    var once = new HashSet<>(stored);
    assertThat(once).as("stored, none of them twice").hasSameSizeAs(stored);
    assertThat(senders.acknowledged).allMatch(once::contains);
    // the event that stop() interrupted may be stored without an answer: at most one per sender
    assertThat(stored.size() - senders.acknowledged.size()).isBetween(0, 32);
    assertThat(
            db.admin()
                .sql("select count(*) = max(position) from domain_event")
                .query(Boolean.class)
                .single())
        .isTrue();
  }

  private List<String> stored() {
    return db.admin()
        .sql("select event_id from domain_event")
        .query((row, _) -> row.getString(1))
        .list();
  }
}
