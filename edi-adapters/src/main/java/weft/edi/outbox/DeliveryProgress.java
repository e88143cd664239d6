package weft.edi.outbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far a carrier has brought a parcel.
 *
 * @param receiptWithin how long to wait for the partner's receipt; null if the parcel is already
 *     stored durably at the partner
 */
public record DeliveryProgress(@Nullable Duration receiptWithin) {
  public static final DeliveryProgress DELIVERED = new DeliveryProgress(null);

  public static DeliveryProgress awaitingReceipt(Duration within) {
    return new DeliveryProgress(within);
  }
}
