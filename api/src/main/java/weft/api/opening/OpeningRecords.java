package weft.api.opening;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.balance.DayOfCount;
import weft.measure.Quantity;
import weft.opening.GoodsUnderway;
import weft.projections.balance.cumulative.ScheduleCumulatives;

/**
 * The hub's own data at the end of a day. This record is the JSON.
 *
 * @param unit the part agreement's base unit, otherwise the schedule's
 * @param received the buyer's cumulative then; null where none was stated by that day
 * @param release the release that stated the cumulative; null where an opening states it or nobody
 *     does
 * @param shipped received plus goods in transit; null where received is null
 * @param since the day from which the buyer counts, as it names it
 * @param inTransit goods that had left but not arrived, by the shipments on the hub
 */
record OpeningRecords(
    LocalDate on,
    String unit,
    @Nullable Quantity received,
    @Nullable String release,
    @Nullable Quantity shipped,
    @Nullable LocalDate since,
    @Nullable String lastDeliveryNote,
    List<GoodsUnderway> inTransit) {
  static OpeningRecords of(ScheduleCumulatives told, LocalDate on) {
    DayOfCount it = DayOfCount.of(told.unit(), told.statements(), told.sent(), told.opening(), on);
    return new OpeningRecords(
        on,
        told.unit().unit(),
        it.received(),
        it.release(),
        it.shipped(),
        it.since(),
        it.lastDeliveryNote(),
        it.inTransit());
  }
}
