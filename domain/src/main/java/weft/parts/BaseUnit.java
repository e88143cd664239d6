package weft.parts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import weft.measure.Quantity;
import weft.measure.Units;

/** The unit in which a part is counted, with conversions from other units. */
public record BaseUnit(String unit, List<Conversion> conversions) {
  /** A converted quantity, and whether it was rounded. */
  public record Converted(Quantity quantity, boolean rounded) {}

  public BaseUnit {
    conversions = List.copyOf(conversions);
  }

  /** Converts a quantity exactly into the base unit; empty where no conversion is known. */
  public Optional<Quantity> convert(Quantity quantity, String from) {
    if (Units.isSame(unit, from)) return Optional.of(quantity);
    return conversions.stream()
        .filter(it -> Units.isSame(it.unit(), from))
        .findFirst()
        .map(it -> new Quantity(quantity.amount().multiply(it.factor())));
  }

  /** Whether a conversion from the unit is known. */
  public boolean knows(String other) {
    return convert(Quantity.ZERO, other).isPresent();
  }

  /**
   * Converts a quantity between any two units; empty where no conversion is known or six decimals
   * cannot express the result exactly.
   */
  public Optional<Quantity> convert(Quantity quantity, String from, String to) {
    if (Units.isSame(from, to)) return Optional.of(quantity);
    return convert(quantity, from).flatMap(it -> outOfBase(it, to));
  }

  /**
   * Converts a quantity between any two units, rounded half up to six decimals where necessary;
   * empty where no conversion is known.
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
