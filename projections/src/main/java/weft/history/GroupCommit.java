package weft.history;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records the appends of all threads by one writer that gathers whatever waits into one durable
 * commit. Each append succeeds or fails alone.
 */
final class GroupCommit implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);
  private static final int ROWS_A_ROUND = 2_000;
  private static final int WAITING_APPENDS = 10_000;
  private static final Duration PATIENCE = Duration.ofMillis(4_500);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final BlockingQueue<Append> waiting = new ArrayBlockingQueue<>(WAITING_APPENDS);
  private final Deque<Append> next =
      new ArrayDeque<>(); // the writer's own: carried to a later round
  private final WriterLink link;
  private final LongConsumer committed;
  private final Thread writer;
  private volatile boolean closed;

  /**
   * Starts the writer.
   *
   * @param committed is told the last position of each round, after its commit
   */
  GroupCommit(DataSource database, LongConsumer committed) {
    this.link = new WriterLink(database);
    this.committed = committed;
    this.writer = Thread.ofPlatform().name("weft-history-writer").daemon().start(this::run);
  }

  /** Waits until the rows are on disk; returns the last one's position. */
  long append(List<Row> rows) {
    var append = new Append(rows, PATIENCE);
    try {
      if (closed || !waiting.offer(append, PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
        throw new HistoryUnavailable("The history takes no more", false, null);
      return append.outcome.get(append.remainingNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new HistoryUnavailable("The history did not answer", !append.abandon(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HistoryUnavailable("Interrupted", !append.abandon(), e);
    } catch (ExecutionException e) {
      throw thrownHere(e.getCause());
    }
  }

  /** The writer's exception with the caller's stack, so that neither is lost. */
  private static RuntimeException thrownHere(@org.jspecify.annotations.Nullable Throwable cause) {
    return switch (cause) {
      case AggregateStreamCreationException it ->
          new AggregateStreamCreationException(it.getMessage(), it);
      case ConcurrencyException it -> new ConcurrencyException(it.getMessage(), it);
      case HistoryUnavailable it -> it;
      case null -> new EventStoreException("Not recorded");
      default -> new EventStoreException("Not recorded: " + cause.getMessage(), cause);
    };
  }

  private void run() {
    while (!closed) {
      List<Append> round = List.of();
      try {
        link.open(); // before anything is taken: who waits in vain knows that nothing was recorded
        round = gather();
        if (!round.isEmpty()) record(round);
      } catch (InterruptedException e) {
        closed = true;
      } catch (SQLException e) {
        log.warn("History out of reach: {}", e.getMessage());
        link.drop();
        pause();
      } catch (Throwable e) { // whatever it was, nobody may wait for ever
        log.error("History writer", e);
        link.drop();
        round.forEach(it -> it.outcome.completeExceptionally(e));
      }
    }
    link.drop();
    waiting.drainTo(next);
    next.forEach(
        it ->
            it.outcome.completeExceptionally(
                new HistoryUnavailable("The hub is stopping", false, null)));
  }

  /**
   * What waits, up to a round's rows; of two appends to one stream the later waits for the next
   * round.
   */
  private List<Append> gather() throws InterruptedException {
    var round = new ArrayList<Append>();
    var streams = new HashMap<String, Long>();
    var later = new ArrayList<Append>();
    int rows = 0;
    if (next.isEmpty()) {
      var first = waiting.poll(1, TimeUnit.SECONDS);
      if (first != null) next.add(first);
    }
    waiting.drainTo(next, ROWS_A_ROUND);
    while (!next.isEmpty() && (rows == 0 || rows + next.peek().rows.size() <= ROWS_A_ROUND)) {
      var append = next.remove();
      if (append.clashesWith(streams)) {
        later.add(append);
        streams.putAll(append.expected); // what builds on it must not overtake it
      } else if (append.take()) {
        round.add(append);
        streams.putAll(append.expected);
        rows += append.rows.size();
      }
    }
    for (int i = later.size() - 1; i >= 0; i--) next.addFirst(later.get(i));
    return round;
  }

  private void record(List<Append> round) throws SQLException {
    Round outcome;
    try {
      outcome = link.insert(round);
    } catch (SQLException e) {
      notRecorded(round, e);
      return;
    }
    try {
      link.commit();
    } catch (SQLException e) {
      log.warn("Commit without an answer, looking it up: {}", e.getMessage());
      resolve(round, outcome);
      return;
    }
    answer(round, outcome);
  }

  private void answer(List<Append> round, Round outcome) {
    for (int i = 0; i < round.size(); i++) {
      var conflict = outcome.conflicts().get(i);
      if (conflict == null) round.get(i).outcome.complete(outcome.lastPosition());
      else round.get(i).outcome.completeExceptionally(conflict(round.get(i), conflict));
    }
    if (outcome.lastPosition() > 0) committed.accept(outcome.lastPosition());
  }

  private static RuntimeException conflict(Append append, Round.Conflict conflict) {
    var expected = append.expected.getOrDefault(conflict.stream(), -1L);
    var message =
        "Stream %s stands at %d, not at %d".formatted(conflict.stream(), conflict.next(), expected);
    return expected == 0
        ? new AggregateStreamCreationException(message)
        : new ConcurrencyException(message);
  }

  /** The insert failed, so nothing of the round is there. */
  private void notRecorded(List<Append> round, SQLException e) throws SQLException {
    if (!WriterLink.isFaultOfTheRows(e)) {
      later(round);
      throw e;
    }
    link.rollback();
    if (round.size() == 1) {
      round.getFirst().outcome.completeExceptionally(e);
      return;
    }
    log.warn("A round of {} appends failed, trying each alone: {}", round.size(), e.getMessage());
    for (int i = 0; i < round.size(); i++) {
      try {
        record(List.of(round.get(i)));
      } catch (SQLException lost) {
        later(round.subList(i + 1, round.size()));
        throw lost;
      }
    }
  }

  private void later(List<Append> round) {
    for (int i = round.size() - 1; i >= 0; i--)
      if (round.get(i).putBack()) next.addFirst(round.get(i));
  }

  /**
   * Whether a commit that was not answered happened: asked under the lock it held, on another
   * connection.
   */
  private void resolve(List<Append> round, Round outcome) {
    while (!closed) {
      try {
        link.drop();
        link.open();
        var ids = round.stream().map(it -> it.rows.getFirst().eventId()).toList();
        var recorded = link.recorded(ids);
        var failed = new ArrayList<Append>();
        for (int i = 0; i < round.size(); i++) {
          if (outcome.conflicts().containsKey(i) || recorded.contains(ids.get(i))) continue;
          failed.add(round.get(i));
        }
        if (failed.isEmpty()) answer(round, outcome);
        else later(round); // one transaction: nothing of it is there, conflicts are found again
        return;
      } catch (SQLException e) {
        log.warn("History out of reach, commit not yet looked up: {}", e.getMessage());
        pause();
      }
    }
    round.forEach(
        it ->
            it.outcome.completeExceptionally(
                new HistoryUnavailable("The hub is stopping", true, null)));
  }

  private void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      writer.join(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
