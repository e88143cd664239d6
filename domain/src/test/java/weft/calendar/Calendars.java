package weft.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** Calendars for tests. */
public final class Calendars {
  /** Monday to Friday, no holidays. */
  public static final SiteCalendar WEEKDAYS =
      new SiteCalendar(
          "Asia/Shanghai", List.of(true, true, true, true, true, false, false), List.of());

  /** China's spring festival of 2026: off from 15 to 23 February, worked on the 14th and 28th. */
  public static final SiteCalendar CHINA =
      new SiteCalendar(
          WEEKDAYS.timeZone(),
          WEEKDAYS.week(),
          Stream.concat(
                  LocalDate.of(2026, 2, 15)
                      .datesUntil(LocalDate.of(2026, 2, 24))
                      .map(it -> new CalendarException(it, false)),
                  Stream.of(14, 28)
                      .map(it -> new CalendarException(LocalDate.of(2026, 2, it), true)))
              .toList());

  private Calendars() {}
}
