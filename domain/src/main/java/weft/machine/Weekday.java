package weft.machine;

import java.time.DayOfWeek;

/** A day of the week, in JSON {@code mon} to {@code sun}. */
public enum Weekday {
  MON,
  TUE,
  WED,
  THU,
  FRI,
  SAT,
  SUN;

  static Weekday of(DayOfWeek day) {
    return values()[day.getValue() - 1];
  }
}
