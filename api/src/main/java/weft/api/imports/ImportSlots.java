package weft.api.imports;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import weft.api.problem.TooManyAtATime;
import weft.desk.Busy;
import weft.party.PartyCode;

/**
 * Whose turn it is to import: a few at a time, first come first served. Who is told to come later
 * comes with the whole file again, so it waits here; one file of a party waits, and no more files
 * than 16 MB, since they are in memory.
 */
final class ImportSlots {
  private static final int AT_A_TIME = 3;
  private static final int ROOM = 16 << 10;

  private final Duration patience;
  private final Semaphore places = new Semaphore(AT_A_TIME, true);
  private final Semaphore kilobytes = new Semaphore(ROOM);
  private final Set<PartyCode> waiting = ConcurrentHashMap.newKeySet();

  ImportSlots(Duration patience) {
    this.patience = patience;
  }

  /**
   * Waits for a turn, which {@link #end} gives back.
   *
   * @throws TooManyAtATime where one of the party's waits already
   * @throws Busy where too much waits, or the turn does not come in time
   */
  void take(PartyCode party, int bytes) {
    if (!waiting.add(party)) throw new TooManyAtATime();
    try {
      if (!isFree(Duration.ZERO)) await(Math.min(ROOM, bytes / 1024 + 1));
    } finally {
      waiting.remove(party);
    }
  }

  void end() {
    places.release();
  }

  boolean isWaitedFor() {
    return places.hasQueuedThreads();
  }

  private void await(int needed) {
    if (!kilobytes.tryAcquire(needed)) throw new Busy("an import");
    try {
      if (!isFree(patience)) throw new Busy("an import");
    } finally {
      kilobytes.release(needed);
    }
  }

  /** Behind whoever waits already. */
  private boolean isFree(Duration within) {
    try {
      return places.tryAcquire(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
