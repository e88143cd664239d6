package weft.projections.machine;

import java.time.LocalTime;
import java.util.List;
import weft.machine.Shift;
import weft.machine.Weekday;

/**
 * A shift as it is shown: its times in hours and minutes of the site's local time, such as {@code
 * 06:00}.
 *
 * @param until not after {@code from} where it ends on the next day
 */
public record SiteShift(
    String name, List<Weekday> days, String from, String until, List<PlannedBreak> breaks) {
  /** A planned break. */
  public record PlannedBreak(String from, String until) {}

  static SiteShift of(Shift it) {
    return new SiteShift(
        it.name(),
        it.days(),
        it.from().toString(),
        it.until().toString(),
        it.breaks().stream()
            .map(rest -> new PlannedBreak(rest.from().toString(), rest.until().toString()))
            .toList());
  }

  Shift shift() {
    return new Shift(
        name,
        days,
        LocalTime.parse(from),
        LocalTime.parse(until),
        breaks.stream()
            .map(it -> new Shift.Break(LocalTime.parse(it.from()), LocalTime.parse(it.until())))
            .toList());
  }
}
