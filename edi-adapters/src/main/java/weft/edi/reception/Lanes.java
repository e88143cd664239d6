package weft.edi.reception;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import weft.party.PartyCode;

/**
 * How many interchanges of one party are applied at a time: whoever sends without pause waits for
 * itself, not the others for it.
 */
public final class Lanes {
  private static final int WIDTH = 4;
  private final ConcurrentHashMap<PartyCode, Semaphore> lanes = new ConcurrentHashMap<>();

  /** A place in the party's lane; to be given back, by whatever thread. */
  public interface Place extends AutoCloseable {
    @Override
    void close();
  }

  /** None came free in time; a repeat later is welcome. */
  public static final class Full extends Exception {
    Full(PartyCode party) {
      super("Too many interchanges of " + party + " at a time");
    }
  }

  /**
   * Waits for a place.
   *
   * @throws Full where none comes free in time
   */
  public Place enter(PartyCode party, Duration patience) throws Full {
    Semaphore lane = lanes.computeIfAbsent(party, _ -> new Semaphore(WIDTH, true));
    try {
      if (!lane.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) throw new Full(party);
      return lane::release;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Full(party);
    }
  }
}
