package weft.edi.as2;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Room for what is inflated, one for all messages: an eighth of the heap, of which those that have
 * proved nothing yet have a quarter. It is taken before a byte of it is kept.
 */
final class Inflation {
  /** No message inflates to more than so many times its size. */
  static final int MOST_RATIO = 100;

  private static final long MOST_BYTES = 100L << 20;
  private static final int PATIENCE_SECONDS = 5;

  private final long most;
  private final Room all;
  private final Room unproven;

  Inflation(long heapBytes) {
    this.most = Math.min(MOST_BYTES, heapBytes / 8);
    this.all = new Room(heapBytes / 8);
    this.unproven = new Room(heapBytes / 32);
  }

  /** None came free in time; a repeat later is welcome. */
  static final class Full extends Exception {}

  /** Kilobytes. */
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
          throw new Full(); // who asks for nothing stands in no queue
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new Full();
      }
    }
  }

  /**
   * For one message, with none of it taken.
   *
   * @param size of the message, in bytes
   */
  Held hold(long size) {
    return new Held(Math.min(most, size * MOST_RATIO));
  }

  /** What one message takes, all its layers together, until it is closed. */
  final class Held implements AutoCloseable {
    private long left;
    private int held;
    private int heldUnproven;

    private Held(long left) {
      this.left = left;
    }

    /** How many bytes it may still inflate to. */
    long left(boolean proven) {
      return proven ? left : Math.min(left, (unproven.size - heldUnproven) * 1024L);
    }

    /** So many, of what is left. */
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
