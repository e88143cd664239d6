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
    @Nullable OtifWindow otif) {}
