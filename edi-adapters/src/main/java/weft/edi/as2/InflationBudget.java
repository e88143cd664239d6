package weft.edi.as2;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The memory for inflated data of all messages: an eighth of the heap. Messages without a proven
 * sender may use a quarter of it. A message takes its room before any inflated byte is kept.
 */
final class InflationBudget {
  /** The most times its own size that a message may inflate to. */
  static final int MOST_RATIO = 100;

  private static final long MOST_BYTES = 100L << 20;
  private static final int PATIENCE_SECONDS = 5;

  private final long most;
  private final Room all;
  private final Room unproven;

  InflationBudget(long heapBytes) {
    this.most = Math.min(MOST_BYTES, heapBytes / 8);
    this.all = new Room(heapBytes / 8);
    this.unproven = new Room(heapBytes / 32);
  }

  /** Thrown if no room became free in time; the partner may send the message again. */
  static final class Full extends Exception {}

  /** Counted in kilobytes. */
  private static final class Room {
    private final int size;
    private final Semaphore free;

    Room(long bytes) {
      this.size = Math.clamp(bytes / 1024, 1, Integer.MAX_VALUE);
      this.free = new Semaphore(size, true);
    }

    void take(int kilobytes) throws Full {
      try {
        if (kilobytes > 0 && !free.tryAcquire(kilobytes, PATIENCE_SECONDS, TimeUnit.SECONDS))
          throw new Full(); // a request for 0 KB does not queue
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new Full();
      }
    }
  }

  /**
   * The room of one message; nothing is taken yet.
   *
   * @param size the message's size in bytes
   */
  Held hold(long size) {
    return new Held(Math.min(most, size * MOST_RATIO));
  }

  /** The room that one message has taken for all its layers, until it is closed. */
  final class Held implements AutoCloseable {
    private long left;
    private int held;
    private int heldUnproven;

    private Held(long left) {
      this.left = left;
    }

    /** How many more bytes the message may inflate to. */
    long left(boolean proven) {
      return proven ? left : Math.min(left, (unproven.size - heldUnproven) * 1024L);
    }

    /** Takes the given number of bytes, which must not exceed {@link #left}. */
    void take(long bytes, boolean proven) throws Full {
      int kilobytes = (int) (bytes / 1024);
      if (!proven) {
        unproven.take(kilobytes);
        heldUnproven += kilobytes;
      }
      all.take(kilobytes);
      held += kilobytes;
      left -= bytes;
    }

    @Override
    public void close() {
      unproven.free.release(heldUnproven);
      all.free.release(held);
      heldUnproven = 0;
      held = 0;
    }
  }
}
