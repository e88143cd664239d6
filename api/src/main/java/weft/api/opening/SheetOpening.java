package weft.api.opening;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import weft.api.opening.ProposedOpening.Underway;
import weft.measure.Quantity;
import weft.opening.GoodsUnderway;
import weft.opening.OpeningTerms;
import weft.party.PartyCode;
import weft.party.Side;
import weft.projections.opening.OpeningRow;

/**
 * An opening as a row of a sheet, with what its schedule is found by.
 *
 * @param partner the other side's code
 * @param site the receiving site; of another party with or without its code before it
 * @param part either side's number
 * @param agreement needed where there are several schedules of the part
 * @param arrives when goods in transit are expected that do not say it themselves
 */
record SheetOpening(
    @Nullable PartyCode partner,
    @Nullable String site,
    @Nullable String part,
    @Nullable String agreement,
    @Nullable String unloadingPoint,
    @Nullable LocalDate asOf,
    @Nullable String unit,
    @Nullable Quantity received,
    @Nullable Quantity shipped,
    @Nullable LocalDate since,
    @Nullable String lastDeliveryNote,
    @Nullable List<@Nullable Underway> inTransit,
    @Nullable LocalDate arrives,
    @Nullable String note,
    @Nullable String reason) {

  ProposedOpening proposed() {
    return new ProposedOpening(
        asOf,
        unit,
        received,
        shipped,
        since,
        lastDeliveryNote,
        inTransit == null ? null : inTransit.stream().map(this::dated).toList(),
        note,
        reason);
  }

  private @Nullable Underway dated(@Nullable Underway it) {
    return it == null || it.arrives() != null
        ? it
        : new Underway(it.deliveryNote(), it.quantity(), arrives);
  }

  static SheetOpening of(OpeningRow row, OpeningTerms terms, Side reader) {
    List<LocalDate> days =
        terms.inTransit().stream()
            .map(GoodsUnderway::arrives)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    return new SheetOpening(
        new PartyCode(reader == Side.BUYER ? row.supplier() : row.buyer()),
        row.site(),
        row.part(),
        row.agreement(),
        row.unloadingPoint(),
        terms.asOf(),
        terms.unit(),
        terms.received(),
        terms.shipped(),
        terms.since(),
        terms.lastDeliveryNote(),
        terms.inTransit().stream()
            .map(it -> new Underway(it.deliveryNote(), it.quantity(), it.arrives()))
            .toList(),
        days.size() == 1 ? days.getFirst() : null,
        terms.note(),
        null);
  }
}
