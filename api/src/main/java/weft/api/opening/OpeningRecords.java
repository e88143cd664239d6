package weft.api.opening;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.balance.DayOfCount;
import weft.measure.Quantity;
import weft.opening.GoodsUnderway;
import weft.projections.balance.cumulative.ScheduleCumulatives;

/**
 * What the hub knows of the end of a day. This record is the JSON.
 *
 * @param unit the part agreement's base unit, else the schedule's
 * @param received the buyer's cumulative then; null where nobody stated any by that day
 * @param release by which that was stated; null where an opening states it, or nobody
 * @param shipped received, and what was on its way; null where received is
 * @param since the day from which the buyer counts, as it names it
 * @param inTransit what had left and was not there, by the shipments that the hub knows
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
