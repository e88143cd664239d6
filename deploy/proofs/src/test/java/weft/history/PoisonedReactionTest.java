package weft.history;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import weft.database.TestDatabase;
import weft.event.Reaction;
import weft.event.Recorded;
import weft.history.deadletter.DeadLetters.Filter;

/** A reaction parks a failing event after three attempts, and waits for an unreachable system. */
@Timeout(60)
class PoisonedReactionTest {
  private TestDatabase db;
  private final Queue<String> done = new ConcurrentLinkedQueue<>();
  private final AtomicReference<@Nullable RuntimeException> fault = new AtomicReference<>();

  @BeforeEach
  void fresh() {
    db = TestDatabase.fresh();
  }

  @AfterEach
  void close() {
    db.close();
  }

  /** Fails at the second event of one stream while the fault lasts. */
  private final class WhenItHappenedThenNote implements Reaction {
    @Override
    public String name() {
      return "note";
    }

    @Override
    public boolean handles(Object payload) {
      return payload instanceof Happening;
    }

    @Override
    public void react(Recorded event) {
      var thrown = fault.get();
      if (thrown != null && event.stream().equals("Test:bad") && event.sequence() == 1)
        throw thrown;
      done.add(event.stream() + " " + event.sequence());
    }
  }

  private History start() {
    return History.on(db.pools())
        .events(Happening.TYPES)
        .reaction(_ -> new WhenItHappenedThenNote())
        .open()
        .start();
  }

  private static void happen(History hub, String stream, int from, int until) {
    for (int i = from; i < until; i++) hub.events().publish(Happening.at(stream, i));
  }

  @Test
  void its_sequence_waits_others_go_on_and_a_retry_does_the_rest_in_order() {
    fault.set(new IllegalStateException("zero \0 in a text"));
    try (var hub = start()) {
      long begun = System.nanoTime();
      happen(hub, "Test:bad", 0, 4);
      happen(hub, "Test:good", 0, 3);
      DeadLettersTest.await(() -> done.size() == 4);
      DeadLettersTest.await(() -> hub.deadLetters().waiting("note") == 3);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
      var first = hub.deadLetters().list(Filter.ALL, 0, 10).getFirst();
      assertThat(first.attempts()).isEqualTo(3);
      assertThat(requireNonNull(first.cause()).message()).isEqualTo("zero ? in a text");
      assertThat(hub.deadLetters().retryAll("note").failed()).hasSize(1);
      fault.set(null);
      assertThat(hub.deadLetters().retryAll("note").takenIn()).isEqualTo(3);
      happen(hub, "Test:bad", 4, 6);
      DeadLettersTest.await(() -> done.size() == 9);
      assertThat(done.stream().filter(it -> it.startsWith("Test:bad")))
          .containsExactly(
              "Test:bad 0", "Test:bad 1", "Test:bad 2", "Test:bad 3", "Test:bad 4", "Test:bad 5");
      assertThat(hub.deadLetters().waiting("note")).isZero();
    }
  }

  @Test
  void a_disk_or_partner_that_is_away_is_waited_for() {
    fault.set(new UncheckedIOException(new IOException("no space")));
    try (var hub = start()) {
      happen(hub, "Test:bad", 0, 3);
      DeadLettersTest.await(() -> done.size() == 1);
      fault.set(null);
      DeadLettersTest.await(() -> done.size() == 3);
      assertThat(done).containsExactly("Test:bad 0", "Test:bad 1", "Test:bad 2");
      assertThat(hub.deadLetters().list(Filter.ALL, 0, 10)).isEmpty();
    }
  }
}
