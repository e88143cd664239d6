package weft.history;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.database.TestDatabase;
import weft.history.append.PostgresEventStore;
import weft.history.deadletter.DeadLetter;
import weft.history.deadletter.DeadLetters;
import weft.history.deadletter.DeadLetters.Filter;
import weft.history.store.EventJson;
import weft.history.store.EventMetaData;

/** A view whose table refuses one event: that event's stream is parked, nothing else. */
@Timeout(60)
class DeadLettersTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private TestDatabase db;
  private CountedView view;

  @BeforeEach
  void fresh() {
    db = TestDatabase.fresh();
    view = CountedView.create(db, "counted");
  }

  @AfterEach
  void close() {
    db.close();
  }

  private History.Plan hub() {
    return History.on(db.pools()).events(Happening.TYPES).view(view);
  }

  /** From here on the table takes no third event of the stream. */
  private void poison(String stream) {
    db.owner()
        .sql(
            "alter table counted add constraint poison check (stream <> '%s' or events < 3)"
                .formatted(stream))
        .update();
  }

  private void cure() {
    db.owner().sql("alter table counted drop constraint poison").update();
  }

  private static void settle(History hub) {
    assertThat(hub.positions().awaitSettled(hub.positions().head(), PATIENCE)).isTrue();
  }

  private List<String> truthWithout(String stream) {
    return CountedView.truth(db).stream().filter(it -> !it.contains(stream + ",")).toList();
  }

  private List<String> rowsWithout(String stream) {
    return view.rows(db).stream().filter(it -> !it.contains(stream + ",")).toList();
  }

  private void record(int streams, int events) {
    try (var recorder = Happening.store(db.pools())) {
      for (int sequence = 0; sequence < events; sequence++)
        for (int stream = 0; stream < streams; stream++)
          recorder.engine().appendEvents(Happening.at("Test:s" + stream, sequence));
    }
  }

  @ParameterizedTest
  @CsvSource({"1,1", "7,1", "1000,1", "1000,4"})
  void the_poisoned_stream_parks_in_order_and_a_retry_makes_it_equal_to_a_replay(
      int batch, int segments) {
    poison("Test:s3");
    record(20, 10);
    try (var hub = hub().batchSize(batch).segments(segments).open().start()) {
      settle(hub);
      assertThat(rowsWithout("Test:s3")).isEqualTo(truthWithout("Test:s3"));
      var letters = hub.deadLetters().list(Filter.ALL, 0, 100);
      assertThat(letters).extracting(DeadLetter::stream).hasSize(8).containsOnly("Test:s3");
      assertThat(letters).extracting(DeadLetter::position).isSorted();
      var first = letters.getFirst();
      var cause = requireNonNull(first.cause());
      assertThat(cause.message()).contains("poison");
      assertThat(cause.stack()).contains("at weft.").hasSizeLessThan(6_100);
      assertThat(first.eventType()).isEqualTo("Happening");
      assertThat(letters.subList(1, 8)).allMatch(it -> it.waiting() && it.cause() == null);

      var unchanged = hub.deadLetters().retry(letters.getLast().id()).orElseThrow();
      assertThat(unchanged.takenIn()).isZero();
      assertThat(unchanged.failed().getFirst().attempts()).isEqualTo(2);
      cure();
      var retried = hub.deadLetters().retry(letters.getLast().id()).orElseThrow();
      assertThat(retried.takenIn()).isEqualTo(8);
      assertThat(retried.failed()).isEmpty();
      assertThat(hub.deadLetters().waiting("counted")).isZero();
      assertThat(view.rows(db)).isEqualTo(CountedView.truth(db)); // which tells the order, too
    }
  }

  @Test
  @Tag("long")
  void without_the_queue_the_view_stops() {
    poison("Test:s3");
    record(20, 10);
    try (var hub = hub().deadLetters(0).open().start()) {
      long poisoned = 2 * 20 + 4; // the stream's third event
      assertThat(hub.positions().awaitSettled(poisoned, Duration.ofSeconds(6))).isFalse();
      assertThat(hub.deadLetters().list(Filter.ALL, 0, 1)).isEmpty();
    }
  }

  @Test
  void a_missing_table_is_waited_for_and_blames_no_event() {
    record(5, 3);
    db.owner().sql("alter table counted rename to elsewhere").update();
    try (var hub = hub().open().start()) {
      assertThat(hub.positions().awaitSettled(15, Duration.ofSeconds(2))).isFalse();
      assertThat(hub.deadLetters().list(Filter.ALL, 0, 10)).isEmpty();
      db.owner().sql("alter table elsewhere rename to counted").update();
      settle(hub);
      assertThat(view.rows(db)).isEqualTo(CountedView.truth(db));
    }
  }

  @Test
  void events_that_come_while_letters_are_retried_neither_overtake_nor_are_left_behind() {
    poison("Test:s0");
    record(2, 10);
    try (var hub = hub().open().start()) {
      settle(hub);
      cure();
      var sender =
          Thread.ofVirtual()
              .start(
                  () -> {
                    for (int i = 10; i < 300; i++)
                      for (int stream = 0; stream < 2; stream++)
                        hub.events().publish(Happening.at("Test:s" + stream, i));
                  });
      int taken = 0;
      while (sender.isAlive()) taken += hub.deadLetters().retryAll("counted").takenIn();
      settle(hub);
      taken += hub.deadLetters().retryAll("counted").takenIn();
      assertThat(taken).isGreaterThanOrEqualTo(8);
      assertThat(hub.deadLetters().list(Filter.ALL, 0, 1)).isEmpty();
      assertThat(view.rows(db)).isEqualTo(CountedView.truth(db));
    }
  }

  @Test
  void an_event_left_out_with_a_reason_is_left_out_by_a_replay_too() {
    poison("Test:s1");
    record(3, 3);
    try (var hub = hub().open().start()) {
      settle(hub);
      var letter = hub.deadLetters().list(Filter.ALL, 0, 10).getFirst();
      assertThatThrownBy(() -> hub.deadLetters().discard(letter.id(), "operator@weft", " "))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(hub.deadLetters().discard(letter.id(), "operator@weft", "sent by mistake"))
          .isPresent();
      assertThat(hub.deadLetters().discard(letter.id(), "operator@weft", "again")).isEmpty();
      assertThat(hub.deadLetters().retry(letter.id())).isEmpty();
      var kept = requireNonNull(hub.deadLetters().find(letter.id()).orElseThrow().discard());
      assertThat(kept.by()).isEqualTo("operator@weft");
      assertThat(kept.reason()).isEqualTo("sent by mistake");
      assertThat(hub.deadLetters().waiting("counted")).isZero();
    }
    var rows = view.rows(db);
    cure();
    db.admin().sql("truncate counted, token_entry").update();
    try (var hub = hub().open().start()) {
      settle(hub);
      assertThat(view.rows(db)).isEqualTo(rows).isNotEqualTo(CountedView.truth(db));
    }
  }

  @Test
  void only_the_first_of_a_sequence_can_be_left_out_and_those_behind_it_go_on() {
    poison("Test:s0");
    record(1, 5);
    try (var hub = hub().open().start()) {
      settle(hub);
      var letters = hub.deadLetters().list(Filter.ALL, 0, 10);
      assertThat(letters).hasSize(3);
      assertThatThrownBy(
              () -> hub.deadLetters().discard(letters.getLast().id(), "operator@weft", "no use"))
          .isInstanceOf(DeadLetters.NotNow.class);
      var after =
          hub.deadLetters()
              .discard(letters.getFirst().id(), "operator@weft", "no use")
              .orElseThrow();
      assertThat(after.failed().getFirst().position()).isEqualTo(letters.get(1).position());
      assertThat(after.left()).isEqualTo(2);
    }
  }

  @Test
  void a_view_replayed_with_letters_standing_takes_in_what_stood_before_them() {
    poison("Test:s2");
    record(4, 6);
    try (var hub = hub().open().start()) {
      settle(hub);
    }
    var rows = view.rows(db);
    cure();
    db.admin().sql("truncate counted, token_entry").update();
    try (var hub = hub().batchSize(5).open().start()) {
      settle(hub);
      assertThat(view.rows(db)).isEqualTo(rows);
      hub.deadLetters().retryAll("counted");
      assertThat(view.rows(db)).isEqualTo(CountedView.truth(db));
    }
  }

  @Test
  void with_too_many_letters_the_view_stops_where_it_is() {
    poison("Test:s0");
    record(2, 10);
    try (var hub = hub().batchSize(1).deadLetters(3).open().start()) {
      await(() -> hub.deadLetters().waiting("counted") == 3);
      assertThat(hub.positions().awaitSettled(20, Duration.ofSeconds(1))).isFalse();
      cure();
      hub.deadLetters().retryAll("counted");
      settle(hub);
      await(() -> hub.deadLetters().retryAll("counted").left() == 0);
      assertThat(view.rows(db)).isEqualTo(CountedView.truth(db));
    }
  }

  record Novelty(String what) {}

  @Test
  void an_event_this_release_cannot_read_is_parked_until_one_can() {
    var types = Map.<String, Class<?>>of("Happening", Happening.class, "Novelty", Novelty.class);
    record(3, 2);
    try (var newer = PostgresEventStore.open(db.pools().writer(), new EventJson(types))) {
      newer
          .engine()
          .appendEvents(
              new GenericDomainEventMessage<>(
                  "Test",
                  "Test:s1",
                  2,
                  new Novelty("new"),
                  EventMetaData.of(Happening.PROVENANCE)));
      newer.engine().appendEvents(Happening.at("Test:s1", 3), Happening.at("Test:s2", 2));
    }
    try (var hub = hub().open().start()) {
      settle(hub);
      var letters = hub.deadLetters().list(Filter.ALL, 0, 10);
      assertThat(letters).extracting(DeadLetter::position).containsExactly(7L, 8L);
      assertThat(requireNonNull(letters.getFirst().cause()).message()).contains("cannot be read");
      assertThat(letters.getFirst().eventType()).isEqualTo("Novelty");
    }
    try (var hub = hub().events(types).open().start()) {
      settle(hub);
      assertThat(hub.deadLetters().retryAll("counted").takenIn()).isEqualTo(2);
      assertThat(rowsWithout("Test:s1")).isEqualTo(truthWithout("Test:s1"));
    }
  }

  static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) throw new AssertionError("Waited in vain");
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }
}
