package weft.api.asking;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Memory for request bodies of one endpoint: 64 MB at a time over all senders, because the hub
 * holds a message in memory several times. A body takes memory only once it is complete; until then
 * it is on disk in the {@link Spool}, so a sender that stalls blocks nobody.
 */
public final class BodyRoom {
  public static final int MOST_BYTES = 50 << 20;
  private static final int ROOM = 64 << 10;
  private static final int PIECE = 16 << 10;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Semaphore kilobytes = new Semaphore(ROOM, true);
  private final Spool spool;
  private final int free;
  private final int most;

  /**
   * Creates the room of one endpoint.
   *
   * @param free kilobytes of each body that take no room: large bodies wait for each other, but
   *     small ones, which are nearly all, do not wait
   */
  public BodyRoom(Spool spool, int free) {
    this(spool, free, MOST_BYTES);
  }

  /**
   * Creates the room of an endpoint with smaller bodies.
   *
   * @param most maximum bytes of one body
   */
  public BodyRoom(Spool spool, int free, int most) {
    this.spool = spool;
    this.free = free;
    this.most = most;
  }

  /** A queue for the right to have a body in memory. */
  public interface Turn {
    /**
     * Waits for the turn.
     *
     * @param bytes size of the body, which is on disk
     */
    void await(int bytes) throws IOException;
  }

  /** The body exceeds this endpoint's maximum. */
  public static final class TooMuch extends IOException {}

  /**
   * No room became free within 10 s, or the sender has too many bodies in progress; a later retry
   * may succeed.
   */
  public static final class NoRoom extends IOException {}

  /** The body was not complete within two minutes. */
  public static final class TooSlow extends IOException {}

  /** The sender disconnected, or sent nothing for a long time. */
  public static final class BrokenOff extends IOException {
    private BrokenOff(@Nullable IOException cause) {
      super(cause);
    }
  }

  /** Prepares for one body; takes no room yet. */
  public Held hold() {
    return new Held();
  }

  /** The room of one body, until it is closed. */
  public final class Held implements AutoCloseable {
    private int held;

    private Held() {}

    /**
     * Reads the whole body.
     *
     * @param from the sender whose share of the spool the body uses while it arrives
     */
    public byte[] read(HttpServletRequest request, String from) throws IOException {
      return read(request, from, _ -> {});
    }

    /**
     * Reads the whole body. A body of more than 16 KB waits for its turn before it takes memory.
     *
     * @param from the sender whose share of the spool the body uses while it arrives
     */
    public byte[] read(HttpServletRequest request, String from, Turn turn) throws IOException {
      long announced = request.getContentLengthLong();
      if (announced > most) throw new TooMuch();
      long end = System.nanoTime() + PATIENCE.toNanos();
      ServletInputStream in = request.getInputStream();
      byte[] first = new byte[PIECE];
      int begun = filled(in, first, end);
      if (begun < first.length) return whole(first, begun, announced);
      try (Spool.Part rest = spool.open(from)) {
        rest.write(first, begun);
        for (int n = filled(in, first, end); n > 0; n = filled(in, first, end)) {
          if (rest.size() + n > most) throw new TooMuch();
          rest.write(first, n);
        }
        if (announced >= 0 && rest.size() != announced) throw new BrokenOff(null);
        turn.await(rest.size());
        take(rest.size());
        return rest.whole();
      }
    }

    private byte[] whole(byte[] first, int size, long announced) throws IOException {
      if (announced >= 0 && size != announced) throw new BrokenOff(null);
      take(size);
      var body = new ByteArrayOutputStream(size);
      body.write(first, 0, size);
      return body.toByteArray();
    }

    /** Reads until the piece is full or the body ends. */
    private static int filled(ServletInputStream in, byte[] piece, long end) throws IOException {
      int size = 0;
      while (size < piece.length) {
        if (System.nanoTime() > end) throw new TooSlow();
        int n = next(in, piece, size);
        if (n < 0) break;
        size += n;
      }
      return size;
    }

    private static int next(ServletInputStream in, byte[] piece, int from) throws BrokenOff {
      try {
        return in.read(piece, from, piece.length - from);
      } catch (IOException e) {
        throw new BrokenOff(e);
      }
    }

    void take(int bytes) throws NoRoom {
      int needed = Math.max(0, bytes / 1024 + 1 - free);
      // A fair semaphore makes even a request for zero permits wait behind others.
      if (needed == 0) return;
      try {
        if (!kilobytes.tryAcquire(needed, 10, TimeUnit.SECONDS)) throw new NoRoom();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new NoRoom();
      }
      held = needed;
    }

    @Override
    public void close() {
      kilobytes.release(held);
      held = 0;
    }
  }
}
