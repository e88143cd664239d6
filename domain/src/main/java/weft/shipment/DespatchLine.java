package weft.shipment;

import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * Goods of one part, and of one batch where a batch is named.
 *
 * @param part the buyer's number
 * @param order the order that the line belongs to, otherwise the agreement of a delivery schedule;
 *     at most one of them
 * @param segment the segment that states the quantity, counted in the interchange from its first =
 *     1
 * @param supplierPart the supplier's number, where both numbers are stated
 * @param unloadingPoint of the receiving site
 * @param suppliersOnly true where the message names the part only by the supplier's number, so that
 *     {@code part} may not be a number of the buyer
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
  /** A line without the supplier's number and without an unloading point. */
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

  /** A line that names the part by the buyer's number. */
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

  /** A copy with the supplier's agreed number, where the line names only the buyer's. */
  public DespatchLine agreed(@Nullable String suppliers) {
    return supplierPart != null
            || suppliers == null
            || suppliers.equals(part)
            || Boolean.TRUE.equals(suppliersOnly)
        ? this
        : numbered(suppliers);
  }

  /** A copy without the supplier's number where the other line has none. */
  DespatchLine numberedAs(DespatchLine other) {
    return other.supplierPart == null ? numbered(null) : this;
  }

  private DespatchLine numbered(@Nullable String suppliers) {
    return new DespatchLine(
        part,
        quantity,
        unit,
        batch,
        deliveryNote,
        order,
        orderLine,
        agreement,
        segment,
        suppliers,
        unloadingPoint,
        suppliersOnly);
  }
}
