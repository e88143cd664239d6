package weft.history.axonserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.axoniq.axonserver.grpc.event.Event;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;
import weft.database.TestDatabase;
import weft.event.Recorded;
import weft.history.CountedView;
import weft.history.Happening;
import weft.history.HistoryOrigin;
import weft.history.deadletter.DeadLetters;
import weft.history.store.HistoryReader;
import weft.history.store.Row;

/**
 * A history whose events are on Axon Server: same positions, same refusals, same views. The server
 * here is {@link ServerOnPaper}, so this says what we do, not what Axon Server does.
 */
class AxonServerHistoryTest extends OnAxonServer {
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
    String said = Happening.ofTenThousandLines().repeat(5); // beyond the limit of a message
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
    var history = new HistoryReader(db.pools().writer(), Happening.json());
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

  /**
   * Hubs stamp events with their own clocks; the copies' times rise anyway, and are equal
   * everywhere.
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
