package weft.projections.balance;

import java.math.BigDecimal;
import java.util.Optional;
import weft.measure.Quantity;
import weft.measure.Units;
import weft.parts.BaseUnit;
import weft.parts.Conversion;

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
    return numbers
        .agreement(partner, part)
        .map(it -> new BaseUnit(it.terms().unit(), it.terms().conversions()))
        .flatMap(base -> base.convert(quantity, from).flatMap(inBase -> outOf(base, inBase, to)));
  }

  private static Optional<Quantity> outOf(BaseUnit base, Quantity quantity, String to) {
    if (Units.isSame(base.unit(), to)) return Optional.of(quantity);
    return base.conversions().stream()
        .filter(it -> Units.isSame(it.unit(), to))
        .findFirst()
        .flatMap(it -> divided(quantity, it));
  }

  private static Optional<Quantity> divided(Quantity quantity, Conversion by) {
    BigDecimal[] parts = quantity.amount().movePointRight(6).divideAndRemainder(by.factor());
    return parts[1].signum() == 0
        ? Optional.of(new Quantity(parts[0].movePointLeft(6)))
        : Optional.empty();
  }
}
