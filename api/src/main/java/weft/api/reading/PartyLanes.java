package weft.api.reading;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import weft.api.problem.TooManyAtATime;
import weft.api.security.Caller;
import weft.event.Deadline;

/**
 * Requests that cost the hub much, such as a large body or a long page, pass the lane of their
 * party: a few at a time, so that one party keeps no other waiting.
 */
public final class PartyLanes {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final int width;
  private final Duration patience;
  private final Map<String, Semaphore> lanes = new ConcurrentHashMap<>();

  /** Whether the request of this thread has a place: it needs no second one. */
  private final ThreadLocal<Boolean> entered = ThreadLocal.withInitial(() -> false);

  /**
   * Lanes of that width.
   *
   * @param width places of each party
   */
  public PartyLanes(int width) {
    this(width, PATIENCE);
  }

  /**
   * The same.
   *
   * @param patience how long a request waits for a place
   */
  public PartyLanes(int width, Duration patience) {
    this.width = width;
    this.patience = patience;
  }

  /** A place; given back when it is closed, by the thread that took it. */
  public interface Place extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * A place in the lane of the caller's party.
   *
   * @throws TooManyAtATime where none comes free in time
   */
  public Place enter(Caller caller) {
    if (entered.get()) return () -> {};
    String party = caller.party() == null ? "" : caller.party().value();
    Semaphore lane = lanes.computeIfAbsent(party, _ -> new Semaphore(width, true));
    take(lane, 1, patience);
    entered.set(true);
    return () -> {
      entered.remove();
      lane.release();
    };
  }

  /** As many of what is shared as are needed, which comes free within two seconds. */
  public static void take(Semaphore of, int permits) {
    take(of, permits, PATIENCE);
  }

  private static void take(Semaphore of, int permits, Duration within) {
    try {
      long patience = Deadline.atMost(within).toMillis();
      if (!of.tryAcquire(permits, patience, TimeUnit.MILLISECONDS)) throw new TooManyAtATime();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TooManyAtATime();
    }
  }
}
