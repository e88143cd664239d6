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
 * When a site works.
 *
 * @param timeZone of the IANA database: it decides which day it is there
 * @param week Monday to Sunday, whether it works on such a day
 * @param exceptions by date, each day at most once
 */
public record SiteCalendar(
    String timeZone, List<Boolean> week, List<CalendarException> exceptions) {
  private static final Comparator<CalendarException> BY_DATE =
      Comparator.comparing(CalendarException::date);

  /** Of a site that states none: every day counts as worked, so that no date is moved. */
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

  /** When a day begins at the site. */
  public Instant beginOf(LocalDate day) {
    return day.atStartOfDay(ZoneId.of(timeZone)).toInstant();
  }

  /** Which day it is at the site. */
  public LocalDate dateOf(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneId.of(timeZone));
  }

  /** The day itself where it is worked, else the last worked one before it. */
  public LocalDate workingDayUpTo(LocalDate day) {
    return nearest(day, -1);
  }

  /** The day itself where it is worked, else the first worked one after it. */
  public LocalDate workingDayFrom(LocalDate day) {
    return nearest(day, 1);
  }

  /** That many worked days before the day, which itself does not count. */
  public LocalDate workingDaysBefore(LocalDate day, int days) {
    LocalDate at = day;
    for (int i = 0; i < days; i++) at = workingDayUpTo(at.minusDays(1));
    return at;
  }

  /** The worked days among these, both included, in their order. */
  public List<LocalDate> workingDays(LocalDate from, LocalDate until) {
    List<LocalDate> worked = new ArrayList<>();
    for (LocalDate day = from; !day.isAfter(until); day = day.plusDays(1))
      if (works(day)) worked.add(day);
    return worked;
  }

  /** The same with other exceptions within one year, and whatever else they name. */
  SiteCalendar withYear(int year, List<CalendarException> those) {
    Set<LocalDate> named =
        those.stream().map(CalendarException::date).collect(Collectors.toUnmodifiableSet());
    Stream<CalendarException> stay =
        exceptions.stream().filter(it -> it.date().getYear() != year && !named.contains(it.date()));
    return new SiteCalendar(timeZone, week, Stream.concat(stay, those.stream()).toList());
  }

  /** A week that works at all has a worked day within one week more than there are exceptions. */
  private LocalDate nearest(LocalDate day, int step) {
    LocalDate at = day;
    for (long left = 7L * (exceptions.size() + 1); left >= 0; left--) {
      if (works(at)) return at;
      at = at.plusDays(step);
    }
    throw new IllegalStateException("A calendar without a working day");
  }
}
