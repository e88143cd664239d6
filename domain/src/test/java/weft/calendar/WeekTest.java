package weft.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class WeekTest {
  @Test
  void a_week_is_read_and_written_as_iso_8601_says() {
    Week week = Week.parse("2026-W50");
    assertThat(week).isEqualTo(new Week(2026, 50)).hasToString("2026-W50");
    assertThat(week.monday()).isEqualTo(LocalDate.of(2026, 12, 7));
    assertThat(week.sunday()).isEqualTo(LocalDate.of(2026, 12, 13));
  }

  @Test
  void every_day_of_thirty_years_is_in_the_week_that_holds_it() {
    LocalDate.of(2010, 1, 1)
        .datesUntil(LocalDate.of(2040, 1, 1))
        .forEach(
            day -> {
              Week week = Week.of(day);
              assertThat(day).isBetween(week.monday(), week.sunday());
              assertThat(Week.parse(week.toString())).isEqualTo(week);
            });
  }

  @Test
  void a_week_belongs_to_the_year_that_has_its_thursday() {
    assertThat(Week.of(LocalDate.of(2027, 1, 3))).hasToString("2026-W53");
    assertThat(Week.of(LocalDate.of(2024, 12, 30))).hasToString("2025-W01");
    assertThat(Week.parse("2026-W53").plus(1)).hasToString("2027-W01");
    assertThat(Week.parse("2026-W53")).isLessThan(Week.parse("2027-W01"));
  }

  @Test
  void what_no_year_has_is_no_week() {
    for (String text : new String[] {"2025-W53", "2026-W00", "2026-W54", "2026-50", "26-W50", ""})
      assertThatIllegalArgumentException().as(text).isThrownBy(() -> Week.parse(text));
  }
}
