package weft.history.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.SerializationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import weft.database.TestDatabase;
import weft.history.Happening;
import weft.history.HeldLock;
import weft.history.Race;
import weft.history.axonserver.EventStoreStreams;
import weft.history.store.EventMetaData;
import weft.history.store.RecordedEvents;
import weft.history.store.StateKeeper;

@Timeout(60)
class PostgresEventStorageEngineTest {
  private static TestDatabase db;
  private static PostgresEventStore store;
  private static PostgresEventStorageEngine engine;

  @BeforeAll
  static void open() {
    db = TestDatabase.fresh();
    store = Happening.store(db.pools());
    engine = store.engine();
  }

  @AfterAll
  static void close() {
    store.close();
    db.close();
  }

  @Test
  void what_was_recorded_is_read_back_with_its_provenance_and_the_time_it_was_recorded_at() {
    engine.appendEvents(
        Happening.at("Test:read-back", 0, "first"), Happening.at("Test:read-back", 1, "second"));

    var events = engine.readEvents("Test:read-back").asStream().toList();

    assertThat(events)
        .extracting(it -> ((Happening) it.getPayload()).what())
        .containsExactly("first", "second");
    assertThat(events).extracting(EventMetaData::provenanceOf).containsOnly(Happening.PROVENANCE);
    assertThat(events).extracting(DomainEventMessage::getSequenceNumber).containsExactly(0L, 1L);
    var recorded = RecordedEvents.of(events.getLast());
    assertThat(recorded.recordedAt())
        .isEqualTo(engine.table().recordedAt(recorded.position()).orElseThrow())
        .isAfter(events.getFirst().getTimestamp());
    assertThat(stored("Test:read-back")).isEqualTo("{\"what\":\"first\",\"quantity\":\"0\"}");
  }

  @Test
  void an_append_to_a_stream_that_has_moved_on_is_told_so() {
    engine.appendEvents(Happening.first("Test:moved-on", 3));

    assertThatThrownBy(() -> engine.appendEvents(Happening.at("Test:moved-on", 0)))
        .isInstanceOf(AggregateStreamCreationException.class);
    assertThatThrownBy(() -> engine.appendEvents(Happening.at("Test:moved-on", 2)))
        .isInstanceOf(ConcurrencyException.class);
    assertThatThrownBy(() -> engine.appendEvents(Happening.at("Test:moved-on", 4)))
        .describedAs("a hole")
        .isInstanceOf(ConcurrencyException.class);
    assertThat(engine.lastSequenceNumberFor("Test:moved-on")).contains(2L);
  }

  @Test
  void an_append_over_many_streams_is_recorded_whole_or_not_at_all() {
    engine.appendEvents(Happening.at("Test:taken", 0));

    assertThatThrownBy(
            () -> engine.appendEvents(Happening.at("Test:free", 0), Happening.at("Test:taken", 0)))
        .isInstanceOf(AggregateStreamCreationException.class);
    assertThat(engine.lastSequenceNumberFor("Test:free")).isEmpty();
  }

  @Test
  void a_conflicting_append_fails_alone_and_its_neighbours_commit() throws Exception {
    engine.appendEvents(Happening.at("Test:contended", 0));
    try (var held = HeldLock.in(db)) {
      var outcomes = new ArrayList<Future<Boolean>>();
      try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < 50; i++) {
          var stream = i % 10 == 3 ? "Test:contended" : "Test:neighbour-" + i;
          outcomes.add(senders.submit(told(stream, 0)));
        }
        Thread.sleep(100);
        held.release(); // all appends that waited meanwhile form one group
      }
      for (int i = 0; i < 50; i++)
        assertThat(outcomes.get(i).get()).describedAs("append %d", i).isEqualTo(i % 10 != 3);
    }
  }

  @Test
  void an_append_the_database_refuses_fails_alone_and_its_neighbours_commit() throws Exception {
    try (var held = HeldLock.in(db);
        var senders = Executors.newVirtualThreadPerTaskExecutor()) {
      var good =
          IntStream.range(0, 20)
              .mapToObj(it -> senders.submit(told("Test:good-" + it, 0)))
              .toList();
      var bad = senders.submit(() -> engine.appendEvents(Happening.at("Test:bad\0", 0)));
      Thread.sleep(100);
      held.release();
      for (var it : good) assertThat(it.get()).isTrue();
      assertThatThrownBy(bad::get).rootCause().hasMessageContaining("invalid byte sequence");
    }
  }

  @Test
  void of_conflicting_appends_exactly_one_wins_each_version_and_every_loser_is_told()
      throws Exception {
    assertThat(Race.run(db, 32, 160)).isEqualTo(new Race(32 * 160, 160, 31 * 160));
  }

  @Test
  void control_of_appends_that_heed_no_version_the_same_comparison_fails() {
    assertThatThrownBy(() -> Race.blindly(db, 8, 20))
        .rootCause()
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("has two winners");
  }

  @Test
  void positions_have_no_gaps_and_times_rise_strictly_under_two_hubs() throws Exception {
    try (var pools = db.morePools();
        var other = Happening.store(pools);
        var senders = Executors.newFixedThreadPool(16)) {
      var done = new ArrayList<Future<?>>();
      for (int sender = 0; sender < 16; sender++) {
        var to = sender % 2 == 0 ? engine : other.engine();
        int me = sender;
        done.add(
            senders.submit(
                () -> {
                  for (int i = 0; i < 60; i++)
                    to.appendEvents(Happening.first("Test:hub-" + me + "-" + i, 3));
                }));
      }
      for (var it : done) it.get();
    }
    assertThat(
            db.admin()
                .sql(
                    """
                    select count(*) filter (where position <> n), count(*) filter (where recorded_at <= before), count(*) < 2880
                    from (select position, row_number() over (order by position) as n, recorded_at,
                                 lag(recorded_at) over (order by position) as before from domain_event) e
                    """)
                .query((row, _) -> row.getLong(1) + " " + row.getLong(2) + " " + row.getBoolean(3))
                .single())
        .isEqualTo("0 0 false");
  }

  @Test
  void many_streams_are_read_by_one_query() {
    engine.appendEvents(
        Happening.at("Test:m1", 0, "a"),
        Happening.at("Test:m1", 1, "b"),
        Happening.at("Test:m2", 0, "c"));

    try (var states = new StateKeeper(store::storeSnapshot, Happening.json())) {
      var wanted = List.of("Test:m1", "Test:m2", "Test:m3");
      var streams = new PostgresStreams(engine, states);
      var read = streams.read(wanted);

      assertThat(read.keySet()).isEqualTo(Set.of("Test:m1", "Test:m2"));
      assertThat(read.get("Test:m1")).extracting("what").containsExactly("a", "b");
      assertThat(new EventStoreStreams(store, states).read(wanted)).isEqualTo(read);
      assertThat(new EventStoreStreams(store, states).pasts(wanted))
          .isEqualTo(streams.pasts(wanted));
      for (var them : List.of(streams, new EventStoreStreams(store, states)))
        assertThat(wanted.stream().filter(them::has)).containsExactly("Test:m1", "Test:m2");
    }
  }

  @Test
  void a_type_without_a_stable_name_is_neither_written_nor_read() {
    record Unnamed(String it) {}
    var event =
        new org.axonframework.eventhandling.GenericDomainEventMessage<>(
            "Test", "Test:unnamed", 0, new Unnamed("x"), EventMetaData.of(Happening.PROVENANCE));
    assertThatThrownBy(() -> engine.appendEvents(event))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("Unnamed");
    assertThatThrownBy(
            () ->
                Happening.json()
                    .classForType(
                        new org.axonframework.serialization.SimpleSerializedType(
                            "Forgotten", null)))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("Forgotten");
  }

  @Test
  void the_newest_snapshot_of_a_stream_is_kept() {
    var events = Happening.first("Test:snapshot", 8);
    engine.appendEvents(events);
    engine.storeSnapshot(Happening.after(events.get(7), "seven"));
    engine.storeSnapshot(Happening.after(events.get(5), "five, late"));

    assertThat(engine.readSnapshot("Test:snapshot").orElseThrow().getPayload())
        .extracting("what")
        .isEqualTo("seven");
  }

  @Test
  void a_snapshot_of_another_history_gives_way_to_any() {
    var events = Happening.first("Test:restored", 3);
    engine.appendEvents(events);
    engine.storeSnapshot(Happening.at("Test:restored", 7, "of events that are not there"));
    engine.storeSnapshot(Happening.after(events.get(2), "two"));

    assertThat(engine.readSnapshot("Test:restored").orElseThrow().getPayload())
        .extracting("what")
        .isEqualTo("two");
  }

  @Test
  void history_is_read_in_order_from_any_position() {
    engine.appendEvents(Happening.first("Test:order", 2_500));
    List<? extends TrackedEventMessage<?>> all =
        engine.readEvents(engine.createTailToken(), false).toList();

    assertThat(all)
        .extracting(it -> PostgresEventStorageEngine.positionOf(it.trackingToken()))
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, all.size()).mapToObj(Long::valueOf).toList());
    var middle = all.get(1_234);
    assertThat(
            engine
                .readEvents(middle.trackingToken(), false)
                .findFirst()
                .orElseThrow()
                .getIdentifier())
        .isEqualTo(all.get(1_235).getIdentifier());
    assertThat(
            engine
                .readEvents(engine.createTokenAt(middle.getTimestamp()), false)
                .findFirst()
                .orElseThrow()
                .getIdentifier())
        .isEqualTo(middle.getIdentifier());
    assertThat(engine.readEvents(engine.createHeadToken(), false).toList()).isEmpty();
  }

  private static Callable<Boolean> told(String stream, long sequence) {
    return () -> {
      try {
        engine.appendEvents(Happening.at(stream, sequence));
        return true;
      } catch (ConcurrencyException | AggregateStreamCreationException e) {
        return false;
      }
    };
  }

  private static String stored(String stream) {
    return db.admin()
        .sql(
            "select convert_from(payload, 'UTF8') from domain_event where stream = ? order by"
                + " sequence limit 1")
        .param(stream)
        .query(String.class)
        .single();
  }
}
