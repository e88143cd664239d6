package weft.api.edi;

import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import weft.api.reading.PartyLanes;
import weft.api.security.Caller;
import weft.edi.reception.inbox.ReadingRoom;

/**
 * Reads for which a whole interchange is taken apart: two of a party at a time, and of all parties
 * as many as there is memory for. Whoever asks for more waits for itself; a large one waits for its
 * turn among all that is read.
 */
@Component
class WholeReads {
  /** What an interchange takes when it is read, in bytes of heap for each of its own. */
  private static final int TIMES = 32;

  private final PartyLanes lanes;
  private final int room = Math.clamp(Runtime.getRuntime().maxMemory() / 1024 / TIMES, 1, 1 << 20);
  private final Semaphore kilobytes = new Semaphore(room, true);

  WholeReads(PartyLanes lanes) {
    this.lanes = lanes;
  }

  /**
   * What is made of an interchange; 429 where no place comes free in time, 503 where another large
   * one is being read.
   *
   * @param find refuses what the caller may not see, before there is room for it
   */
  <T> T read(
      Caller caller, Supplier<Originals.Found> find, Function<Originals.Original, T> reading) {
    try (var _ = lanes.enter(caller)) {
      Originals.Found found = find.get();
      // One that is larger than all the room is read by itself.
      int needed = Math.clamp(found.size() / 1024, 1, room);
      PartyLanes.take(kilobytes, needed);
      try {
        return ReadingRoom.SHARED.in(found.size(), () -> reading.apply(found.original().get()));
      } finally {
        kilobytes.release(needed);
      }
    }
  }
}
