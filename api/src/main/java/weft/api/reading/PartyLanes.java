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
 * Limits the expensive requests of a party, such as a large body or a long page, to a few at a
 * time, so that no party delays another.
 */
public final class PartyLanes {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final int width;
  private final Duration patience;
  private final Map<String, Semaphore> lanes = new ConcurrentHashMap<>();

  /** Whether the request of this thread has a place already, so that it needs no second one. */
  private final ThreadLocal<Boolean> entered = ThreadLocal.withInitial(() -> false);

  /**
   * Creates lanes of that width.
   *
   * @param width number of places per party
   */
  public PartyLanes(int width) {
    this(width, PATIENCE);
  }

  /**
   * Creates lanes with another waiting time.
   *
   * @param patience how long a request waits for a place
   */
  public PartyLanes(int width, Duration patience) {
    this.width = width;
    this.patience = patience;
  }

  /** A place; the thread that took it must close it. */
  public interface Place extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Takes a place in the lane of the caller's party.
   *
   * @throws TooManyAtATime if none becomes free in time
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

  /** Takes permits of a shared semaphore; waits at most two seconds. */
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
