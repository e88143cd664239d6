package weft.balance;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import weft.balance.NotCounted.Why;
import weft.measure.Quantity;

/**
 * One quantity that an input adds to a number of a balance. A number is the sum of its addends.
 *
 * @param on the day on which the quantity counts, never before today; null if it counts on no day
 * @param quantity in the base unit; a quantity that is not counted stays in its own unit
 * @param firm whether outgoing goods are firm demand
 * @param late whether the due day has passed
 * @param why the reason that a quantity is not counted; null if it is counted
 */
public record Addend(
    To to,
    @Nullable LocalDate on,
    Quantity quantity,
    boolean firm,
    boolean late,
    @Nullable Why why) {

  /** The number that the addend belongs to. */
  public enum To {
    /** Usable stock at the beginning of today. */
    STOCK,
    CONFIRMED,
    PLANNED,
    OUT,
    /** Planned or promised for a day that has passed; no row includes it. */
    LATE_PLAN,
    /** Reported next to the balance, not part of it. */
    NOT_COUNTED
  }
}
