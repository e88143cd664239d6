package weft.api.balance;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import weft.event.StreamId;
import weft.measure.Quantity;
import weft.projections.balance.CountedQuantity;
import weft.projections.balance.ToldBy;
import weft.projections.rows.Origin;
import weft.scheduling.release.Bucket;

/**
 * One thing that was said, and by which event and segment. This record is part of a JSON.
 *
 * @param partner whom it is from or for; of stock its owner
 * @param partnerPart what the partner calls the part; null of what is the reader's own
 * @param due its own day, or the first of its {@code bucket}; null of stock
 * @param told what was said, and {@code open} what is left of it; both in {@code toldIn}
 * @param id of the order, schedule, shipment, plan or stock that says it
 * @param name the number of the order, release or shipment, or the batch; null where it has none
 * @param event that said it
 * @param origin the segment that states it; null where no message did
 */
public record SaidSource(
    CountedQuantity.Kind kind,
    @Nullable String partner,
    @Nullable String partnerPart,
    @Nullable String partnerSite,
    @Nullable LocalDate due,
    Bucket bucket,
    boolean firm,
    Quantity told,
    Quantity open,
    String toldIn,
    @Nullable String id,
    @Nullable String name,
    @Nullable EventLink event,
    @Nullable Origin origin) {

  /** Of one that is counted each by itself, and what the partner calls its part. */
  public static SaidSource of(CountedQuantity it, @Nullable String partnerPart) {
    ToldBy by = it.by();
    return of(it, partnerPart, by == null ? null : by.origin());
  }

  /** The same, led to a segment that was looked up. */
  static SaidSource of(CountedQuantity it, @Nullable String partnerPart, @Nullable Origin origin) {
    ToldBy by = it.by();
    return new SaidSource(
        it.kind(),
        it.partner(),
        partnerPart,
        it.partnerSite(),
        it.on(),
        it.bucket(),
        it.firm(),
        by == null ? it.quantity() : by.told(),
        it.quantity(),
        it.unit(),
        by == null ? null : StreamId.toUrl(by.stream()),
        by == null ? null : by.name(),
        by == null ? null : EventLink.of(by.stream(), by.position()),
        origin);
  }
}
