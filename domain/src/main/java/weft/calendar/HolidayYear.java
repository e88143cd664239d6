package weft.calendar;

import java.time.LocalDate;
import java.util.List;

/**
 * A country's holidays, and the weekend days worked in exchange, of one year. This is the file
 * format of NateScarlet/holiday-cn, in which calendars are imported. A year's file may also name
 * days of the year before.
 */
public record HolidayYear(int year, List<Day> days) {

  /**
   * A day that differs from its weekday.
   *
   * @param isOffDay true for a holiday, false for a weekend day that is worked
   */
  public record Day(String name, LocalDate date, boolean isOffDay) {}

  public List<CalendarException> exceptions() {
    return days.stream().map(it -> new CalendarException(it.date(), !it.isOffDay())).toList();
  }
}
