package weft.edi.reception.inbox;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.TransientDataAccessResourceException;
import weft.event.Deadline;

/**
 * Limits the memory for reading and applying files of all partners together. A file of tens of
 * megabytes waits while another large one is read for any purpose: reception, dry run, rerun,
 * acknowledgement, forwarding or display. The first 64 KB of each file, more than most files have,
 * never wait.
 */
public final class ReadingRoom {
  /** Shared by the whole instance, which has one heap. */
  public static final ReadingRoom SHARED = new ReadingRoom(Runtime.getRuntime().maxMemory());

  private static final int FREE = 64;

  /** Bytes of heap per byte of a file that consists of short segments. */
  private static final int TIMES = 96;

  /** How long a large file waits for others. */
  public static final Duration PATIENCE = Duration.ofMinutes(5);

  /** A request has 3 s for all of its waiting; this leaves 1 s of them. */
  private static final Duration PATIENCE_OF_ASKING = Duration.ofSeconds(2);

  private final ScopedValue<Boolean> inside = ScopedValue.newInstance();
  private final int room;
  private final Semaphore kilobytes;

  public ReadingRoom(long heap) {
    this.room = Math.clamp(heap / 1024 / TIMES, 1, 1 << 20);
    this.kilobytes = new Semaphore(room, true);
  }

  /** The reserved room of a file, until closed. */
  public interface Place extends AutoCloseable {
    @Override
    void close();
  }

  /** No room became free in time; nothing was read, and the caller may try again later. */
  public static final class Full extends TransientDataAccessResourceException {
    Full() {
      super("No room yet to read a large file");
    }
  }

  /**
   * Reads a file when there is room: within five minutes, or two seconds in a request with a
   * deadline.
   *
   * @throws Full if there is no room in time
   */
  public <T extends @Nullable Object, X extends Throwable> T in(
      long bytes, ScopedValue.CallableOp<? extends T, X> reading) throws X {
    Duration patience = Deadline.isSet() ? Deadline.atMost(PATIENCE_OF_ASKING) : PATIENCE;
    return in(bytes, patience, reading);
  }

  /** Likewise for work without a result. */
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
   * Reads a file when there is room. Nested reading needs no room of its own, because two nested
   * readers could otherwise wait for each other. A small file reserves no room, so a large file
   * read inside it waits for room.
   *
   * @throws Full if there is no room in time
   */
  public <T extends @Nullable Object, X extends Throwable> T in(
      long bytes, Duration patience, ScopedValue.CallableOp<? extends T, X> reading) throws X {
    if (inside.isBound() || needed(bytes) == 0) return reading.call();
    try (var _ = enter(bytes, patience).orElseThrow(Full::new)) {
      return ScopedValue.where(inside, true).call(reading);
    }
  }

  /**
   * Reserves room for a file, in order of arrival; empty if none becomes free in time. Reading
   * before the place is closed needs room of its own.
   */
  public Optional<Place> enter(long bytes, Duration patience) {
    int needed = needed(bytes);
    // A fair semaphore queues even a request for zero permits.
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
