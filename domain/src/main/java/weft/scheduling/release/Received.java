package weft.scheduling.release;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * What the buyer says it has received so far: the anchor of every cumulative, never demand.
 * Anything the message does not say is unknown (null), not zero.
 *
 * @param cumulative received since the cumulative's start (QTY 70)
 * @param lastQuantity of the last receipt (QTY 48, 194)
 * @param lastReference its despatch advice or delivery note
 * @param cumulativeSegment that states the cumulative, counted in the interchange from its first =
 *     1; null where the message at hand does not state it
 * @param lastSegment that states the last receipt, likewise
 * @param since the day from which the cumulative counts (DTM 51, SHP03 051): a new year's or
 *     agreement's
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

  /** This, and where it says nothing, what was known before. */
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

  /** The same, without where its message said so. */
  public Received unplaced() {
    return new Received(cumulative, asOf, lastQuantity, lastDate, lastReference, null, null, since);
  }

  /** The same; where it does not name the day from which it counts, that of an earlier word. */
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
   * How much was received between this and a later word: all of that where the later one counts
   * anew. A correction is no negative receipt, and where either is unknown nothing is known to have
   * come.
   */
  Quantity until(Received later) {
    if (cumulative == null || later.cumulative == null) return Quantity.ZERO;
    return switch (change(later)) {
      case BEGINS_ANEW -> later.cumulative;
      case CORRECTED -> Quantity.ZERO;
      case GOES_ON -> later.cumulative.minus(cumulative);
    };
  }

  /** Whether what was received, as a whole, is less than it was. */
  public boolean isBelow(Received before) {
    return cumulative != null && before.cumulative != null && before.cumulative.exceeds(cumulative);
  }

  /** Whether the later word begins a new count. */
  public boolean countsAnew(Received later) {
    return change(later) == CountChange.BEGINS_ANEW;
  }

  /**
   * What the later word does to the count. It begins anew where it names a later day from which it
   * counts, or falls to zero, or falls to the quantity of the delivery that it names last: that one
   * is the first of the new count, unless it was named last before. One that leaves the day out and
   * does not fall goes on.
   */
  public CountChange change(Received later) {
    if (namesLaterStart(later)) return CountChange.BEGINS_ANEW;
    if (!later.isBelow(this)) return CountChange.GOES_ON;
    boolean isZero = !requireNonNull(later.cumulative).isPositive();
    boolean isFirst = later.cumulative.equals(later.lastQuantity) && !namesSameLast(later);
    return isZero || isFirst ? CountChange.BEGINS_ANEW : CountChange.CORRECTED;
  }

  /** By its delivery note; by its day and quantity where neither word names one. */
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
