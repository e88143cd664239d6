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
 * Admits imports: a few at a time, first come first served. A request waits here, because a client
 * that is refused sends the whole file again. Per party one file waits, and in total at most 16 MB
 * of files, because they are in memory.
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
   * @throws TooManyAtATime where another import of the party waits already
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

  /** Queues behind the imports that wait already. */
  private boolean isFree(Duration within) {
    try {
      return places.tryAcquire(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
