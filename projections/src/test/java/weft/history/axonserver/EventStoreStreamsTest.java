package weft.history.axonserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import weft.event.Deadline;
import weft.history.Happening;
import weft.history.store.HistoryUnavailable;
import weft.history.store.StateKeeper;

/** Many streams are requested at once, because each is an answer that the hub waits for. */
@Timeout(60)
class EventStoreStreamsTest {
  private static final List<String> MANY =
      IntStream.range(0, 600).mapToObj(it -> "Test:" + it).toList();

  private final StateKeeper states = new StateKeeper(_ -> {}, Happening.json());

  @AfterEach
  void close() {
    states.close();
  }

  @Test
  void a_message_of_many_parts_is_read_side_by_side_and_whole() {
    // Each waits until eight are in progress; in sequence, the first would wait for ever.
    var underWay = new CountDownLatch(8);
    Set<String> asked = ConcurrentHashMap.newKeySet();
    var streams =
        of(
            stream -> {
              asked.add(stream);
              underWay.countDown();
              try {
                assertThat(underWay.await(30, TimeUnit.SECONDS)).isTrue();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              return DomainEventStream.of(
                  new GenericDomainEventMessage<>("Test", stream, 0, "of " + stream));
            });
    var read = streams.read(MANY);
    assertThat(read).hasSize(600).containsEntry("Test:77", List.of("of Test:77"));
    assertThat(asked).containsExactlyInAnyOrderElementsOf(MANY);
  }

  @Test
  void a_stream_without_events_is_absent() {
    assertThat(of(_ -> DomainEventStream.empty()).pasts(MANY)).isEmpty();
  }

  @Test
  void the_first_failure_is_told_and_what_was_not_begun_is_not_read() {
    var asked = new AtomicInteger();
    var streams =
        of(
            _ -> {
              asked.incrementAndGet();
              throw new HistoryUnavailable("out of reach", false, null);
            });
    assertThatThrownBy(() -> streams.read(MANY)).isInstanceOf(HistoryUnavailable.class);
    assertThat(asked).hasValueLessThan(100);
  }

  @Test
  void they_are_read_under_the_deadline_of_who_asks() {
    var left = ConcurrentHashMap.<Boolean>newKeySet();
    var streams =
        of(
            _ -> {
              left.add(Deadline.atMost(Duration.ofDays(1)).compareTo(Duration.ofDays(1)) < 0);
              return DomainEventStream.empty();
            });
    Deadline.within(Duration.ofSeconds(30), () -> streams.read(MANY));
    assertThat(left).containsExactly(true);
  }

  private EventStoreStreams of(Function<String, DomainEventStream> reading) {
    var store =
        (EventStore)
            Proxy.newProxyInstance(
                EventStore.class.getClassLoader(),
                new Class<?>[] {EventStore.class},
                (_, method, arguments) -> {
                  assertThat(method.getName()).isEqualTo("readEvents");
                  return reading.apply((String) arguments[0]);
                });
    return new EventStoreStreams(store, states);
  }
}
