package weft.balance;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * The first time that stock passes a limit: zero, a minimum, a maximum.
 *
 * @param on its first day
 * @param size by how much at the most until it recovers; positive
 * @param recoversOn the first day within the limit again; null where there is none in the horizon
 * @param later null where it is the only one in the horizon
 */
public record Breach(
    LocalDate on, Quantity size, @Nullable LocalDate recoversOn, @Nullable Later later) {

  /** The only one. */
  public Breach(LocalDate on, Quantity size, @Nullable LocalDate recoversOn) {
    this(on, size, recoversOn, null);
  }

  /**
   * What comes after the first: whoever fills that one alone is short again.
   *
   * @param times how often the limit is passed again in the horizon
   * @param on the first day of the largest of these, of equal ones the first
   * @param size of the largest
   */
  public record Later(int times, LocalDate on, Quantity size) {
    static Later of(@Nullable Later before, LocalDate on, Quantity size) {
      if (before == null) return new Later(1, on, size);
      return size.exceeds(before.size)
          ? new Later(before.times + 1, on, size)
          : new Later(before.times + 1, before.on, before.size);
    }
  }
}
