package weft.api.shipment;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.parts.PartNames;
import weft.party.Organization;
import weft.party.Organization.Site;
import weft.projections.balance.CumulativeWith;
import weft.projections.parts.PartAgreementRow;
import weft.projections.shipment.SentLine;
import weft.projections.shipment.ShipmentRow;

/**
 * All that a delivery note says.
 *
 * @param supplier null where it is not registered, and so {@code buyer}
 * @param agreed what the two agreed on, by the buyer's number of the part
 * @param cumulatives of lines that serve a delivery schedule, which are counted from 1
 */
record DeliveryNote(
    ShipmentRow shipment,
    @Nullable Organization supplier,
    @Nullable Organization buyer,
    Map<String, PartAgreementRow> agreed,
    Map<Integer, CumulativeWith> cumulatives) {

  /** The supplier's number: the line's own, else the one agreed; else both have one number. */
  String suppliersPart(SentLine line) {
    if (line.supplierPart() != null) return line.supplierPart();
    PartAgreementRow known = agreed.get(line.part());
    return known == null ? line.part() : known.supplierPart();
  }

  /** What people call the part; null where nobody said. */
  @Nullable String name(String part, boolean chinese) {
    PartAgreementRow known = agreed.get(part);
    PartNames names = known == null ? null : known.terms().names();
    if (names == null) return null;
    String first = chinese ? names.zh() : names.en();
    return first != null ? first : chinese ? names.en() : names.zh();
  }

  /** The site of that code or GLN. */
  static @Nullable Site site(@Nullable Organization of, @Nullable String code) {
    if (of == null || code == null) return null;
    return of.sites().stream()
        .filter(it -> it.code().equals(code) || code.equals(it.gln()))
        .findFirst()
        .orElse(null);
  }
}
