package weft.api.submodel;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.parts.BaseUnit;
import weft.parts.PartTerms;

/** Counts all of a part in one unit, for the standard adds up what stands in one place. */
record OneUnit(BaseUnit base) {
  /** A quantity as the aspects say it. */
  record ItemQuantity(Numeral value, String unit) {}

  /** The agreement's base unit; without an agreement the first one said. */
  static OneUnit of(@Nullable PartTerms terms, Stream<String> said) {
    return new OneUnit(
        terms == null ? new BaseUnit(said.findFirst().orElse("PCE"), List.of()) : terms.baseUnit());
  }

  /** In the unit; 422 {@code unit-not-convertible} where nobody said what it is. */
  Quantity in(Quantity quantity, String unit) {
    return base.convert(quantity, unit).orElseThrow(() -> CannotSay.conversion(unit, base.unit()));
  }

  /** A quantity that is in the unit already. */
  ItemQuantity said(Quantity quantity) {
    return new ItemQuantity(Numeral.of(quantity), name());
  }

  /** Such as {@code unit:piece}. */
  String name() {
    return ItemUnit.of(base.unit());
  }

  /** Adds to what stands at a key. */
  <K> void add(Map<K, Quantity> to, K key, Quantity quantity, String unit) {
    to.merge(key, in(quantity, unit), Quantity::plus);
  }
}
