package weft.calendar;

import java.time.LocalDate;
import java.util.List;

/**
 * A country's holidays and the weekend days worked for them, one year in one file: the format of
 * NateScarlet/holiday-cn, in which calendars are imported. The paper of a year may name days of the
 * year before.
 */
public record HolidayYear(int year, List<Day> days) {

  /**
   * A day that is not as its weekday says.
   *
   * @param isOffDay a holiday; else a day of the weekend that is worked
   */
  public record Day(String name, LocalDate date, boolean isOffDay) {}

  public List<CalendarException> exceptions() {
    return days.stream().map(it -> new CalendarException(it.date(), !it.isOffDay())).toList();
  }
}
