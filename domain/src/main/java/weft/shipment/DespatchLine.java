package weft.shipment;

import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * Goods of one part, and of one batch where it names any.
 *
 * @param part the buyer's number
 * @param order the order it serves, else the agreement of a delivery schedule; one at most
 * @param segment of the message that states it, counted in the interchange from its first = 1
 */
public record DespatchLine(
    String part,
    Quantity quantity,
    String unit,
    @Nullable String batch,
    @Nullable String deliveryNote,
    @Nullable String order,
    @Nullable String orderLine,
    @Nullable String agreement,
    @Nullable Integer segment) {
  DespatchLine placeless() {
    return new DespatchLine(
        part, quantity, unit, batch, deliveryNote, order, orderLine, agreement, null);
  }
}
