package weft.edi.meaning.words;

import static java.util.Objects.requireNonNullElse;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.text.Segment;
import weft.interchange.FaultCode;
import weft.measure.Quantity;
import weft.measure.Units;
import weft.party.AgreedPart;
import weft.party.EdiRules.UnitConversion;
import weft.party.Profile;

/**
 * Converts between the units of one part, but only by a conversion that the partners agreed. Pieces
 * and kilograms have no sum.
 */
public final class AgreedUnits {
  private final List<UnitConversion> conversions;

  private AgreedUnits(List<UnitConversion> conversions) {
    this.conversions = conversions;
  }

  /**
   * The conversions for a part, by the hub's number. A conversion for this part takes precedence
   * over one for all parts.
   */
  public static AgreedUnits of(Profile profile, String part) {
    return new AgreedUnits(
        requireNonNullElse(profile.rules().conversions(), List.<UnitConversion>of()).stream()
            .filter(it -> it.part() == null || it.part().equals(part))
            .sorted(Comparator.comparing(it -> it.part() == null))
            .toList());
  }

  /** The conversions of a part agreement, followed by those of the profile. */
  public static AgreedUnits of(Profile profile, AgreedPart part) {
    return new AgreedUnits(
        Stream.concat(part.conversions().stream(), of(profile, part.buyers()).conversions.stream())
            .toList());
  }

  /** The quantity in another unit; null if no conversion is agreed. */
  public @Nullable Quantity in(String wanted, Quantity quantity, String unit) {
    if (unit.isEmpty() || Units.isSame(unit, wanted)) return quantity;
    return conversions.stream()
        .filter(it -> Units.isSame(it.unit(), unit) && Units.isSame(it.base(), wanted))
        .findFirst()
        .map(it -> new Quantity(quantity.amount().multiply(it.factor())))
        .orElse(null);
  }

  /** As {@link #in(String, Quantity, String)}, but adds a fault if no conversion is agreed. */
  public @Nullable Quantity in(
      String wanted,
      Quantity quantity,
      String unit,
      Segment at,
      String element,
      MeaningFindings findings) {
    Quantity converted = in(wanted, quantity, unit);
    if (converted == null)
      findings.error(
          at,
          element,
          FaultCode.UNITS_DIFFER,
          "This quantity is in %s, others of the item are in %s, and no conversion is agreed."
              .formatted(unit, wanted),
          "该数量的计量单位为 %s，而该项其他数量为 %s，双方未约定换算。".formatted(unit, wanted));
    return converted;
  }

  /** The first unit to which all the others convert; else the first unit. */
  public String together(List<String> units) {
    return units.stream()
        .filter(to -> units.stream().allMatch(it -> in(to, Quantity.ZERO, it) != null))
        .findFirst()
        .orElse(units.getFirst());
  }
}
