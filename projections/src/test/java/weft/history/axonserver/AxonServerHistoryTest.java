package weft.history.axonserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.history.HappeningHub.PATIENCE;
import static weft.history.HappeningHub.await;

import io.axoniq.axonserver.grpc.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import weft.database.Pools;
import weft.database.TestDatabase;
import weft.event.Recorded;
import weft.history.CountedView;
import weft.history.Happening;
import weft.history.HappeningHub;
import weft.history.History;
import weft.history.HistoryOrigin;
import weft.history.deadletter.DeadLetters;
import weft.history.follow.View;
import weft.history.store.HistoryReader;
import weft.history.store.HistoryUnavailable;
import weft.history.store.Row;

/**
 * A history whose events are on Axon Server: same positions, same refusals, same views. The server
 * here is {@link ServerOnPaper}, so this says what we do, not what Axon Server does.
 */
@Timeout(120)
class AxonServerHistoryTest {
  private final ServerOnPaper server = ServerOnPaper.start();
  private final TestDatabase db = TestDatabase.fresh();
  private final CountedView counted = CountedView.create(db, "counted");

  @AfterEach
  void close() {
    server.close();
    db.close();
  }

  private History hub(Pools pools, AxonServer at, View view) {
    return History.on(pools)
        .events(Happening.TYPES)
        .axonServer(at)
        .view(view)
        .commandHandler(it -> new HappeningHub.Desk(it.events()))
        .open()
        .start();
  }

  private History hub() {
    return hub(db.pools(), server.address(), counted);
  }

  private static void happen(History hub, String stream, long sequence) {
    var result = HappeningHub.happen(hub, stream, sequence);
    if (!result.isExceptional()) return;
    if (result.exceptionResult() instanceof RuntimeException refused) throw refused;
    throw new AssertionError(result.exceptionResult());
  }

  /** A line that is back may break once more. */
  private static void happenOnceReached(History hub, String stream, long sequence) {
    await(
        () -> {
          try {
            happen(hub, stream, sequence);
            return true;
          } catch (HistoryUnavailable notReached) {
            return false;
          }
        });
  }

  private List<Recorded> copied() {
    return new HistoryReader(db.pools().writer(), Happening.json(), NoOpEventUpcaster.INSTANCE)
        .after(0, 1_000)
        .events();
  }

  private void settle(History hub) {
    assertThat(hub.positions().awaitSettled(hub.positions().head(), PATIENCE)).isTrue();
  }

  @Test
  void what_the_server_numbers_from_0_has_positions_from_1_and_is_copied_as_it_was_said() {
    try (var hub = hub()) {
      assertThat(hub.positions().head()).isZero();
      happen(hub, "Test:a", 0);
      happen(hub, "Test:b", 0);
      happen(hub, "Test:a", 1);
      assertThat(hub.positions().positionOf("Test:a", 2)).isEqualTo(3);
      assertThat(hub.positions().head()).isEqualTo(3);
      settle(hub);
      assertThat(hub.positions().settled()).isEqualTo(3);
      assertThat(hub.streams().read(Set.of("Test:a")).get("Test:a")).hasSize(2);
    }
    assertThat(server.events().all()).hasSize(3);
    var events = copied();
    assertThat(events).extracting(Recorded::position).containsExactly(1L, 2L, 3L);
    assertThat(events).extracting(Recorded::stream).containsExactly("Test:a", "Test:b", "Test:a");
    assertThat(events).extracting(Recorded::provenance).containsOnly(Happening.PROVENANCE);
    assertThat(events)
        .extracting(Recorded::id)
        .isEqualTo(server.events().all().stream().map(Event::getMessageIdentifier).toList());
    assertThat(counted.rows(db)).isEqualTo(CountedView.truth(db));
  }

  @Test
  void a_stream_found_elsewhere_refuses_the_append_as_postgres_does() {
    try (var hub = hub()) {
      happen(hub, "Test:a", 0);
      assertThatThrownBy(() -> happen(hub, "Test:a", 0))
          .isInstanceOf(AggregateStreamCreationException.class);
      happen(hub, "Test:a", 1);
      assertThatThrownBy(() -> happen(hub, "Test:a", 1)).isInstanceOf(ConcurrencyException.class);
      assertThatThrownBy(() -> happen(hub, "Test:a", 7)).isInstanceOf(ConcurrencyException.class);
      assertThat(server.events().all()).hasSize(2);
    }
  }

  @Test
  void a_document_of_ten_thousand_lines_gets_in_and_is_copied() {
    String said = Happening.ofTenThousandLines().repeat(5); // over what a message may have
    try (var hub = hub()) {
      hub.events().publish(Happening.at("Test:long", 0, said));
      settle(hub);
      assertThat(hub.streams().read(Set.of("Test:long")).get("Test:long"))
          .singleElement()
          .isInstanceOfSatisfying(Happening.class, it -> assertThat(it.what()).isEqualTo(said));
    }
    assertThat(server.events().all().getFirst().getPayload().getData().size()).isLessThan(1 << 20);
    assertThat(copied())
        .singleElement()
        .extracting(Recorded::payload)
        .isInstanceOfSatisfying(Happening.class, it -> assertThat(it.what()).isEqualTo(said));
  }

  @Test
  void what_gzip_makes_no_megabyte_of_gets_in_in_parts_and_is_read_whole_there_and_from_the_copy() {
    String said = Happening.incompressible(3_000_000);
    try (var hub = hub()) {
      happen(hub, "Test:long", 0);
      hub.events()
          .publish(Happening.at("Test:long", 1, said), Happening.at("Test:long", 2, "after"));
      settle(hub);
      assertThat(hub.streams().read(Set.of("Test:long")).get("Test:long"))
          .hasSize(3)
          .element(1)
          .isInstanceOfSatisfying(Happening.class, it -> assertThat(it.what()).isEqualTo(said));
      assertThatThrownBy(() -> hub.events().publish(Happening.at("Test:long", 1, said)))
          .isInstanceOf(ConcurrencyException.class);
    }
    assertThat(server.events().all())
        .hasSizeGreaterThan(5)
        .allMatch(it -> it.getSerializedSize() < 1 << 20);
    var history =
        new HistoryReader(db.pools().writer(), Happening.json(), NoOpEventUpcaster.INSTANCE);
    assertThat(history.at(List.of((long) server.events().all().size() - 1)))
        .singleElement()
        .extracting(Recorded::payload)
        .isInstanceOfSatisfying(Happening.class, it -> assertThat(it.what()).isEqualTo(said));
    assertThat(counted.rows(db)).isEqualTo(CountedView.truth(db));
  }

  @Test
  void an_append_whose_answer_was_lost_is_found_by_its_event() {
    try (var hub = hub()) {
      server.events().loseNextAnswer();
      happen(hub, "Test:a", 0);
      assertThat(server.events().all()).hasSize(1);
      assertThatThrownBy(() -> happen(hub, "Test:a", 0))
          .isInstanceOf(AggregateStreamCreationException.class);
    }
  }

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

  /** Whichever is first. */
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

  /** A server that was set up anew, or from an older backup, under the address of the old one. */
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

  /**
   * Hubs stamp events by their own clocks; the copy's times rise all the same, and everywhere
   * alike.
   */
  @Test
  void times_rise_with_positions_and_are_the_same_in_every_copy() throws Exception {
    Instant noon = Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MILLIS);
    long[] offsets = {0, 5_000, 4_000, 4_000, 5_000, 9_000, 2_000};
    for (int i = 0; i < offsets.length; i++)
      server.events().put(stamped(i, noon.plusMillis(offsets[i])));
    List<Instant> times;
    try (var hub = hub()) {
      settle(hub);
      times = copied().stream().map(Recorded::recordedAt).toList();
      assertThat(times)
          .containsExactly(
              noon,
              noon.plusMillis(5_000),
              noon.plusMillis(5_000).plusNanos(1_000),
              noon.plusMillis(5_000).plusNanos(2_000),
              noon.plusMillis(5_000).plusNanos(3_000),
              noon.plusMillis(9_000),
              noon.plusMillis(9_000).plusNanos(1_000));
      var positions = hub.positions();
      assertThat(positions.positionAt(noon.minusMillis(1))).isZero();
      assertThat(positions.positionAt(noon)).isEqualTo(1);
      assertThat(positions.positionAt(noon.plusMillis(4_500))).isEqualTo(1);
      assertThat(positions.positionAt(noon.plusMillis(5_001))).isEqualTo(5);
      assertThat(positions.positionAt(noon.plusSeconds(60))).isEqualTo(7);
    }
    try (var second = TestDatabase.fresh();
        var hub = hub(second.pools(), server.address(), CountedView.create(second, "counted"))) {
      settle(hub);
      for (int i = 0; i < times.size(); i++)
        assertThat(hub.positions().recordedAt(i + 1)).contains(times.get(i));
    }
  }

  @Test
  void an_instant_is_certain_when_later_events_are_copied_or_none_can_come_any_more() {
    try (var hub = hub()) {
      assertThat(hub.positions().certainUntil()).isBefore(Instant.now().minusSeconds(9));
      happen(hub, "Test:a", 0);
      settle(hub);
      Instant last = hub.positions().recordedAt(1).orElseThrow();
      assertThat(hub.positions().certainUntil()).isEqualTo(last);
    }
  }

  @Test
  void what_is_of_no_stream_of_ours_keeps_its_position_and_is_parked() {
    server.events().put(Event.newBuilder().setMessageIdentifier("x-1").setTimestamp(1).build());
    try (var hub = hub()) {
      happen(hub, "Test:a", 0);
      settle(hub);
      assertThat(hub.deadLetters().list(DeadLetters.Filter.ALL, 0, 10))
          .singleElement()
          .satisfies(it -> assertThat(it.position()).isEqualTo(1));
      assertThat(copied()).hasSize(2);
    }
  }

  private static Event stamped(int sequence, Instant at) {
    return Event.newBuilder(
            AxonServerEvents.of(Row.of(Happening.at("Test:a", sequence), Happening.json())))
        .setTimestamp(at.toEpochMilli())
        .build();
  }

  @Test
  void the_origin_of_a_history_is_noted_once() {
    var writer = db.pools().writer();
    assertThat(HistoryOrigin.claim(writer, server.address().origin()))
        .isEqualTo("axon-server:default");
    assertThat(HistoryOrigin.claim(writer, HistoryOrigin.HERE)).isEqualTo("axon-server:default");
  }
}
