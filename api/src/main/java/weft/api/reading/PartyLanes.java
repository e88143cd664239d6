package weft.api.reading;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import weft.api.problem.TooManyAtATime;
import weft.api.security.Caller;
import weft.event.Deadline;

/** Of what is dear to read a party has two at a time, so that it keeps no other waiting. */
public final class PartyLanes {
  private static final int OF_ONE = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Map<String, Semaphore> lanes = new ConcurrentHashMap<>();

  /** A place; given back when it is closed. */
  public interface Place extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * A place in the lane of the caller's party.
   *
   * @throws TooManyAtATime where none comes free within two seconds
   */
  public Place enter(Caller caller) {
    String party = caller.party() == null ? "" : caller.party().value();
    Semaphore lane = lanes.computeIfAbsent(party, _ -> new Semaphore(OF_ONE, true));
    take(lane, 1);
    return lane::release;
  }

  /** As many of what is shared as are needed, which comes free in the same time. */
  public static void take(Semaphore of, int permits) {
    try {
      long patience = Deadline.atMost(PATIENCE).toMillis();
      if (!of.tryAcquire(permits, patience, TimeUnit.MILLISECONDS)) throw new TooManyAtATime();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TooManyAtATime();
    }
  }
}
