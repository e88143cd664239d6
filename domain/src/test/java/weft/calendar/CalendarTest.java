package weft.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.calendar.Calendars.CHINA;
import static weft.calendar.Calendars.WEEKDAYS;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import weft.calendar.CalendarCommand.StateCalendar;
import weft.calendar.CalendarCommand.StateCalendarYear;
import weft.calendar.CalendarEvent.CalendarStated;
import weft.calendar.CalendarRefusal.ExceptionTwice;
import weft.calendar.CalendarRefusal.NoCalendarYet;
import weft.calendar.CalendarRefusal.NoSuchTimeZone;
import weft.calendar.CalendarRefusal.NotAWeek;
import weft.calendar.CalendarRefusal.NotOfThatYear;
import weft.calendar.CalendarRefusal.NothingWorked;
import weft.calendar.CalendarRefusal.TooManyExceptions;
import weft.event.Scenario;
import weft.party.PartyCode;

class CalendarTest {
  private static final PartyCode JIAXIN = new PartyCode("JIAXIN");
  private static final CalendarException NEW_YEAR =
      new CalendarException(LocalDate.of(2027, 1, 1), false);

  @Test
  void a_calendar_is_stated_once_and_said_again_changes_nothing() {
    given().when(state(CHINA)).then(stated(CHINA)).when(state(CHINA)).thenNothing();
    assertThat(state(CHINA).stream()).isEqualTo("Calendar:JIAXIN:JX1");
  }

  @Test
  void a_year_replaces_the_exceptions_of_that_year_alone() {
    SiteCalendar both =
        with(Stream.concat(CHINA.exceptions().stream(), Stream.of(NEW_YEAR)).toList());
    given(stated(CHINA))
        .when(year(2027, List.of(NEW_YEAR)))
        .then(stated(both))
        .when(year(2026, List.of()))
        .then(stated(with(List.of(NEW_YEAR))));
  }

  @Test
  void a_year_may_name_a_day_of_the_year_before_and_says_it_anew() {
    var worked = new CalendarException(LocalDate.of(2026, 2, 16), true);
    assertThat(with(CHINA.exceptions()).withYear(2027, List.of(worked)).exceptions())
        .hasSameSizeAs(CHINA.exceptions())
        .contains(worked);
  }

  @Test
  void a_year_needs_a_calendar_to_stand_in() {
    given().when(year(2027, List.of(NEW_YEAR))).thenRefused(new NoCalendarYet());
  }

  @Test
  void a_day_of_another_time_is_not_of_that_year() {
    given(stated(WEEKDAYS))
        .when(year(2029, List.of(NEW_YEAR)))
        .thenRefused(new NotOfThatYear(NEW_YEAR.date(), 2029));
  }

  @Test
  void a_calendar_that_cannot_be_kept_is_refused() {
    given()
        .when(state(new SiteCalendar("China", WEEKDAYS.week(), List.of())))
        .thenRefused(new NoSuchTimeZone("China"));
    given()
        .when(state(new SiteCalendar("Asia/Shanghai", List.of(true), List.of())))
        .thenRefused(new NotAWeek(1));
    given()
        .when(state(new SiteCalendar("Asia/Shanghai", Collections.nCopies(7, false), List.of())))
        .thenRefused(new NothingWorked());
    given()
        .when(state(with(List.of(NEW_YEAR, new CalendarException(NEW_YEAR.date(), true)))))
        .thenRefused(new ExceptionTwice(NEW_YEAR.date()));
    given()
        .when(
            state(
                with(
                    NEW_YEAR
                        .date()
                        .datesUntil(NEW_YEAR.date().plusDays(7321))
                        .map(it -> new CalendarException(it, false))
                        .toList())))
        .thenRefused(new TooManyExceptions(7320));
  }

  private static SiteCalendar with(List<CalendarException> exceptions) {
    return new SiteCalendar(WEEKDAYS.timeZone(), WEEKDAYS.week(), exceptions);
  }

  private static StateCalendar state(SiteCalendar calendar) {
    return new StateCalendar(JIAXIN, "JX1", calendar);
  }

  private static StateCalendarYear year(int year, List<CalendarException> exceptions) {
    return new StateCalendarYear(JIAXIN, "JX1", year, exceptions);
  }

  private static CalendarStated stated(SiteCalendar calendar) {
    return new CalendarStated(JIAXIN, "JX1", calendar);
  }

  private static Scenario<CalendarCommand, CalendarEvent, Calendar> given(CalendarEvent... past) {
    return Scenario.given(Calendar.NEW, List.of(past));
  }
}
