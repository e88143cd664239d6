package weft.parts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import weft.measure.Quantity;
import weft.measure.Units;

/** The unit in which a part is counted, and what others are in it. */
public record BaseUnit(String unit, List<Conversion> conversions) {
  /** A quantity in another unit, and whether it had to be rounded. */
  public record Converted(Quantity quantity, boolean rounded) {}

  public BaseUnit {
    conversions = List.copyOf(conversions);
  }

  /** The quantity in the base unit, exactly; empty where nobody said what that unit is. */
  public Optional<Quantity> convert(Quantity quantity, String from) {
    if (Units.isSame(unit, from)) return Optional.of(quantity);
    return conversions.stream()
        .filter(it -> Units.isSame(it.unit(), from))
        .findFirst()
        .map(it -> new Quantity(quantity.amount().multiply(it.factor())));
  }

  /** Whether anybody said what one of that unit is. */
  public boolean knows(String other) {
    return convert(Quantity.ZERO, other).isPresent();
  }

  /** The quantity in any unit, exactly to six decimals; empty where it cannot be said in it. */
  public Optional<Quantity> convert(Quantity quantity, String from, String to) {
    if (Units.isSame(from, to)) return Optional.of(quantity);
    return convert(quantity, from).flatMap(it -> outOfBase(it, to));
  }

  /**
   * The quantity in any unit, rounded half up to six decimals where those cannot say it exactly;
   * empty where nobody said what the one unit is in the other.
   */
  public Optional<Converted> convertRounded(Quantity quantity, String from, String to) {
    Optional<Quantity> exact = convert(quantity, from, to);
    if (exact.isPresent()) return exact.map(it -> new Converted(it, false));
    return convert(quantity, from)
        .flatMap(
            inBase ->
                conversions.stream()
                    .filter(it -> Units.isSame(it.unit(), to))
                    .findFirst()
                    .map(it -> new Converted(quotient(inBase, it), true)));
  }

  private static Quantity quotient(Quantity quantity, Conversion by) {
    return new Quantity(quantity.amount().divide(by.factor(), 6, RoundingMode.HALF_UP));
  }

  private Optional<Quantity> outOfBase(Quantity quantity, String to) {
    if (Units.isSame(unit, to)) return Optional.of(quantity);
    return conversions.stream()
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
