package weft.edi.outbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far a parcel has come.
 *
 * @param receiptWithin how long the partner's receipt is waited for; null where it is durable with
 *     the partner already
 */
public record Carried(@Nullable Duration receiptWithin) {
  public static final Carried DELIVERED = new Carried(null);

  public static Carried awaitingReceipt(Duration within) {
    return new Carried(within);
  }
}
