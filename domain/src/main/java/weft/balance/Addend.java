package weft.balance;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import weft.balance.NotCounted.Why;
import weft.measure.Quantity;

/**
 * What an input adds to a number of a balance. The addends of a number are the number.
 *
 * @param on the day on which it counts, never before today; null where it counts on none
 * @param quantity in the base unit; of what is not counted in its own
 * @param firm of what goes out, whether it is firm
 * @param late whether its own time has passed
 * @param why of what is not counted
 */
public record Addend(
    To to,
    @Nullable LocalDate on,
    Quantity quantity,
    boolean firm,
    boolean late,
    @Nullable Why why) {

  /** The number. */
  public enum To {
    /** Usable stock at the beginning of today. */
    STOCK,
    CONFIRMED,
    PLANNED,
    OUT,
    /** Planned or promised for a day that has passed; part of no row. */
    LATE_PLAN,
    /** Named beside the balance. */
    NOT_COUNTED
  }
}
