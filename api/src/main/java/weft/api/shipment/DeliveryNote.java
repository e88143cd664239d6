package weft.api.shipment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.parts.BaseUnit;
import weft.parts.PartNames;
import weft.party.Organization;
import weft.party.Organization.Site;
import weft.projections.balance.cumulative.CumulativeWith;
import weft.projections.parts.PartAgreementRow;
import weft.projections.shipment.SentLine;
import weft.projections.shipment.ShipmentRow;

/**
 * The content of a delivery note.
 *
 * @param supplier null where it is not registered; likewise {@code buyer}
 * @param agreed the agreed terms, by the buyer's number of the part
 * @param cumulatives by line number from 1, for lines that serve a delivery schedule
 */
record DeliveryNote(
    ShipmentRow shipment,
    @Nullable Organization supplier,
    @Nullable Organization buyer,
    Map<String, PartAgreementRow> agreed,
    Map<Integer, CumulativeWith> cumulatives) {
  private static final String KILOGRAM = "KGM";

  /** The supplier's number: the line's own, else the agreed one, else the buyer's. */
  String suppliersPart(SentLine line) {
    if (line.supplierPart() != null) return line.supplierPart();
    PartAgreementRow known = agreed.get(line.part());
    return known == null ? line.part() : known.supplierPart();
  }

  /** The part's description; null where none is stated. */
  @Nullable String name(String part, boolean chinese) {
    PartAgreementRow known = agreed.get(part);
    PartNames names = known == null ? null : known.terms().names();
    if (names == null) return null;
    String first = chinese ? names.zh() : names.en();
    return first != null ? first : chinese ? names.en() : names.zh();
  }

  /**
   * The net weight in kilograms, rounded to grams. Uses the weight of a base unit, which part
   * agreements state as a conversion to KGM; null where a line has none.
   */
  @Nullable Quantity netWeight() {
    BigDecimal sum = BigDecimal.ZERO;
    for (SentLine it : shipment.lines()) {
      BigDecimal weight = kilograms(it);
      if (weight == null) return null;
      sum = sum.add(weight);
    }
    return sum.signum() > 0 ? new Quantity(sum.setScale(3, RoundingMode.HALF_UP)) : null;
  }

  private @Nullable BigDecimal kilograms(SentLine line) {
    if (line.unit().equals(KILOGRAM)) return line.quantity().amount();
    PartAgreementRow known = agreed.get(line.part());
    if (known == null) return null;
    BaseUnit base = known.terms().baseUnit();
    Quantity inBase = base.convert(line.quantity(), line.unit()).orElse(null);
    Quantity kilogram = base.convert(Quantity.of(1), KILOGRAM).orElse(null);
    return inBase == null || kilogram == null
        ? null
        : inBase.amount().divide(kilogram.amount(), MathContext.DECIMAL64);
  }

  /** The site of that code, GLN or D-U-N-S number. */
  static @Nullable Site site(@Nullable Organization of, @Nullable String code) {
    if (of == null || code == null) return null;
    return of.sites().stream().filter(it -> it.isNamed(code)).findFirst().orElse(null);
  }
}
