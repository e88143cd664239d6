package weft.projections.balance;

import java.util.Optional;
import weft.measure.Quantity;
import weft.measure.Units;
import weft.parts.BaseUnit;

/** Converts a quantity of a part into another unit by the part agreement, exactly or not at all. */
final class AgreedUnits {
  private AgreedUnits() {}

  /**
   * Converts the quantity; empty where no conversion between the two units is agreed.
   *
   * @param partner the partner of the agreement
   * @param part the buyer's number
   */
  static Optional<Quantity> convert(
      PartNumbers numbers, String partner, String part, Quantity quantity, String from, String to) {
    if (Units.isSame(from, to)) return Optional.of(quantity);
    return unit(numbers, partner, part).flatMap(it -> it.convert(quantity, from, to));
  }

  /** Whether both units are the same, or the agreement converts both into the part's base unit. */
  static boolean meet(PartNumbers numbers, String partner, String part, String one, String other) {
    return Units.isSame(one, other)
        || unit(numbers, partner, part).filter(it -> it.knows(one) && it.knows(other)).isPresent();
  }

  /** The part's base unit; {@code other} where nothing is agreed. */
  static String base(PartNumbers numbers, String partner, String part, String other) {
    return unit(numbers, partner, part).map(BaseUnit::unit).orElse(other);
  }

  private static Optional<BaseUnit> unit(PartNumbers numbers, String partner, String part) {
    return numbers.agreement(partner, part).map(it -> it.terms().baseUnit());
  }
}
