package weft.parts;

import java.util.List;
import java.util.Optional;
import weft.measure.Quantity;
import weft.measure.Units;

/** The unit in which a part is counted, and what others are in it. */
public record BaseUnit(String unit, List<Conversion> conversions) {
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
}
