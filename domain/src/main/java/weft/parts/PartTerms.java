package weft.parts;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.party.Side;

/**
 * All that stands for a part.
 *
 * @param supplierPart the supplier's number; null where it is not known, and then it is the buyer's
 * @param supplierPartBy who said so: once the supplier did, it is the supplier's word alone
 * @param unit the base unit
 * @param transitDays from the supplier's site to the receiving one
 * @param range null where none is agreed
 * @param staleAfterHours after which an input counts as old; null where none is agreed
 * @param validity null where it holds always
 * @param otif null where none is agreed, and then only the day itself is on time
 * @param transitIn null where nobody said; then working days
 * @param shipFrom the supplier's site that the part leaves from; null where none is named
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
    @Nullable String shipFrom) {
  public PartTerms {
    conversions = List.copyOf(conversions);
    certificates = List.copyOf(certificates);
  }

  /** Without a word on the days of transit and the site that goods leave from. */
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
        null);
  }

  /** The terms as that side reads them: without the other side's planner. */
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
        shipFrom);
  }

  /** Where nobody agreed on anything but that unit. */
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
        null);
  }

  /** Whether the days of transit are all days, and not only those on which both sites work. */
  public boolean transitInCalendarDays() {
    return transitIn == TransitIn.CALENDAR;
  }

  /** Whether the agreement holds on that day. */
  public boolean holdsOn(LocalDate day) {
    return validity == null || validity.covers(day);
  }

  public BaseUnit baseUnit() {
    return new BaseUnit(unit, conversions);
  }
}
