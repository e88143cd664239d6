package weft.scheduling;

import static weft.scheduling.Schedules.MONDAY;
import static weft.scheduling.Schedules.day;
import static weft.scheduling.Schedules.forecast;
import static weft.scheduling.release.LineDelta.Kind.MOVED;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.LineDelta;
import weft.scheduling.release.LineDelta.Kind;
import weft.scheduling.release.ReleaseDelta;
import weft.scheduling.release.ScheduleLine;

/** Factory methods for deltas, and for the two releases that they compare. */
final class Deltas {
  private Deltas() {}

  static final LocalDate EARLY = MONDAY.minusDays(7);

  static List<LineDelta> between(Forecast before, Forecast now) {
    return ReleaseDelta.between(before, now);
  }

  static Forecast before(ScheduleLine... lines) {
    return forecast("7", EARLY, lines);
  }

  static Forecast now(ScheduleLine... lines) {
    return issued(EARLY.plusDays(1), lines);
  }

  static Forecast issued(LocalDate day, ScheduleLine... lines) {
    return forecast("8", day, lines);
  }

  static LocalDate nextWeek(int weeks) {
    return MONDAY.plusWeeks(weeks);
  }

  static LineDelta delta(LocalDate due, Kind kind, @Nullable Long before, long now) {
    return delta(due, kind, before, before, now);
  }

  static LineDelta delta(
      LocalDate due, Kind kind, @Nullable Long before, @Nullable Long open, long now) {
    return new LineDelta(
        due, 0, kind, quantity(before), quantity(open), Quantity.of(now), null, false);
  }

  static LineDelta gone(LocalDate due, Kind kind, long before) {
    return gone(due, kind, before, before);
  }

  static LineDelta gone(LocalDate due, Kind kind, long before, long open) {
    return new LineDelta(due, 0, kind, Quantity.of(before), Quantity.of(open), null, null, false);
  }

  static LineDelta moved(LocalDate due, long before, @Nullable Long now, LocalDate otherDate) {
    return new LineDelta(
        due, 0, MOVED, Quantity.of(before), Quantity.of(before), quantity(now), otherDate, false);
  }

  private static @Nullable Quantity quantity(@Nullable Long amount) {
    return amount == null ? null : Quantity.of(amount);
  }
}
