package weft.scheduling;

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
 */
public record Received(
    @Nullable Quantity cumulative,
    @Nullable LocalDate asOf,
    @Nullable Quantity lastQuantity,
    @Nullable LocalDate lastDate,
    @Nullable String lastReference,
    @Nullable Integer cumulativeSegment,
    @Nullable Integer lastSegment) {
  public static final Received UNKNOWN = new Received(null, null, null, null, null, null, null);

  /** This, and where it says nothing, what was known before. */
  Received after(Received earlier) {
    boolean counted = cumulative != null;
    boolean lastly = lastQuantity != null;
    return new Received(
        counted ? cumulative : earlier.cumulative,
        counted ? asOf : earlier.asOf,
        lastly ? lastQuantity : earlier.lastQuantity,
        lastly ? lastDate : earlier.lastDate,
        lastly ? lastReference : earlier.lastReference,
        counted ? cumulativeSegment : null,
        lastly ? lastSegment : null);
  }
}
