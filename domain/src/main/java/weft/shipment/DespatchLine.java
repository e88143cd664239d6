package weft.shipment;

import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * Goods of one part, and of one batch where it names any.
 *
 * @param part the buyer's number
 * @param order the order it serves, else the agreement of a delivery schedule; one at most
 * @param segment of the message that states it, counted in the interchange from its first = 1
 * @param supplierPart the supplier's number, where it says both
 * @param unloadingPoint of the receiving site
 * @param suppliersOnly true where its message names the part by the supplier's number alone, so
 *     that {@code part} may be no number of the buyer's
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
    @Nullable Integer segment,
    @Nullable String supplierPart,
    @Nullable String unloadingPoint,
    @Nullable Boolean suppliersOnly) {
  /** A line that says neither the supplier's number nor an unloading point. */
  public DespatchLine(
      String part,
      Quantity quantity,
      String unit,
      @Nullable String batch,
      @Nullable String deliveryNote,
      @Nullable String order,
      @Nullable String orderLine,
      @Nullable String agreement,
      @Nullable Integer segment) {
    this(
        part,
        quantity,
        unit,
        batch,
        deliveryNote,
        order,
        orderLine,
        agreement,
        segment,
        null,
        null);
  }

  /** A line that names the part as the buyer does. */
  public DespatchLine(
      String part,
      Quantity quantity,
      String unit,
      @Nullable String batch,
      @Nullable String deliveryNote,
      @Nullable String order,
      @Nullable String orderLine,
      @Nullable String agreement,
      @Nullable Integer segment,
      @Nullable String supplierPart,
      @Nullable String unloadingPoint) {
    this(
        part,
        quantity,
        unit,
        batch,
        deliveryNote,
        order,
        orderLine,
        agreement,
        segment,
        supplierPart,
        unloadingPoint,
        null);
  }

  DespatchLine placeless() {
    return new DespatchLine(
        part,
        quantity,
        unit,
        batch,
        deliveryNote,
        order,
        orderLine,
        agreement,
        null,
        supplierPart,
        unloadingPoint);
  }
}
