package weft.projections.balance;

import java.util.Optional;
import weft.measure.Quantity;
import weft.measure.Units;
import weft.parts.BaseUnit;

/** A quantity of a part in another unit, by the part's agreement, exactly or not at all. */
final class AgreedUnits {
  private AgreedUnits() {}

  /**
   * Empty where nobody said what the one unit is in the other.
   *
   * @param partner with whom the part is agreed on
   * @param part by the buyer's number
   */
  static Optional<Quantity> convert(
      PartNumbers numbers, String partner, String part, Quantity quantity, String from, String to) {
    if (Units.isSame(from, to)) return Optional.of(quantity);
    return unit(numbers, partner, part).flatMap(it -> it.convert(quantity, from, to));
  }

  /** Whether both are one unit, or both can be said in the part's base unit. */
  static boolean meet(PartNumbers numbers, String partner, String part, String one, String other) {
    return Units.isSame(one, other)
        || unit(numbers, partner, part).filter(it -> it.knows(one) && it.knows(other)).isPresent();
  }

  /** The part's base unit; the other one where nothing is agreed. */
  static String base(PartNumbers numbers, String partner, String part, String other) {
    return unit(numbers, partner, part).map(BaseUnit::unit).orElse(other);
  }

  private static Optional<BaseUnit> unit(PartNumbers numbers, String partner, String part) {
    return numbers.agreement(partner, part).map(it -> it.terms().baseUnit());
  }
}
