package weft.edi.reception;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import weft.party.PartyCode;

/**
 * Limits how many interchanges of one party the hub applies at a time. A party that sends without
 * pause then delays only itself.
 */
public final class Lanes {
  private static final int WIDTH = 4;

  /** At most this many threads may wait in a lane, each with its own connection. */
  private static final int WAITING = 32;

  private final ConcurrentHashMap<PartyCode, Semaphore> lanes = new ConcurrentHashMap<>();

  /** A place in the party's lane. The caller must close it, in any thread. */
  public interface Place extends AutoCloseable {
    @Override
    void close();
  }

  /** No place became free in time; the caller may try again later. */
  public static final class Full extends Exception {
    Full(PartyCode party) {
      super("Too many interchanges of " + party + " at a time");
    }
  }

  /**
   * Waits for a place.
   *
   * @throws Full if none becomes free in time, or at once if too many threads wait already
   */
  public Place enter(PartyCode party, Duration patience) throws Full {
    Semaphore lane = lane(party);
    if (lane.getQueueLength() >= WAITING) throw new Full(party);
    try {
      if (!lane.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) throw new Full(party);
      return lane::release;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Full(party);
    }
  }

  /** Returns how many threads wait for a place. */
  int waiting(PartyCode party) {
    return lane(party).getQueueLength();
  }

  private Semaphore lane(PartyCode party) {
    return lanes.computeIfAbsent(party, _ -> new Semaphore(WIDTH, true));
  }
}
