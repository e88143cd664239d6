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

  public static Weekday of(DayOfWeek day) {
    return switch (day) {
      case MONDAY -> MON;
      case TUESDAY -> TUE;
      case WEDNESDAY -> WED;
      case THURSDAY -> THU;
      case FRIDAY -> FRI;
      case SATURDAY -> SAT;
      case SUNDAY -> SUN;
    };
  }

  /** Days since the Monday of its week. */
  public int daysSinceMonday() {
    return day.getValue() - 1;
  }
}
