package weft.production;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import weft.calendar.Week;
import weft.measure.Quantity;

/**
 * What a version did to one day or week of the plan before it; exactly one of the two is said. A
 * week that became days, or days that became a week, are compared as the week.
 *
 * @param before what was planned; null where nothing was
 * @param now what is planned; null where nothing is any more
 */
public record OutputChange(
    @Nullable LocalDate date,
    @Nullable Week week,
    Kind kind,
    @Nullable Quantity before,
    @Nullable Quantity now) {
  public enum Kind {
    SAME,
    ADDED,
    REMOVED,
    MORE,
    LESS,
    /** The same sum in other buckets. */
    REBUCKETED
  }

  /** By how much the plan rose, or fell where negative. */
  public Quantity change() {
    return orZero(now).minus(orZero(before));
  }

  private static Quantity orZero(@Nullable Quantity quantity) {
    return quantity == null ? Quantity.ZERO : quantity;
  }
}
