package weft.machine;

import java.time.LocalTime;
import java.util.List;

/**
 * A shift of a site, in the site's local time.
 *
 * @param days on which it begins
 * @param until not after {@code from} where it ends on the next day
 */
public record Shift(
    String name, List<Weekday> days, LocalTime from, LocalTime until, List<Break> breaks) {
  private static final int DAY = 24 * 60 * 60;

  /**
   * A planned break.
   *
   * @param until not after {@code from} where it ends on the next day
   */
  public record Break(LocalTime from, LocalTime until) {
    int seconds() {
      return secondsBetween(from, until);
    }
  }

  /** Its length by the clock, breaks included; 24 hours where both times are the same. */
  int seconds() {
    int between = secondsBetween(from, until);
    return between == 0 ? DAY : between;
  }

  /** How long after its beginning the break begins. */
  int secondsUntil(Break it) {
    return secondsBetween(from, it.from());
  }

  /** Whether two shifts overlap on any day of the week. */
  boolean overlaps(Shift other) {
    for (Weekday day : days)
      for (Weekday otherDay : other.days) if (overlaps(day, other, otherDay)) return true;
    return false;
  }

  private boolean overlaps(Weekday day, Shift other, Weekday otherDay) {
    int week = 7 * DAY;
    int begin = day.daysSinceMonday() * DAY + from.toSecondOfDay();
    int otherBegin = otherDay.daysSinceMonday() * DAY + other.from.toSecondOfDay();
    int ahead = Math.floorMod(otherBegin - begin, week);
    return ahead < seconds() || week - ahead < other.seconds();
  }

  private static int secondsBetween(LocalTime from, LocalTime until) {
    return Math.floorMod(until.toSecondOfDay() - from.toSecondOfDay(), DAY);
  }
}
