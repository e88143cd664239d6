package weft.api.submodel;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.parts.BaseUnit;
import weft.parts.PartTerms;

/**
 * Converts all quantities of a part to one unit, because the standard sums quantities per place.
 */
record OneUnit(BaseUnit base) {
  /** A quantity as the aspects express it. */
  record ItemQuantity(Numeral value, String unit) {}

  /** The agreement's base unit; without an agreement, the first unit in the data. */
  static OneUnit of(@Nullable PartTerms terms, Stream<String> said) {
    return new OneUnit(
        terms == null ? new BaseUnit(said.findFirst().orElse("PCE"), List.of()) : terms.baseUnit());
  }

  /** Converts a quantity; 422 {@code unit-not-convertible} where no conversion is agreed. */
  Quantity in(Quantity quantity, String unit) {
    return base.convert(quantity, unit).orElseThrow(() -> CannotSay.conversion(unit, base.unit()));
  }

  /** A quantity that is already in the unit. */
  ItemQuantity said(Quantity quantity) {
    return new ItemQuantity(Numeral.of(quantity), name());
  }

  /** The unit's name in the standard, such as {@code unit:piece}. */
  String name() {
    return ItemUnit.of(base.unit());
  }

  /** Adds a converted quantity to the entry of a key. */
  <K> void add(Map<K, Quantity> to, K key, Quantity quantity, String unit) {
    to.merge(key, in(quantity, unit), Quantity::plus);
  }
}
