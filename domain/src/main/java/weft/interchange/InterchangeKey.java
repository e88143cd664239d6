package weft.interchange;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import weft.event.StreamId;

/**
 * An interchange's business key: sender and receiver (the hub's party code, otherwise the address
 * in the envelope) and the sender's control reference. The store keeps streams unique, so an
 * interchange that is sent again is recognised.
 *
 * @param use for reused references, counts the interchanges under the reference from 2; null for
 *     the first
 */
public record InterchangeKey(
    String sender, String receiver, String reference, @Nullable Integer use) {
  public static final String TYPE = "Interchange";

  /** The key of the first interchange under a reference. */
  public InterchangeKey(String sender, String receiver, String reference) {
    this(sender, receiver, reference, null);
  }

  public String stream() {
    return use == null
        ? StreamId.of(TYPE, sender, receiver, reference)
        : StreamId.of(TYPE, sender, receiver, reference, String.valueOf(use));
  }

  /** Returns the stream of the first interchange under the same reference. */
  public static String firstUse(String stream) {
    return String.join(":", Arrays.asList(stream.split(":", -1)).subList(0, 4));
  }

  /** The key of the next interchange under the same reference. */
  public InterchangeKey next() {
    return nth(use == null ? 2 : use + 1);
  }

  /** The key of an interchange under the same reference, counted from 1. */
  public InterchangeKey nth(int number) {
    return new InterchangeKey(sender, receiver, reference, number == 1 ? null : number);
  }
}
