package weft.api.balance;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import weft.balance.Addend;
import weft.balance.NotCounted.Why;
import weft.event.StreamId;
import weft.measure.Quantity;
import weft.projections.balance.Balances.Part;
import weft.projections.balance.Counted;
import weft.projections.balance.ToldBy;
import weft.projections.rows.Origin;
import weft.scheduling.release.Bucket;

/**
 * What one thing that was said adds to a number of a balance. This record is the JSON.
 *
 * @param on the day on which it counts; null where it counts on none
 * @param quantity its share of that day, in {@code unit}
 * @param late whether its own time has passed
 * @param partner whom it is from or for; of stock its owner
 * @param due its own day, or the first of its {@code bucket}; null of stock
 * @param told what was said, and {@code open} what is left of it; both in {@code toldIn}
 * @param id of the order, schedule, shipment, plan or stock that says it
 * @param name the number of the order, release or shipment, or the batch; null where it has none
 * @param event that said it
 * @param origin the segment that states it; null where no message did
 */
record BalanceSource(
    Addend.To number,
    @Nullable LocalDate on,
    Quantity quantity,
    String unit,
    boolean firm,
    boolean late,
    @Nullable Why why,
    Counted.Kind kind,
    @Nullable String partner,
    String partnerPart,
    @Nullable String partnerSite,
    @Nullable LocalDate due,
    Bucket bucket,
    Quantity told,
    Quantity open,
    String toldIn,
    @Nullable String id,
    @Nullable String name,
    @Nullable EventLink event,
    @Nullable Origin origin) {

  static BalanceSource of(Part part, String baseUnit) {
    Counted of = part.of();
    Addend adds = part.addend();
    ToldBy by = of.by();
    return new BalanceSource(
        adds.to(),
        adds.on(),
        adds.quantity(),
        adds.to() == Addend.To.NOT_COUNTED ? of.unit() : baseUnit,
        adds.firm(),
        adds.late(),
        adds.why(),
        of.kind(),
        of.partner(),
        of.partnerPart(),
        of.partnerSite(),
        of.on(),
        of.bucket(),
        by == null ? of.quantity() : by.told(),
        of.quantity(),
        of.unit(),
        by == null ? null : StreamId.toUrl(by.stream()),
        by == null ? null : by.name(),
        by == null ? null : EventLink.of(by.stream(), by.position()),
        by == null ? null : by.origin());
  }
}
