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
 * them, since a message is held several times over. A body counts as far as it has come: who
 * announces much and sends nothing takes no room.
 */
public final class BodyRoom {
  public static final int MOST_BYTES = 50 << 20;
  private static final int ROOM = 64 << 10;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Semaphore kilobytes = new Semaphore(ROOM, true);
  private final int free;

  /**
   * A door's room.
   *
   * @param free kilobytes of each body that need none: a few large bodies that come slowly hold up
   *     other large ones, and not what is as small as nearly all are
   */
  public BodyRoom(int free) {
    this.free = free;
  }

  /** More than 50 MB. */
  public static final class TooMuch extends IOException {}

  /** None came free in 10 s; a repeat later is welcome. */
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

    public byte[] read(HttpServletRequest request) throws IOException {
      long announced = request.getContentLengthLong();
      if (announced > MOST_BYTES) throw new TooMuch();
      var body = new ByteArrayOutputStream();
      long end = System.nanoTime() + PATIENCE.toNanos();
      byte[] piece = new byte[16 << 10];
      ServletInputStream in = request.getInputStream();
      for (int n = next(in, piece); n >= 0; n = next(in, piece)) {
        if (body.size() + n > MOST_BYTES) throw new TooMuch();
        if (System.nanoTime() > end) throw new TooSlow();
        more((body.size() + n) / 1024 + 1 - free);
        body.write(piece, 0, n);
      }
      if (announced >= 0 && body.size() != announced) throw new BrokenOff(null);
      return body.toByteArray();
    }

    private static int next(ServletInputStream in, byte[] piece) throws BrokenOff {
      try {
        return in.read(piece);
      } catch (IOException e) {
        throw new BrokenOff(e);
      }
    }

    private void more(int needed) throws IOException {
      if (needed <= held) return;
      try {
        if (!kilobytes.tryAcquire(needed - held, 10, TimeUnit.SECONDS)) throw new NoRoom();
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
