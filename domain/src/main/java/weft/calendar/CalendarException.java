package weft.calendar;

import java.time.LocalDate;

/**
 * A day that is not as its weekday says: a holiday, or a weekend day that is worked.
 *
 * @param works whether the site works on it
 */
public record CalendarException(LocalDate date, boolean works) {}
