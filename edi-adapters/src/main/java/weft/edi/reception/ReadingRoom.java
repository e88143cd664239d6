package weft.edi.reception;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The memory in which files are read and applied, of all partners together. A file of tens of
 * megabytes is read while no other large one is; the first 64 KB of each, which is more than nearly
 * all have, wait for nobody.
 */
public final class ReadingRoom {
  /** Of one hub, whose heap is one. */
  public static final ReadingRoom SHARED = new ReadingRoom(Runtime.getRuntime().maxMemory());

  private static final int FREE = 64;

  /** What a file of nothing but short segments takes, in bytes of heap for each of its own. */
  private static final int TIMES = 96;

  private final int room;
  private final Semaphore kilobytes;

  ReadingRoom(long heap) {
    this.room = Math.clamp(heap / 1024 / TIMES, 1, 1 << 20);
    this.kilobytes = new Semaphore(room, true);
  }

  /** What a file takes, until it is closed. */
  public interface Place extends AutoCloseable {
    @Override
    void close();
  }

  /** Room for a file of so many bytes, in turn; empty where none comes free in time. */
  public Optional<Place> enter(int bytes, Duration patience) {
    int needed = Math.clamp(bytes / 1024 - FREE, 0, room);
    // Of a fair semaphore, even no permit is waited for behind whoever waits.
    if (needed == 0) return Optional.of(() -> {});
    try {
      if (!kilobytes.tryAcquire(needed, patience.toMillis(), TimeUnit.MILLISECONDS))
        return Optional.empty();
      return Optional.of(() -> kilobytes.release(needed));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
