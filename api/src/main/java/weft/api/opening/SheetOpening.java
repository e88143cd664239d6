package weft.api.opening;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.api.opening.ProposedOpening.Underway;
import weft.measure.Quantity;
import weft.opening.GoodsUnderway;
import weft.opening.OpeningTerms;
import weft.party.PartyCode;
import weft.party.Side;
import weft.projections.opening.OpeningRow;

/**
 * An opening as a row of a spreadsheet, with the values that identify its schedule.
 *
 * @param partner the other side's code
 * @param site the receiving site; another party's with or without its party code in front
 * @param part either side's number
 * @param agreement required where the part has several schedules
 * @param arrives when goods in transit are expected that state no day of their own
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
        inTransit == null ? null : dated(inTransit),
        note,
        reason);
  }

  /** Adds the common day to goods without a day of their own. */
  private List<@Nullable Underway> dated(List<@Nullable Underway> goods) {
    List<@Nullable Underway> all = new ArrayList<>();
    for (Underway it : goods)
      all.add(
          it == null || it.arrives() != null
              ? it
              : new Underway(it.deliveryNote(), it.quantity(), arrives));
    return all;
  }

  static SheetOpening of(OpeningRow row, OpeningTerms terms, Side reader) {
    Set<LocalDate> days = new HashSet<>();
    List<@Nullable Underway> goods = new ArrayList<>();
    for (GoodsUnderway it : terms.inTransit()) {
      if (it.arrives() != null) days.add(it.arrives());
      goods.add(new Underway(it.deliveryNote(), it.quantity(), it.arrives()));
    }
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
        goods,
        days.size() == 1 ? days.iterator().next() : null,
        terms.note(),
        null);
  }
}
