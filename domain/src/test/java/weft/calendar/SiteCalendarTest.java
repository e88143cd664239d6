package weft.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.calendar.Calendars.CHINA;
import static weft.calendar.Calendars.WEEKDAYS;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SiteCalendarTest {
  @Test
  void an_exception_counts_before_the_weekday() {
    assertThat(CHINA.works(LocalDate.of(2026, 2, 14))).as("a Saturday that is worked").isTrue();
    assertThat(CHINA.works(LocalDate.of(2026, 2, 16))).as("a Monday that is off").isFalse();
    assertThat(CHINA.works(LocalDate.of(2027, 2, 16))).as("no exception next year").isTrue();
  }

  @Test
  void worked_days_are_found_both_ways() {
    assertThat(CHINA.workingDayUpTo(LocalDate.of(2026, 2, 20))).isEqualTo("2026-02-14");
    assertThat(CHINA.workingDayFrom(LocalDate.of(2026, 2, 15))).isEqualTo("2026-02-24");
    assertThat(CHINA.workingDayUpTo(LocalDate.of(2026, 2, 24))).isEqualTo("2026-02-24");
    assertThat(CHINA.workingDaysBefore(LocalDate.of(2026, 2, 24), 2)).isEqualTo("2026-02-13");
    assertThat(WEEKDAYS.workingDaysBefore(LocalDate.of(2026, 12, 7), 1)).isEqualTo("2026-12-04");
    assertThat(CHINA.workingDays(LocalDate.of(2026, 2, 16), LocalDate.of(2026, 2, 22))).isEmpty();
    assertThat(CHINA.workingDays(LocalDate.of(2026, 2, 23), LocalDate.of(2026, 3, 1)))
        .hasSize(5)
        .endsWith(LocalDate.of(2026, 2, 28));
  }

  @Test
  void the_day_is_that_of_the_site_and_not_of_the_server() {
    Instant moment = Instant.parse("2026-12-31T20:00:00Z");
    assertThat(WEEKDAYS.dateOf(moment)).isEqualTo("2027-01-01");
    assertThat(new SiteCalendar("America/Chicago", WEEKDAYS.week(), List.of()).dateOf(moment))
        .isEqualTo("2026-12-31");
  }

  @Test
  void a_site_without_a_calendar_moves_no_date() {
    LocalDate sunday = LocalDate.of(2026, 12, 6);
    assertThat(SiteCalendar.UNSTATED.workingDayUpTo(sunday)).isEqualTo(sunday);
  }
}
