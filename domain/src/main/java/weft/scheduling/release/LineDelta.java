package weft.scheduling.release;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * What one release did to one line of the release before.
 *
 * @param due of the line as it stands now; of the old line where it is gone
 * @param before its quantity in the release before; null where it had no such line
 * @param open how much of {@code before} was not yet received when the new release came
 * @param now its quantity now; null for a line that is gone
 * @param otherDate for a moved line the date it came from (line present) or went to (line gone)
 * @param withinFirmHorizon whether demand changed on days that were firm before; other buckets with
 *     the same sum are no such change
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
   * How much of {@code before} was received when the new release came; zero where nothing was, or
   * nobody knows. A moved line says so where it was.
   */
  public Quantity received() {
    boolean elsewhere = kind == Kind.MOVED && !isGone();
    return before == null || open == null || elsewhere ? Quantity.ZERO : before.minus(open);
  }

  /** Whether a demand that was firm is less than it was, receipts aside. */
  public boolean isFirmCut() {
    return withinFirmHorizon && (kind == Kind.LESS || kind == Kind.REMOVED);
  }

  /**
   * By how much demand rose, or fell where negative. What was consumed, moved or put into other
   * buckets changes no demand.
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
    /** Gone or smaller because the buyer received it, or its days went by; nothing was cut. */
    CONSUMED,
    MOVED,
    MORE,
    LESS,
    /** A line of an unchanged sum in other buckets, such as a week that became five days. */
    REBUCKETED
  }
}
