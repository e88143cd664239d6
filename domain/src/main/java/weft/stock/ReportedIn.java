package weft.stock;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * The stock report (INVRPT, 846) that said a count, so that it is known when it comes again.
 *
 * @param number as its sender numbers it; "" where it does not
 * @param day of which it speaks, on the site's own calendar
 * @param time null where it names a day alone
 * @param segment that says the quantity, counted in the interchange from its first = 1; null of
 *     what follows from the others
 */
public record ReportedIn(
    String number, LocalDate day, @Nullable LocalTime time, @Nullable Integer segment) {
  /** Whether both are one report, wherever in it. */
  boolean isSame(ReportedIn other) {
    return of(null).equals(other.of(null));
  }

  /** The same of another of its quantities. */
  ReportedIn of(@Nullable Integer otherSegment) {
    return new ReportedIn(number, day, time, otherSegment);
  }
}
