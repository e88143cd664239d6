package weft.history.append;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import weft.history.store.HistoryUnavailable;
import weft.history.store.Row;
import weft.history.store.StoreHealth;
import weft.history.store.StoredEvent;

/**
 * Records the appends of all threads: one writer gathers the waiting appends into one durable
 * commit. Each append succeeds or fails alone.
 */
final class GroupCommit implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);
  private static final Duration PATIENCE = Duration.ofMillis(4_500);
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final Duration TRY_OUT = Duration.ofSeconds(1);

  /**
   * An append with less time left goes to the shared round; trying it alone could use that time up
   * in vain.
   */
  private static final Duration ENOUGH_TO_TRY = Duration.ofSeconds(1);

  private final WaitingAppends waiting = new WaitingAppends();
  private final ReentrantLock turn = new ReentrantLock(); // guards the link and the carried appends
  private final AtomicInteger inFlight = new AtomicInteger();
  private final WriterLink link;
  private final Consumer<List<StoredEvent>> committed;
  private final Thread writer;
  private volatile boolean closed;
  private volatile boolean idle; // the writer waits for work and may be interrupted
  private final StoreHealth reach = new StoreHealth();

  /**
   * Starts the writer.
   *
   * @param committed receives the events of each round after its commit
   */
  GroupCommit(DataSource database, Consumer<List<StoredEvent>> committed) {
    this.link = new WriterLink(database);
    this.committed = committed;
    this.writer = Thread.ofPlatform().name("weft-history-writer").daemon().start(this::run);
  }

  /** False while the last attempt to record something, or to probe the database, failed. */
  boolean isWell() {
    return reach.isWell();
  }

  /** Waits until the rows are on disk. */
  void append(List<Row> rows) {
    var append = new PendingAppend(rows, PATIENCE);
    boolean alone =
        inFlight.getAndIncrement() == 0 && append.remainingNanos() > ENOUGH_TO_TRY.toNanos();
    try {
      if (!(alone && recordedHere(append))) hand(append);
      append.outcome.get(append.remainingNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new HistoryUnavailable("The history did not answer", !append.abandon(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HistoryUnavailable("Interrupted", !append.abandon(), e);
    } catch (ExecutionException e) {
      throw AppendRefusals.thrownHere(e.getCause());
    } finally {
      inFlight.decrementAndGet();
    }
  }

  private void hand(PendingAppend append) throws InterruptedException {
    if (closed || !waiting.offer(append))
      throw new HistoryUnavailable("The history takes no more", !append.abandon(), null);
  }

  /**
   * Records on the caller's thread: without other appends to share a commit, the writer's thread
   * would only add two thread switches. False means that the writer must take the append, as it
   * does after any error here.
   */
  private boolean recordedHere(PendingAppend append) {
    if (!turn.tryLock()) return false;
    try {
      if (closed || !link.isOpen() || waiting.hasCarried() || !append.take()) return false;
      var alone = List.of(append);
      try {
        answer(alone, link.record(alone, Duration.ofNanos(append.remainingNanos())));
        reach.found();
        return true;
      } catch (SQLException e) {
        unrecorded(append, e);
        return append.outcome.isDone();
      }
    } finally {
      turn.unlock();
    }
  }

  private void unrecorded(PendingAppend append, SQLException e) {
    if (WriterLink.isFaultOfTheRows(e)) {
      append.outcome.completeExceptionally(e);
      return;
    }
    if (!WriterLink.isRefusal(e)) append.inDoubt();
    reach.lost(e);
    append.putBack();
    link.drop();
  }

  private void run() {
    while (!closed) {
      if (isIdle()) waitForWork();
    }
    link.close();
    waiting
        .rest()
        .forEach(
            it ->
                it.outcome.completeExceptionally(
                    new HistoryUnavailable("The hub is stopping", it.wasInDoubt(), null)));
  }

  /** True if there was nothing to do. */
  private boolean isIdle() {
    List<PendingAppend> round = List.of();
    turn.lock();
    try {
      link.open(); // first: a caller that times out then knows that nothing was sent
      round = waiting.round();
      if (round.isEmpty()) return true;
      record(round);
      reach.found();
      return false;
    } catch (SQLException e) {
      reach.lost(e);
      link.drop();
      pause();
      return false;
    } catch (Throwable e) { // whatever the error, no caller may wait for ever
      log.error("History writer", e);
      link.drop();
      round.forEach(it -> it.outcome.completeExceptionally(e));
      return false;
    } finally {
      turn.unlock();
    }
  }

  private void waitForWork() {
    try {
      idle = true;
      var first = waiting.poll(TRY_OUT);
      idle = false;
      if (first != null) carry(first);
      else if (!reach.isWell()) tryOut();
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  /** Probes the database: with nothing to record, nobody else would notice that it works again. */
  private void tryOut() {
    turn.lock();
    try {
      link.open();
      link.tryOut();
      reach.found();
    } catch (SQLException e) {
      link.drop();
    } finally {
      turn.unlock();
    }
  }

  private void carry(PendingAppend append) {
    turn.lock();
    try {
      waiting.carry(append);
    } finally {
      turn.unlock();
    }
  }

  /**
   * Sends a round. A round without an answer may have been committed, so it is sent again: what was
   * recorded then conflicts with itself, and is found by its event ids. The streams' sequences let
   * only one of the two in, even if the old session should begin after the new one.
   */
  private void record(List<PendingAppend> round) throws SQLException {
    Round outcome;
    try {
      outcome = link.record(round);
    } catch (SQLException e) {
      if (WriterLink.isFaultOfTheRows(e)) {
        eachAlone(round, e);
        return;
      }
      if (!WriterLink.isRefusal(e)) round.forEach(PendingAppend::inDoubt);
      throw later(round, e);
    }
    answer(round, outcome);
  }

  private void answer(List<PendingAppend> round, Round outcome) throws SQLException {
    var doubtful = doubtful(round, outcome);
    for (int i = 0; i < round.size(); i++) {
      var conflict = outcome.conflicts().get(i);
      if (conflict == null || doubtful.contains(round.get(i).firstEventId()))
        round.get(i).outcome.complete(true);
      else round.get(i).outcome.completeExceptionally(AppendRefusals.of(round.get(i), conflict));
    }
    tell(outcome.recorded(round));
  }

  private void tell(List<StoredEvent> recorded) {
    try {
      committed.accept(recorded);
    } catch (RuntimeException e) {
      log.warn("Not all could be told of {} events", recorded.size(), e);
    }
  }

  /**
   * The first event ids of appends that conflict with themselves: sent once without an answer, and
   * recorded after all.
   */
  private Set<String> doubtful(List<PendingAppend> round, Round outcome) throws SQLException {
    var asked = new ArrayList<String>();
    for (int i : outcome.conflicts().keySet())
      if (round.get(i).wasInDoubt()) asked.add(round.get(i).firstEventId());
    if (asked.isEmpty()) return Set.of();
    try {
      return link.recorded(asked);
    } catch (SQLException e) {
      round.forEach(PendingAppend::inDoubt); // recorded already: sent again, all of it finds itself
      throw later(round, e);
    }
  }

  private void eachAlone(List<PendingAppend> round, SQLException e) throws SQLException {
    if (round.size() == 1) {
      round.getFirst().outcome.completeExceptionally(e);
      return;
    }
    log.warn("A round of {} appends failed, trying each alone: {}", round.size(), e.getMessage());
    for (int i = 0; i < round.size(); i++) {
      try {
        record(List.of(round.get(i)));
      } catch (SQLException lost) {
        throw later(round.subList(i + 1, round.size()), lost);
      }
    }
  }

  private SQLException later(List<PendingAppend> round, SQLException e) {
    waiting.again(round);
    return e;
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
    if (idle) writer.interrupt(); // the writer finishes a round in hand first
    try {
      writer.join(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
