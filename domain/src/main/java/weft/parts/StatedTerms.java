package weft.parts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one side says of a part; null leaves as it stands what was said before.
 *
 * @param supplierPart the supplier's number for it
 * @param range with neither bound: none any longer
 * @param planner of the side that speaks
 * @param validity with neither day: no limit any longer
 * @param shipFrom the supplier's site that the part leaves from
 */
public record StatedTerms(
    @Nullable String supplierPart,
    @Nullable PartNames names,
    @Nullable String unit,
    @Nullable List<Conversion> conversions,
    @Nullable Integer transitDays,
    @Nullable StockRange range,
    @Nullable CoverTerms cover,
    @Nullable Spread spread,
    @Nullable Integer staleAfterHours,
    @Nullable String planner,
    @Nullable List<RequiredCertificate> certificates,
    @Nullable Packaging packaging,
    @Nullable Validity validity,
    @Nullable OtifWindow otif,
    @Nullable TransitIn transitIn,
    @Nullable String shipFrom) {
  /** Without a word on the days of transit and the site that goods leave from. */
  public StatedTerms(
      @Nullable String supplierPart,
      @Nullable PartNames names,
      @Nullable String unit,
      @Nullable List<Conversion> conversions,
      @Nullable Integer transitDays,
      @Nullable StockRange range,
      @Nullable CoverTerms cover,
      @Nullable Spread spread,
      @Nullable Integer staleAfterHours,
      @Nullable String planner,
      @Nullable List<RequiredCertificate> certificates,
      @Nullable Packaging packaging,
      @Nullable Validity validity,
      @Nullable OtifWindow otif) {
    this(
        supplierPart,
        names,
        unit,
        conversions,
        transitDays,
        range,
        cover,
        spread,
        staleAfterHours,
        planner,
        certificates,
        packaging,
        validity,
        otif,
        null,
        null);
  }
}
