package weft.scheduling.release;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * The effect of a release on one line of the release before.
 *
 * @param due date of the current line; of the old line if it is gone
 * @param before its quantity in the release before; null if there was no such line
 * @param open the part of {@code before} not yet received when the new release came
 * @param now its current quantity; null if the line is gone
 * @param otherDate for a moved line, the date it came from (line present) or went to (line gone)
 * @param withinFirmHorizon whether demand changed on days that were firm before; other buckets with
 *     the same sum do not count as a change
 */
public record LineDelta(
    LocalDate due,
    int ordinal,
    Kind kind,
    @Nullable Quantity before,
    @Nullable Quantity open,
    @Nullable Quantity now,
    @Nullable LocalDate otherDate,
    boolean withinFirmHorizon) {

  public boolean isGone() {
    return now == null;
  }

  /**
   * Returns the part of {@code before} received when the new release came; zero if nothing was
   * received or it is unknown. A moved line reports it at its old date only.
   */
  public Quantity received() {
    boolean elsewhere = kind == Kind.MOVED && !isGone();
    return before == null || open == null || elsewhere ? Quantity.ZERO : before.minus(open);
  }

  /** Returns whether firm demand decreased, apart from receipts. */
  public boolean isFirmCut() {
    return withinFirmHorizon && (kind == Kind.LESS || kind == Kind.REMOVED);
  }

  /**
   * Returns the increase of demand, negative for a decrease. A consumed, moved or rebucketed
   * quantity changes no demand.
   */
  public Quantity change() {
    return switch (kind) {
      case ADDED, MORE, LESS, REMOVED -> orZero(now).minus(orZero(open));
      case SAME, CONSUMED, MOVED, REBUCKETED -> Quantity.ZERO;
    };
  }

  private static Quantity orZero(@Nullable Quantity quantity) {
    return quantity == null ? Quantity.ZERO : quantity;
  }

  public enum Kind {
    SAME,
    ADDED,
    REMOVED,
    /** Gone or smaller because the buyer received it or its days passed; the buyer cut nothing. */
    CONSUMED,
    MOVED,
    MORE,
    LESS,
    /** The same sum in other buckets, such as a week that became five days. */
    REBUCKETED
  }
}
