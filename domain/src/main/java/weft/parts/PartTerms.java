package weft.parts;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.party.PartyCode;
import weft.party.Side;

/**
 * All agreed terms of a part.
 *
 * @param supplierPart the supplier's number; null where it is unknown, in which case the buyer's
 *     number is used
 * @param supplierPartBy the side that stated it; once the supplier has, only the supplier may
 *     change it
 * @param unit the base unit
 * @param transitDays from the supplier's site to the receiving site
 * @param range null where none is agreed
 * @param staleAfterHours age after which an input counts as stale; null where none is agreed
 * @param validity null where it is unlimited
 * @param otif null where none is agreed, in which case only the day itself is on time
 * @param transitIn null where not stated, which means working days
 * @param shipFrom the supplier's site of departure; null where none is named
 * @param trace null where not stated, which means none
 * @param inspector the organization that validates certificates 3.2 beside the supplier; null where
 *     not stated, which means the buyer
 */
public record PartTerms(
    @Nullable String supplierPart,
    @Nullable Side supplierPartBy,
    @Nullable PartNames names,
    String unit,
    List<Conversion> conversions,
    int transitDays,
    @Nullable StockRange range,
    CoverTerms cover,
    Spread spread,
    @Nullable Integer staleAfterHours,
    @Nullable String buyerPlanner,
    @Nullable String supplierPlanner,
    List<RequiredCertificate> certificates,
    @Nullable Packaging packaging,
    @Nullable Validity validity,
    @Nullable OtifWindow otif,
    @Nullable TransitIn transitIn,
    @Nullable String shipFrom,
    @Nullable Trace trace,
    @Nullable PartyCode inspector) {
  public PartTerms {
    conversions = List.copyOf(conversions);
    certificates = List.copyOf(certificates);
  }

  /** Terms without those that were added later, from {@code transitIn} on. */
  public PartTerms(
      @Nullable String supplierPart,
      @Nullable Side supplierPartBy,
      @Nullable PartNames names,
      String unit,
      List<Conversion> conversions,
      int transitDays,
      @Nullable StockRange range,
      CoverTerms cover,
      Spread spread,
      @Nullable Integer staleAfterHours,
      @Nullable String buyerPlanner,
      @Nullable String supplierPlanner,
      List<RequiredCertificate> certificates,
      @Nullable Packaging packaging,
      @Nullable Validity validity,
      @Nullable OtifWindow otif) {
    this(
        supplierPart,
        supplierPartBy,
        names,
        unit,
        conversions,
        transitDays,
        range,
        cover,
        spread,
        staleAfterHours,
        buyerPlanner,
        supplierPlanner,
        certificates,
        packaging,
        validity,
        otif,
        null,
        null,
        null,
        null);
  }

  /** The terms as that side may read them, without the other side's planner. */
  public PartTerms asReadBy(Side reader) {
    return new PartTerms(
        supplierPart,
        supplierPartBy,
        names,
        unit,
        conversions,
        transitDays,
        range,
        cover,
        spread,
        staleAfterHours,
        reader == Side.BUYER ? buyerPlanner : null,
        reader == Side.SUPPLIER ? supplierPlanner : null,
        certificates,
        packaging,
        validity,
        otif,
        transitIn,
        shipFrom,
        trace,
        inspector);
  }

  /** The default terms where only a unit is known. */
  public static PartTerms usual(String unit) {
    return new PartTerms(
        null,
        null,
        null,
        unit,
        List.of(),
        0,
        null,
        CoverTerms.USUAL,
        Spread.FIRST,
        null,
        null,
        null,
        List.of(),
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** Whether each line of a shipment must name a batch or serial number. */
  public boolean isTraced() {
    return trace != null && trace != Trace.NONE;
  }

  /** Whether transit is counted in calendar days instead of days on which both sites work. */
  public boolean transitInCalendarDays() {
    return transitIn == TransitIn.CALENDAR;
  }

  /** Whether the agreement is valid on that day. */
  public boolean holdsOn(LocalDate day) {
    return validity == null || validity.covers(day);
  }

  public BaseUnit baseUnit() {
    return new BaseUnit(unit, conversions);
  }
}
