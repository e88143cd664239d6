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
 * How the units of one part may meet: by a conversion that the partners agreed upon, and else
 * never. Pieces and kilograms have no sum.
 */
public final class AgreedUnits {
  private final List<UnitConversion> conversions;

  private AgreedUnits(List<UnitConversion> conversions) {
    this.conversions = conversions;
  }

  /** Of a part as the hub calls it. One of its own comes before one of every part. */
  public static AgreedUnits of(Profile profile, String part) {
    return new AgreedUnits(
        requireNonNullElse(profile.rules().conversions(), List.<UnitConversion>of()).stream()
            .filter(it -> it.part() == null || it.part().equals(part))
            .sorted(Comparator.comparing(it -> it.part() == null))
            .toList());
  }

  /** Of a part on which the partners agreed, by that first and then by their profile. */
  public static AgreedUnits of(Profile profile, AgreedPart part) {
    return new AgreedUnits(
        Stream.concat(part.conversions().stream(), of(profile, part.buyers()).conversions.stream())
            .toList());
  }

  /** So much in another unit; null where that is not agreed. */
  public @Nullable Quantity in(String wanted, Quantity quantity, String unit) {
    if (unit.isEmpty() || Units.isSame(unit, wanted)) return quantity;
    return conversions.stream()
        .filter(it -> Units.isSame(it.unit(), unit) && Units.isSame(it.base(), wanted))
        .findFirst()
        .map(it -> new Quantity(quantity.amount().multiply(it.factor())))
        .orElse(null);
  }

  /** The same, and a fault at the quantity where it is not agreed. */
  public @Nullable Quantity in(
      String wanted,
      Quantity quantity,
      String unit,
      Segment at,
      String element,
      Findings findings) {
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

  /** Of units that stand beside each other the first to which all others lead; else the first. */
  public String together(List<String> units) {
    return units.stream()
        .filter(to -> units.stream().allMatch(it -> in(to, Quantity.ZERO, it) != null))
        .findFirst()
        .orElse(units.getFirst());
  }
}
