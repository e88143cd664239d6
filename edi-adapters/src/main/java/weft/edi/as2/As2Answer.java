package weft.edi.as2;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/**
 * The HTTP answer to a partner's request.
 *
 * @param measured whether the answer leaves after a multiple of 500 ms, so that its duration
 *     reveals nothing about the cause
 */
public record As2Answer(int status, As2Message message, boolean measured) {
  private static final byte[] NOTHING = {};
  private static final long MEASURE = Duration.ofMillis(500).toNanos();

  static As2Answer of(As2Message receipt) {
    return new As2Answer(200, receipt, false);
  }

  static As2Answer nothing() {
    return new As2Answer(200, new As2Message(Map.of(), NOTHING), false);
  }

  /** A refusal in words for the developer of the partner's software. */
  static As2Answer refused(int status, String why) {
    return new As2Answer(
        status,
        new As2Message(
            Map.of("Content-Type", "text/plain; charset=us-ascii"),
            (why + "\r\n").getBytes(StandardCharsets.US_ASCII)),
        false);
  }

  /** The single answer to every message without a valid signature, whatever its fault. */
  static As2Answer unproven() {
    As2Answer it =
        refused(
            403,
            "Taken is what is encrypted and signed as agreed between these names. Ask the hub's"
                + " operator what was wrong with this.");
    return new As2Answer(it.status(), it.message(), true);
  }

  /**
   * How long to hold the answer back.
   *
   * @param since when the request was complete (nanoTime)
   */
  public Duration heldBack(long since, long now) {
    if (!measured) return Duration.ZERO;
    long taken = Math.max(0, now - since);
    return Duration.ofNanos(MEASURE - taken % MEASURE);
  }
}
