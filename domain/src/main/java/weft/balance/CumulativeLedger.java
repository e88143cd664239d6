package weft.balance;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.parts.BaseUnit;
import weft.scheduling.release.CountChange;

/**
 * Compares the cumulative received by the buyer of a delivery schedule with the cumulative shipped
 * by its supplier, both counted from the same start. Lists the items that explain the difference;
 * explained items and the unexplained rest add up to it.
 *
 * @param start the release from which both sides count, or the opening that both signed
 * @param inForce the release that states the received quantity; the opening if no release has come
 *     yet
 * @param received the quantity stated in {@code inForce}, plus later receipts
 * @param receivedAsOf the day up to which {@code received} counts; null if no day is stated
 * @param shipped the quantity at the start, plus later shipments; cancelled shipments do not count
 * @param shippedAsOf the day on which the last shipment left; null if no day is stated
 * @param difference shipped minus received
 * @param unexplained the part of the difference without a known reason
 * @param opening the opening at which the count began, in the unit; null if a release began it
 * @param changes of the count, oldest first, including those before the count in force
 */
public record CumulativeLedger(
    String unit,
    Statement start,
    Statement inForce,
    Quantity received,
    @Nullable LocalDate receivedAsOf,
    Quantity shipped,
    @Nullable LocalDate shippedAsOf,
    Quantity difference,
    List<Item> explained,
    Quantity unexplained,
    List<NotCounted> notCounted,
    @Nullable SignedOpening opening,
    List<Change> changes) {

  /**
   * One item of the difference.
   *
   * @param quantity positive if the supplier counts more because of it, negative if the buyer does
   * @param shipment its stream; null if the item belongs to no shipment
   * @param name number of the shipment or release, or the delivery note that a release names
   * @param position of the event that reports it: the shipment's, the receipt's or the release's
   * @param due the day by which goods that can still come should arrive; null for every other kind
   */
  public record Item(
      Kind kind,
      Quantity quantity,
      @Nullable String shipment,
      String name,
      long position,
      @Nullable LocalDate due) {}

  /**
   * A release that states less than the one before, or that counts from another day.
   *
   * @param before the cumulative until then
   * @param change the meaning in force
   * @param taken the meaning that the hub derives from the numbers alone
   */
  public record Change(Statement by, Quantity before, CountChange change, CountChange taken) {}

  /** The reason for a difference. */
  public enum Kind {
    /** The goods left and are not due yet. */
    IN_TRANSIT,
    /** The goods should have arrived, and the buyer has reported no receipt. */
    RECEIPT_NOT_POSTED,
    /** Announced, but not received. */
    SHORT,
    /** Received, but not announced. */
    OVER,
    /** The goods arrived damaged, and the buyer does not count them. */
    DAMAGED,
    /** The buyer reported a receipt that its cumulative does not include. */
    RECEIPT_NOT_COUNTED,
    /** The buyer's cumulative fell: the buyer returned goods or cancelled a receipt. */
    RETURN,
    /** The buyer continues from a lower number than both sides signed. */
    BELOW_OPENING,
    /** The goods were in transit when the count began, so only one side counts them. */
    RESET,
    /** The buyer received goods for which the hub knows no shipment. */
    MESSAGE_MISSING
  }

  /**
   * Compares the two sides.
   *
   * @param statements of the schedule, oldest first, the last one in force; in the base unit
   * @param sent goods that serve the schedule, without cancelled lines
   * @param opening that both sides signed; null if there is none
   * @param today at the receiving site
   */
  public static CumulativeLedger of(
      BaseUnit unit,
      List<Statement> statements,
      List<SentGoods> sent,
      @Nullable SignedOpening opening,
      LocalDate today) {
    return new LedgerCount(unit, statements, sent, opening).ledger(today);
  }

  /** Returns whether the statement is the opening instead of a release. */
  public boolean isOpening(Statement it) {
    return opening != null && it.position() == opening.position();
  }
}
