package weft.history.axonserver;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import weft.event.Deadline;
import weft.history.store.HistoryTable;
import weft.history.store.HistoryTail;
import weft.history.store.HistoryUnavailable;
import weft.history.store.Timeline;

/**
 * The timeline of a history on Axon Server. It reads the copy, and the server where the copy may
 * lag behind.
 */
final class AxonServerTimeline implements Timeline {
  /**
   * How long after its stamp an event may still arrive: 4.5 s for its append, the rest for clock
   * differences.
   */
  private static final Duration LATE = Duration.ofSeconds(10);

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final AxonServerLink link;
  private final HistoryTable copy;
  private final HistoryTail tail;

  AxonServerTimeline(AxonServerLink link, HistoryTable copy, HistoryTail tail) {
    this.link = link;
    this.copy = copy;
    this.tail = tail;
  }

  @Override
  public long head() {
    return link.head();
  }

  @Override
  public long positionAt(Instant instant) {
    return copy.positionAt(instant);
  }

  /** Waits for the copy; if that is slow, the answer is a later position than the event's own. */
  @Override
  public long positionOf(String stream, long sequence) {
    long found = copy.positionOf(stream, sequence);
    if (found > 0) return found;
    long head = headAfterAll();
    boolean copied = tail.await(head, Deadline.atMost(PATIENCE));
    found = copy.positionOf(stream, sequence);
    return found > 0 || copied ? found : head;
  }

  /**
   * The server's head. If the server is gone, the exception states that the caller's event may have
   * been recorded.
   */
  private long headAfterAll() {
    try {
      return head();
    } catch (HistoryUnavailable e) {
      throw new HistoryUnavailable("Axon Server left before the event was seen", true, e);
    }
  }

  @Override
  public Optional<Instant> recordedAt(long position) {
    return copy.recordedAt(position);
  }

  /**
   * The hubs that publish events stamp them. An instant is therefore certain only after later
   * events were copied, or after the copy has all the server's events and enough time has passed.
   */
  @Override
  public Instant certainUntil() {
    Instant longAgo = Instant.now().minus(LATE);
    boolean whole = isCopiedTo(serverHead());
    Instant last = copy.recordedAt(copy.head()).orElse(Instant.EPOCH);
    return whole && longAgo.isAfter(last) ? longAgo : last;
  }

  private boolean isCopiedTo(long position) {
    return copy.head() >= position;
  }

  private long serverHead() {
    try {
      return head();
    } catch (HistoryUnavailable _) {
      return Long.MAX_VALUE; // the server may have more than the hub knows
    }
  }
}
