package weft.parts;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.party.PartyCode;

/**
 * The terms that one side states; null leaves a term unchanged.
 *
 * @param supplierPart the supplier's number
 * @param range without either bound to remove the range
 * @param planner the planner of the stating side
 * @param validity without either day to remove the limit
 * @param shipFrom the supplier's site of departure
 * @param inspector the organization that validates certificates 3.2 beside the supplier
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
    @Nullable String shipFrom,
    @Nullable Trace trace,
    @Nullable PartyCode inspector) {
  /** The terms that most agreements begin with. */
  public static StatedTerms of(
      @Nullable String supplierPart,
      @Nullable PartNames names,
      @Nullable String unit,
      @Nullable Integer transitDays) {
    return new StatedTerms(
        supplierPart, names, unit, null, transitDays, null, null, null, null, null, null, null,
        null, null, null, null, null, null);
  }
}
