package weft.balance;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.parts.BaseUnit;
import weft.scheduling.release.CountChange;

/**
 * What the buyer of a delivery schedule has received and what its supplier has shipped, counted
 * from one start, and what lies between the two, item by item. What is explained and what is not
 * add up to the difference.
 *
 * @param start the release from which both count, or the opening that both signed
 * @param inForce the release that states what was received; the opening before there is one
 * @param received as it states, and what came since
 * @param receivedAsOf the day up to which that counts; null where neither says any
 * @param shipped what the count began with, and what was shipped since; cancelled shipments are out
 * @param shippedAsOf the day on which the last of it left; null where nobody said any
 * @param difference shipped less received
 * @param unexplained what nothing that is known explains
 * @param opening with which the count began, in the unit; null where it began with a release
 * @param changes of the count, oldest first; those before the count in force are among them
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
   * One thing that lies between the two.
   *
   * @param quantity positive where the supplier counts more by it, negative where the buyer does
   * @param shipment its stream; null where it is of none
   * @param name the shipment's or the release's number, or the delivery note that a release names
   * @param position of the event that tells it: the shipment's, the receipt's or the release's
   * @param due the day by which goods that can still come should be there; null of all else
   */
  public record Item(
      Kind kind,
      Quantity quantity,
      @Nullable String shipment,
      String name,
      long position,
      @Nullable LocalDate due) {}

  /**
   * A release that states less than the one before, or counts from another day.
   *
   * @param before what was counted until then
   * @param change the meaning in force
   * @param taken the meaning that the numbers have by themselves
   */
  public record Change(Statement by, Quantity before, CountChange change, CountChange taken) {}

  /** Why the two sides differ. */
  public enum Kind {
    /** It left, and is not yet to be there. */
    IN_TRANSIT,
    /** It should be there, and nobody has said that it is. */
    RECEIPT_NOT_POSTED,
    /** Announced, and not there. */
    SHORT,
    /** There, and not announced. */
    OVER,
    /** It came damaged, and the buyer does not count it. */
    DAMAGED,
    /** A receipt that the buyer told, and that its cumulative leaves out. */
    RECEIPT_NOT_COUNTED,
    /** The buyer's cumulative fell: goods went back, or a receipt was taken back. */
    RETURN,
    /** The buyer goes on from less than both signed. */
    BELOW_OPENING,
    /** It was on its way when the count began, so that one side alone counts it. */
    RESET,
    /** The buyer received what no shipment tells of. */
    MESSAGE_MISSING
  }

  /**
   * Sets the two sides against each other.
   *
   * @param statements of the schedule, oldest first, the last one in force; in the base unit
   * @param sent what serves the schedule, cancelled lines left out
   * @param opening that both signed; null where there is none
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

  /** Whether it is the opening, and no release. */
  public boolean isOpening(Statement it) {
    return opening != null && it.position() == opening.position();
  }
}
