package weft.scheduling.release;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * The quantity that the buyer states as received so far: the anchor of every cumulative, never
 * demand. A value that the message does not state is unknown (null), not zero.
 *
 * @param cumulative received since the cumulative's start (QTY 70)
 * @param lastQuantity of the last receipt (QTY 48, 194)
 * @param lastReference its despatch advice or delivery note
 * @param cumulativeSegment segment that states the cumulative, counted in the interchange from 1;
 *     null if this message does not state it
 * @param lastSegment segment that states the last receipt, likewise
 * @param since the day from which the cumulative counts (DTM 51, SHP03 051): the start of a new
 *     year or agreement
 */
public record Received(
    @Nullable Quantity cumulative,
    @Nullable LocalDate asOf,
    @Nullable Quantity lastQuantity,
    @Nullable LocalDate lastDate,
    @Nullable String lastReference,
    @Nullable Integer cumulativeSegment,
    @Nullable Integer lastSegment,
    @Nullable LocalDate since) {
  public static final Received UNKNOWN =
      new Received(null, null, null, null, null, null, null, null);

  /** Completes these values with earlier ones. */
  public Received after(Received earlier) {
    boolean counted = cumulative != null;
    boolean lastly = lastQuantity != null;
    return new Received(
        counted ? cumulative : earlier.cumulative,
        counted ? asOf : earlier.asOf,
        lastly ? lastQuantity : earlier.lastQuantity,
        lastly ? lastDate : earlier.lastDate,
        lastly ? lastReference : earlier.lastReference,
        counted ? cumulativeSegment : null,
        lastly ? lastSegment : null,
        counted ? since : earlier.since);
  }

  /** Returns these values without their places in the message. */
  public Received unplaced() {
    return new Received(cumulative, asOf, lastQuantity, lastDate, lastReference, null, null, since);
  }

  /** Returns these values; an unstated start day is taken from an earlier statement. */
  public Received countedAs(Received earlier) {
    return since != null ? this : countedFrom(earlier.since);
  }

  /** The same, counted from a day; null where nobody names one. */
  public Received countedFrom(@Nullable LocalDate day) {
    return new Received(
        cumulative,
        asOf,
        lastQuantity,
        lastDate,
        lastReference,
        cumulativeSegment,
        lastSegment,
        day);
  }

  /**
   * Returns the quantity received between this and a later statement; all of the later cumulative
   * if it begins a new count. Zero for a correction, which is no negative receipt, and if either
   * cumulative is unknown.
   */
  Quantity until(Received later) {
    if (cumulative == null || later.cumulative == null) return Quantity.ZERO;
    return switch (change(later)) {
      case BEGINS_ANEW -> later.cumulative;
      case CORRECTED, RETURNED -> Quantity.ZERO;
      case GOES_ON -> later.cumulative.minus(cumulative);
    };
  }

  /** Returns whether the cumulative is lower than before. */
  public boolean isBelow(Received before) {
    return cumulative != null && before.cumulative != null && before.cumulative.exceeds(cumulative);
  }

  /** Returns whether the later statement is lower and counts from the same day. */
  public boolean fallsTo(Received later) {
    return later.isBelow(this) && !namesLaterStart(later);
  }

  /** Returns whether the later statement begins a new count. */
  public boolean countsAnew(Received later) {
    return change(later) == CountChange.BEGINS_ANEW;
  }

  /**
   * Returns the effect of a later statement on the count. It begins a new count if it names a later
   * start day, falls to zero, or falls to the quantity of its last delivery, which is then the
   * first of the new count, unless the earlier statement named it already. A statement without a
   * start day that does not fall continues the count.
   */
  public CountChange change(Received later) {
    if (namesLaterStart(later)) return CountChange.BEGINS_ANEW;
    if (!later.isBelow(this)) return CountChange.GOES_ON;
    boolean isZero = !requireNonNull(later.cumulative).isPositive();
    boolean isFirst = later.cumulative.equals(later.lastQuantity) && !namesSameLast(later);
    return isZero || isFirst ? CountChange.BEGINS_ANEW : CountChange.CORRECTED;
  }

  /**
   * Compares the last receipts by delivery note; by day and quantity if neither statement names
   * one.
   */
  private boolean namesSameLast(Received later) {
    if (lastReference != null || later.lastReference != null)
      return Objects.equals(lastReference, later.lastReference);
    return lastDate != null
        && lastDate.equals(later.lastDate)
        && Objects.equals(lastQuantity, later.lastQuantity);
  }

  private boolean namesLaterStart(Received later) {
    LocalDate before = since == null ? asOf : since;
    if (later.since == null) return false;
    return before == null ? later.isBelow(this) : later.since.isAfter(before);
  }
}
