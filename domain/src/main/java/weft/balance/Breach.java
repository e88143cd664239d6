package weft.balance;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * The first time that stock passes a limit: zero, a minimum or a maximum.
 *
 * @param on the first day beyond the limit
 * @param size the largest distance from the limit until stock recovers; positive
 * @param recoversOn the first day within the limit again; null if stock does not recover in the
 *     horizon
 * @param later null if the limit is passed only once in the horizon
 */
public record Breach(
    LocalDate on, Quantity size, @Nullable LocalDate recoversOn, @Nullable Later later) {

  /** Creates a breach that happens only once in the horizon. */
  public Breach(LocalDate on, Quantity size, @Nullable LocalDate recoversOn) {
    this(on, size, recoversOn, null);
  }

  /**
   * The breaches after the first one. A planner who covers the first breach alone runs short again.
   *
   * @param times how often the limit is passed again in the horizon
   * @param on the first day of the largest later breach; the earliest one if several are equal
   * @param size of the largest later breach
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
