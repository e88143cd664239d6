package weft.stock;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * The stock report (INVRPT, 846) of a count, so that a repetition is recognised.
 *
 * @param number the sender's number; "" where there is none
 * @param day the day of the stock, in the site's calendar
 * @param time null where only a day is stated
 * @param segment the segment that states the quantity, counted in the interchange from its first =
 *     1; null for a quantity that follows from others
 */
public record ReportedIn(
    String number, LocalDate day, @Nullable LocalTime time, @Nullable Integer segment) {
  /** Whether both are from the same report, at any position in it. */
  boolean isSame(ReportedIn other) {
    return of(null).equals(other.of(null));
  }

  /** A copy for another quantity of the report. */
  ReportedIn of(@Nullable Integer otherSegment) {
    return new ReportedIn(number, day, time, otherSegment);
  }
}
