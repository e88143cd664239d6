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

/**
 * Events that one caller wants recorded, all or none. The outcome fails if they were not recorded.
 */
final class PendingAppend {
  private enum State {
    WAITING,
    /** Sent as part of a round; only the answer tells whether it was recorded. */
    TAKEN,
    ABANDONED
  }

  final List<Row> rows;

  /** The next sequence of each stream that this append requires. */
  final Map<String, Long> expected;

  final CompletableFuture<Boolean> outcome = new CompletableFuture<>();
  private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
  private final long deadline;
  private volatile boolean inDoubt;

  PendingAppend(List<Row> rows, Duration patience) {
    this.rows = rows;
    this.expected = firstSequences(rows);
    this.deadline = System.nanoTime() + left(patience, rows.size()).toNanos();
  }

  /** The time its command has left, but at least enough to write that many rows. */
  private static Duration left(Duration patience, int rows) {
    var left = Deadline.atMost(patience);
    var least = Duration.ofMillis(Math.min(500L + rows, patience.toMillis()));
    return left.compareTo(least) < 0 ? least : left;
  }

  /** Claims this append for the writer; false if its caller has given up. */
  boolean take() {
    return state.compareAndSet(State.WAITING, State.TAKEN);
  }

  /** Marks an append that was sent without an answer; from now on it may have been recorded. */
  void inDoubt() {
    inDoubt = true;
  }

  boolean wasInDoubt() {
    return inDoubt;
  }

  String firstEventId() {
    return rows.getFirst().eventId();
  }

  /**
   * Puts back an append that was, as far as is known, not recorded; true if its caller still waits.
   */
  boolean putBack() {
    state.set(State.WAITING);
    return remainingNanos() > 0;
  }

  /** How long its caller still waits. */
  long remainingNanos() {
    return deadline - System.nanoTime();
  }

  /** Gives up for the caller; true if the append will certainly never be recorded. */
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
