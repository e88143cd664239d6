package weft.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import weft.calendar.CalendarException;
import weft.calendar.SiteCalendar;

/** The hub notifies both sides before goods open again. */
class OpensAgainTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 12, 14);
  private static final LocalDate ANNOUNCED = LocalDate.of(2026, 11, 20);
  private static final SiteCalendar WEEK =
      new SiteCalendar(
          "Asia/Shanghai", List.of(true, true, true, true, true, false, false), List.of());

  @Test
  void it_is_told_three_working_days_before_at_the_receiving_site() {
    var it = new OpensAgain(MONDAY, ANNOUNCED);
    assertThat(it.isToldOn(MONDAY.minusDays(6), WEEK)).isFalse();
    assertThat(it.isToldOn(MONDAY.minusDays(5), WEEK)).as("Wednesday").isTrue();
    assertThat(it.isToldOn(MONDAY, WEEK)).isTrue();
  }

  @Test
  void a_holiday_is_no_working_day() {
    List<CalendarException> off =
        IntStream.rangeClosed(1, 7)
            .mapToObj(day -> new CalendarException(LocalDate.of(2026, 10, day), false))
            .toList();
    var week = new SiteCalendar("Asia/Shanghai", WEEK.week(), off);
    var it = new OpensAgain(LocalDate.of(2026, 10, 9), ANNOUNCED);
    assertThat(it.isToldOn(LocalDate.of(2026, 9, 28), week)).isFalse();
    assertThat(it.isToldOn(LocalDate.of(2026, 9, 29), week)).isTrue();
  }

  @Test
  void what_is_announced_too_late_for_that_is_told_at_once() {
    var it = new OpensAgain(MONDAY, MONDAY.plusDays(20));
    assertThat(it.isToldOn(MONDAY.plusDays(20), WEEK)).isTrue();
  }

  @Test
  void what_opened_long_ago_is_no_news() {
    var it = new OpensAgain(MONDAY, ANNOUNCED);
    assertThat(it.isToldOn(MONDAY.plusDays(7), WEEK)).isTrue();
    assertThat(it.isToldOn(MONDAY.plusDays(8), WEEK)).isFalse();
  }
}
