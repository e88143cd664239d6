package weft.edi.reception.inbox;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.TransientDataAccessResourceException;
import weft.event.Deadline;

/**
 * The memory in which files are read and applied, of all partners together. A file of tens of
 * megabytes is read while no other large one is, by whomever: as it comes in, is tried, taken up
 * again, answered, written on or looked at. The first 64 KB of each, which is more than nearly all
 * have, wait for nobody.
 */
public final class ReadingRoom {
  /** Of one hub, whose heap is one. */
  public static final ReadingRoom SHARED = new ReadingRoom(Runtime.getRuntime().maxMemory());

  private static final int FREE = 64;

  /** What a file of nothing but short segments takes, in bytes of heap for each of its own. */
  private static final int TIMES = 96;

  /** How long a large file waits until others have been read. */
  public static final Duration PATIENCE = Duration.ofMinutes(5);

  /** Of 3 s that whoever asks has for all of its waiting. */
  private static final Duration PATIENCE_OF_ASKING = Duration.ofSeconds(2);

  private final ScopedValue<Boolean> inside = ScopedValue.newInstance();
  private final int room;
  private final Semaphore kilobytes;

  public ReadingRoom(long heap) {
    this.room = Math.clamp(heap / 1024 / TIMES, 1, 1 << 20);
    this.kilobytes = new Semaphore(room, true);
  }

  /** What a file takes, until it is closed. */
  public interface Place extends AutoCloseable {
    @Override
    void close();
  }

  /** None came free in time; nothing was read, and a repeat later is welcome. */
  public static final class Full extends TransientDataAccessResourceException {
    Full() {
      super("No room yet to read a large file");
    }
  }

  /**
   * Reads what has so many bytes when its turn comes: within five minutes, or two seconds where
   * somebody waits for it.
   *
   * @throws Full where it does not come in time
   */
  public <T extends @Nullable Object, X extends Throwable> T in(
      long bytes, ScopedValue.CallableOp<? extends T, X> reading) throws X {
    Duration patience = Deadline.isSet() ? Deadline.atMost(PATIENCE_OF_ASKING) : PATIENCE;
    return in(bytes, patience, reading);
  }

  /** The same of work that has no result. */
  void in(long bytes, Runnable reading) {
    var _ =
        this.<Boolean, RuntimeException>in(
            bytes,
            () -> {
              reading.run();
              return true;
            });
  }

  /**
   * Reads it when its turn comes. What is read on the way needs no place of its own: whoever has
   * one waits for nobody, so no two can wait for each other. A file that needs none has none, and a
   * large one that is read on its way waits for its turn.
   *
   * @throws Full where it does not come in time
   */
  public <T extends @Nullable Object, X extends Throwable> T in(
      long bytes, Duration patience, ScopedValue.CallableOp<? extends T, X> reading) throws X {
    if (inside.isBound() || needed(bytes) == 0) return reading.call();
    try (var _ = enter(bytes, patience).orElseThrow(Full::new)) {
      return ScopedValue.where(inside, true).call(reading);
    }
  }

  /**
   * A place for a file of so many bytes, in turn; empty where none comes free in time. What is read
   * until it is closed waits for places of its own.
   */
  public Optional<Place> enter(long bytes, Duration patience) {
    int needed = needed(bytes);
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

  private int needed(long bytes) {
    return (int) Math.clamp(bytes / 1024 - FREE, 0L, room);
  }
}
