package weft.calendar;

import java.time.LocalDate;

/**
 * A day that differs from its weekday: a holiday, or a weekend day that is worked.
 *
 * @param works whether the site works on that day
 */
public record CalendarException(LocalDate date, boolean works) {}
