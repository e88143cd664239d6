package weft.machine;

import java.time.DayOfWeek;

/** A day of the week, in JSON {@code mon} to {@code sun}. */
public enum Weekday {
  MON(DayOfWeek.MONDAY),
  TUE(DayOfWeek.TUESDAY),
  WED(DayOfWeek.WEDNESDAY),
  THU(DayOfWeek.THURSDAY),
  FRI(DayOfWeek.FRIDAY),
  SAT(DayOfWeek.SATURDAY),
  SUN(DayOfWeek.SUNDAY);

  private final DayOfWeek day;

  Weekday(DayOfWeek day) {
    this.day = day;
  }

  static Weekday of(DayOfWeek day) {
    return values()[day.getValue() - 1];
  }

  /** Days since the Monday of its week. */
  int daysSinceMonday() {
    return day.getValue() - 1;
  }
}
