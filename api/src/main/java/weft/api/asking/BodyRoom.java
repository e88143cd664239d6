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
 * Room for the interchanges that come in by one door: 64 MB of bodies at a time, whoever sends
 * them, since a message is held several times over. A body takes room once it is whole; until then
 * it lies in the {@link Spool}, so that who stalls is in nobody's way.
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
   * A door's room.
   *
   * @param free kilobytes of each body that need none: large bodies hold up other large ones, and
   *     not what is as small as nearly all are
   */
  public BodyRoom(Spool spool, int free) {
    this(spool, free, MOST_BYTES);
  }

  /**
   * A door whose bodies are smaller.
   *
   * @param most bytes of one body
   */
  public BodyRoom(Spool spool, int free, int most) {
    this.spool = spool;
    this.free = free;
    this.most = most;
  }

  /** Whose turn it is to have a body in memory. */
  public interface Turn {
    /**
     * Waits for it.
     *
     * @param bytes of the body, which lies on disk
     */
    void await(int bytes) throws IOException;
  }

  /** More than this door takes. */
  public static final class TooMuch extends IOException {}

  /** None came free in 10 s, or the sender has too much on its way; a repeat later is welcome. */
  public static final class NoRoom extends IOException {}

  /** It was not there within two minutes. */
  public static final class TooSlow extends IOException {}

  /** The sender has gone, or sent nothing for long. */
  public static final class BrokenOff extends IOException {
    private BrokenOff(@Nullable IOException cause) {
      super(cause);
    }
  }

  /** Room for one body, none of it taken yet. */
  public Held hold() {
    return new Held();
  }

  /** What one body takes, until it is closed. */
  public final class Held implements AutoCloseable {
    private int held;

    private Held() {}

    /**
     * All of it.
     *
     * @param from whose share of the spool it takes while it comes
     */
    public byte[] read(HttpServletRequest request, String from) throws IOException {
      return read(request, from, _ -> {});
    }

    /**
     * The same. A body of more than 16 KB waits for its turn before it takes room in memory.
     *
     * @param from whose share of the spool it takes while it comes
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

    /** As much as there is, up to a whole piece. */
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
      // Of a fair semaphore, even no permit is waited for behind whoever waits.
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
