package weft.ordering;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * What a despatch advice says was sent of an order.
 *
 * @param line the order's number for it, where the advice names it
 * @param part the buyer's number, else the supplier's; null where it names none
 * @param unit null where it states none: the ordered one
 * @param segment of the advice, counted in its interchange from the first = 1
 * @param supplierPart the supplier's number beside it; null where the advice does not say
 * @param suppliersOnly whether {@code part} is the supplier's number, and no other is given
 */
public record Despatched(
    @Nullable String line,
    @Nullable String part,
    Quantity quantity,
    @Nullable String unit,
    int segment,
    @Nullable String supplierPart,
    boolean suppliersOnly) {
  /** By one number of the part. */
  public Despatched(
      @Nullable String line,
      @Nullable String part,
      Quantity quantity,
      @Nullable String unit,
      int segment) {
    this(line, part, quantity, unit, segment, null, false);
  }

  /**
   * Whether its part may be that of a line. A number of the supplier's that the order does not give
   * may be any part's.
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
