package weft.edi.outbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far a carrier has brought a parcel.
 *
 * @param receiptWithin how long to wait for the partner's receipt; null if the parcel is already
 *     stored durably at the partner
 */
public record Carried(@Nullable Duration receiptWithin) {
  public static final Carried DELIVERED = new Carried(null);

  public static Carried awaitingReceipt(Duration within) {
    return new Carried(within);
  }
}
