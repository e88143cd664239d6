package weft.scheduling.release;

import java.time.LocalDate;
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
  Received unplaced() {
    return new Received(cumulative, asOf, lastQuantity, lastDate, lastReference, null, null, since);
  }

  /**
   * How much was received between this and a later word: all of that where it counts from a later
   * day. A fallen cumulative that names no such day (return, reversal) is no negative receipt, and
   * where either is unknown nothing is known to have come.
   */
  Quantity until(Received later) {
    if (cumulative == null || later.cumulative == null) return Quantity.ZERO;
    if (countsAnew(later)) return later.cumulative;
    return cumulative.exceeds(later.cumulative)
        ? Quantity.ZERO
        : later.cumulative.minus(cumulative);
  }

  /** Whether what was received, as a whole, is less than it was. */
  public boolean isBelow(Received before) {
    return cumulative != null && before.cumulative != null && before.cumulative.exceeds(cumulative);
  }

  /** Whether the later word counts from a later day. */
  public boolean countsAnew(Received later) {
    LocalDate before = since == null ? asOf : since;
    return before != null && later.since != null && later.since.isAfter(before);
  }
}
