package weft.ordering;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * A quantity of an order that a despatch advice reports as sent.
 *
 * @param line the order's line number, if the advice states it
 * @param part the buyer's part number, otherwise the supplier's; null if the advice names no part
 * @param unit null if the advice states none; then the ordered unit applies
 * @param segment segment of the advice, counted in its interchange from 1
 * @param supplierPart the supplier's part number, if the advice states it in addition to {@code
 *     part}
 * @param suppliersOnly whether {@code part} is the supplier's number and the advice gives no other
 */
public record Despatched(
    @Nullable String line,
    @Nullable String part,
    Quantity quantity,
    @Nullable String unit,
    int segment,
    @Nullable String supplierPart,
    boolean suppliersOnly) {
  /** Creates a quantity of a part that the advice names by one number. */
  public Despatched(
      @Nullable String line,
      @Nullable String part,
      Quantity quantity,
      @Nullable String unit,
      int segment) {
    this(line, part, quantity, unit, segment, null, false);
  }

  /**
   * Returns whether the goods may belong to a line. A supplier's part number that the order does
   * not state may be any part's.
   */
  boolean mayBe(Order.Line it) {
    if (part == null) return true;
    Set<String> names = new HashSet<>();
    names.add(it.part());
    if (it.supplierPart() != null) names.add(it.supplierPart());
    if (names.contains(part) || (supplierPart != null && names.contains(supplierPart))) return true;
    return suppliersOnly && it.supplierPart() == null;
  }
}
