package weft.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The days on which a site works.
 *
 * @param timeZone IANA name; it decides which calendar day it is at the site
 * @param week seven flags, Monday to Sunday: whether the site works on that weekday
 * @param exceptions in order of date, each day at most once
 */
public record SiteCalendar(
    String timeZone, List<Boolean> week, List<CalendarException> exceptions) {
  private static final Comparator<CalendarException> BY_DATE =
      Comparator.comparing(CalendarException::date);

  /** The calendar of a site that stated none: every day is a working day, so no date is moved. */
  public static final SiteCalendar UNSTATED =
      new SiteCalendar("Asia/Shanghai", Collections.nCopies(7, true), List.of());

  public SiteCalendar {
    week = List.copyOf(week);
    exceptions = exceptions.stream().sorted(BY_DATE).toList();
  }

  public boolean works(LocalDate day) {
    int at =
        exceptions.isEmpty()
            ? -1
            : Collections.binarySearch(exceptions, new CalendarException(day, false), BY_DATE);
    return at >= 0 ? exceptions.get(at).works() : week.get(day.getDayOfWeek().getValue() - 1);
  }

  /** The moment at which a day begins at the site. */
  public Instant beginOf(LocalDate day) {
    return day.atStartOfDay(ZoneId.of(timeZone)).toInstant();
  }

  /** The calendar day at the site at a moment. */
  public LocalDate dateOf(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneId.of(timeZone));
  }

  /** The day itself if it is a working day, otherwise the last working day before it. */
  public LocalDate workingDayUpTo(LocalDate day) {
    return nearest(day, -1);
  }

  /** The day itself if it is a working day, otherwise the first working day after it. */
  public LocalDate workingDayFrom(LocalDate day) {
    return nearest(day, 1);
  }

  /** The date that lies this many working days before the day; the day itself is not counted. */
  public LocalDate workingDaysBefore(LocalDate day, int days) {
    LocalDate at = day;
    for (int i = 0; i < days; i++) at = workingDayUpTo(at.minusDays(1));
    return at;
  }

  /** The working days between both dates, both included, in order. */
  public List<LocalDate> workingDays(LocalDate from, LocalDate until) {
    List<LocalDate> worked = new ArrayList<>();
    for (LocalDate day = from; !day.isAfter(until); day = day.plusDays(1))
      if (works(day)) worked.add(day);
    return worked;
  }

  /**
   * This calendar with other exceptions for one year. Given exceptions on days of other years
   * replace those days only.
   */
  SiteCalendar withYear(int year, List<CalendarException> those) {
    Set<LocalDate> named =
        those.stream().map(CalendarException::date).collect(Collectors.toUnmodifiableSet());
    Stream<CalendarException> stay =
        exceptions.stream().filter(it -> it.date().getYear() != year && !named.contains(it.date()));
    return new SiteCalendar(timeZone, week, Stream.concat(stay, those.stream()).toList());
  }

  /**
   * Searches one week more than there are exceptions: within that range, a week with any working
   * day has one that no exception cancels.
   */
  private LocalDate nearest(LocalDate day, int step) {
    LocalDate at = day;
    for (long left = 7L * (exceptions.size() + 1); left >= 0; left--) {
      if (works(at)) return at;
      at = at.plusDays(step);
    }
    throw new IllegalStateException("A calendar without a working day");
  }
}
