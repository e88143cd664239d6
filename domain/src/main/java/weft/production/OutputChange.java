package weft.production;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import weft.calendar.Week;
import weft.measure.Quantity;

/**
 * The change that a version made to one day or week of the plan; exactly one of the two is set. If
 * a week was split into days, or days were merged into a week, the week is compared.
 *
 * @param before the quantity planned before; null where there was none
 * @param now the quantity planned now; null where there is none
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
    /** The same sum, divided over other days or weeks. */
    REBUCKETED
  }

  /** The increase of the plan; negative for a decrease. */
  public Quantity change() {
    return orZero(now).minus(orZero(before));
  }

  private static Quantity orZero(@Nullable Quantity quantity) {
    return quantity == null ? Quantity.ZERO : quantity;
  }
}
