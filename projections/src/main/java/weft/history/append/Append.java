package weft.history.append;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import weft.event.Deadline;
import weft.history.store.Row;

/** What one caller wants recorded: all of it or nothing. Its outcome fails where it was not. */
final class Append {
  private enum State {
    WAITING,
    /** Part of a round that has been sent; what becomes of it is known only afterwards. */
    TAKEN,
    ABANDONED
  }

  final List<Row> rows;

  /** The sequence at which each stream must stand for this append to hold. */
  final Map<String, Long> expected;

  final CompletableFuture<Boolean> outcome = new CompletableFuture<>();
  private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
  private final long deadline;
  private volatile boolean inDoubt;

  Append(List<Row> rows, Duration patience) {
    this.rows = rows;
    this.expected = firstSequences(rows);
    this.deadline = System.nanoTime() + left(patience, rows.size()).toNanos();
  }

  /** What its command has left, but never so little that many rows could not be written in it. */
  private static Duration left(Duration patience, int rows) {
    var left = Deadline.atMost(patience);
    var least = Duration.ofMillis(Math.min(500L + rows, patience.toMillis()));
    return left.compareTo(least) < 0 ? least : left;
  }

  /** The writer takes it, unless its caller has given up. */
  boolean take() {
    return state.compareAndSet(State.WAITING, State.TAKEN);
  }

  /** It was sent and there was no answer: from now on only "perhaps" can be said of it. */
  void inDoubt() {
    inDoubt = true;
  }

  boolean wasInDoubt() {
    return inDoubt;
  }

  String firstEventId() {
    return rows.getFirst().eventId();
  }

  /** Not recorded as far as is known: it may be tried again while its caller waits. */
  boolean putBack() {
    state.set(State.WAITING);
    return remainingNanos() > 0;
  }

  /** How long its caller still waits. */
  long remainingNanos() {
    return deadline - System.nanoTime();
  }

  /** The caller gives up; true if it will surely never be recorded. */
  boolean abandon() {
    return state.compareAndSet(State.WAITING, State.ABANDONED) && !inDoubt;
  }

  boolean clashesWith(Map<String, ?> streams) {
    return expected.keySet().stream().anyMatch(streams::containsKey);
  }

  private static Map<String, Long> firstSequences(List<Row> rows) {
    var first = new LinkedHashMap<String, Long>();
    var last = new HashMap<String, Long>();
    for (var row : rows) {
      first.putIfAbsent(row.stream(), row.sequence());
      var before = last.put(row.stream(), row.sequence());
      if (before != null && before + 1 != row.sequence())
        throw new EventStoreException(
            "Stream %s: %d cannot follow %d".formatted(row.stream(), row.sequence(), before));
    }
    return first;
  }
}
