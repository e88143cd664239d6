package weft.api.edi;

import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import weft.api.reading.PartyLanes;
import weft.api.security.Caller;
import weft.edi.reception.inbox.ReadingRoom;

/**
 * Limits reads that parse a whole interchange: two per party at a time, and in total as many as the
 * memory allows. A party's further request waits in the party's own lane; a large interchange waits
 * for room among all reads.
 */
@Component
class WholeReads {
  /** Heap bytes needed to read an interchange, per byte of it. */
  private static final int TIMES = 32;

  private final PartyLanes lanes;
  private final int room = Math.clamp(Runtime.getRuntime().maxMemory() / 1024 / TIMES, 1, 1 << 20);
  private final Semaphore kilobytes = new Semaphore(room, true);

  WholeReads(PartyLanes lanes) {
    this.lanes = lanes;
  }

  /**
   * Runs a read; 429 where the party has no free place in time, 503 where another large interchange
   * is being read.
   *
   * @param find refuses interchanges that the caller may not see, before the caller waits for room
   */
  <T> T read(
      Caller caller, Supplier<Originals.Found> find, Function<Originals.Original, T> reading) {
    try (var _ = lanes.enter(caller)) {
      Originals.Found found = find.get();
      // An interchange larger than all the room is read alone.
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
