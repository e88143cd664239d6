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

  /** So many may wait in a lane, each with a thread and a connection of its own. */
  private static final int WAITING = 32;

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
   * @throws Full where none comes free in time, and at once where too many wait already
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

  /** How many wait for a place. */
  int waiting(PartyCode party) {
    return lane(party).getQueueLength();
  }

  private Semaphore lane(PartyCode party) {
    return lanes.computeIfAbsent(party, _ -> new Semaphore(WIDTH, true));
  }
}
