package weft.api.parts;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.parts.Conversion;
import weft.parts.CoverTerms;
import weft.parts.OtifWindow;
import weft.parts.Packaging;
import weft.parts.PartNames;
import weft.parts.PartTerms;
import weft.parts.RequiredCertificate;
import weft.parts.Spread;
import weft.parts.StockRange;
import weft.parts.Trace;
import weft.parts.TransitIn;
import weft.parts.Validity;
import weft.party.Side;
import weft.projections.parts.PartAgreementRow;

/**
 * A part agreement as one side sees it. This record is the JSON.
 *
 * @param part the reader's own number
 * @param partnerPart the partner's
 * @param partner the other side
 * @param planner of the reader's own side
 * @param transitIn the kind of days of {@code transitDays}
 * @param shipFrom the supplier's site of departure; null where none is named
 * @param inspector the organization that validates certificates 3.2 beside the supplier; null where
 *     none is agreed, which means the buyer
 */
record AgreedPart(
    String id,
    String buyer,
    String supplier,
    String partner,
    String part,
    String partnerPart,
    @Nullable PartNames names,
    String unit,
    List<Conversion> conversions,
    int transitDays,
    @Nullable StockRange range,
    CoverTerms cover,
    Spread spread,
    @Nullable Integer staleAfterHours,
    @Nullable String planner,
    List<RequiredCertificate> certificates,
    @Nullable Packaging packaging,
    @Nullable Validity validity,
    @Nullable OtifWindow otif,
    TransitIn transitIn,
    @Nullable String shipFrom,
    Trace trace,
    @Nullable String inspector,
    long version) {

  static AgreedPart of(PartAgreementRow row, Side reader) {
    boolean buys = reader == Side.BUYER;
    PartTerms terms = row.terms();
    return new AgreedPart(
        row.id(),
        row.buyer(),
        row.supplier(),
        buys ? row.supplier() : row.buyer(),
        buys ? row.part() : row.supplierPart(),
        buys ? row.supplierPart() : row.part(),
        terms.names(),
        terms.unit(),
        terms.conversions(),
        terms.transitDays(),
        terms.range(),
        terms.cover(),
        terms.spread(),
        terms.staleAfterHours(),
        buys ? terms.buyerPlanner() : terms.supplierPlanner(),
        terms.certificates(),
        terms.packaging(),
        terms.validity(),
        terms.otif(),
        terms.transitInCalendarDays() ? TransitIn.CALENDAR : TransitIn.WORKING,
        terms.shipFrom(),
        terms.trace() == null ? Trace.NONE : terms.trace(),
        terms.inspector() == null ? null : terms.inspector().value(),
        row.version());
  }
}
