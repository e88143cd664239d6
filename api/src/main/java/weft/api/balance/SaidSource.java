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
 * One reported item, with the event and segment that state it. This record is part of a JSON.
 *
 * @param partner the partner it comes from or goes to; the owner of stock
 * @param partnerPart the partner's number of the part; null for the reader's own items
 * @param due its own day, or the first day of its {@code bucket}; null for stock
 * @param told the quantity as reported; {@code open} is the rest of it; both in {@code toldIn}
 * @param id of the order, schedule, shipment, plan or stock that states it
 * @param name the number of the order, release or shipment, or the batch; null where it has none
 * @param event that stated it
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

  /**
   * The source of a quantity that was not summed.
   *
   * @param partnerPart the partner's number of the part
   */
  public static SaidSource of(CountedQuantity it, @Nullable String partnerPart) {
    ToldBy by = it.by();
    return of(it, partnerPart, by == null ? null : by.origin());
  }

  /** The same, with a segment that was looked up. */
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
