package weft.interchange;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import weft.event.StreamId;

/**
 * An interchange's business key: sender and receiver (our party code, else the address as EDI gives
 * it) and the sender's control reference. The store keeps streams unique, so a resent interchange
 * meets its own earlier effect.
 *
 * @param use counts the interchanges under this reference from 2 on, where it was used anew; null
 *     for the first
 */
public record InterchangeKey(
    String sender, String receiver, String reference, @Nullable Integer use) {
  public static final String TYPE = "Interchange";

  /** Of the first interchange under this reference. */
  public InterchangeKey(String sender, String receiver, String reference) {
    this(sender, receiver, reference, null);
  }

  public String stream() {
    return use == null
        ? StreamId.of(TYPE, sender, receiver, reference)
        : StreamId.of(TYPE, sender, receiver, reference, String.valueOf(use));
  }

  /** The stream of the first use, of that of any. */
  public static String firstUse(String stream) {
    return String.join(":", Arrays.asList(stream.split(":", -1)).subList(0, 4));
  }

  /** Of the next interchange under the same reference. */
  public InterchangeKey next() {
    return nth(use == null ? 2 : use + 1);
  }

  /** Of one interchange under the same reference, counted from 1. */
  public InterchangeKey nth(int number) {
    return new InterchangeKey(sender, receiver, reference, number == 1 ? null : number);
  }
}
