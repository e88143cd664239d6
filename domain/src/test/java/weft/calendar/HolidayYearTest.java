package weft.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static weft.calendar.Calendars.CHINA;
import static weft.calendar.Calendars.WEEKDAYS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.json.Json;

/** Compares with the published years, if their files exist next to the checkout. */
class HolidayYearTest {
  @Test
  void make_up_days_are_worked_and_holidays_are_off() throws IOException {
    SiteCalendar calendar = WEEKDAYS.withYear(2026, year(2026).exceptions());
    assertThat(days(calendar, true))
        .containsExactly(
            LocalDate.of(2026, 1, 4),
            LocalDate.of(2026, 2, 14),
            LocalDate.of(2026, 2, 28),
            LocalDate.of(2026, 5, 9),
            LocalDate.of(2026, 9, 20),
            LocalDate.of(2026, 10, 10));
    assertThat(days(calendar, true)).allMatch(calendar::works);
    assertThat(days(calendar, false)).noneMatch(calendar::works);
    LocalDate first = LocalDate.of(2026, 2, 1);
    assertThat(calendar.workingDays(first, LocalDate.of(2026, 2, 28)))
        .isEqualTo(CHINA.workingDays(first, LocalDate.of(2026, 2, 28)));
  }

  @Test
  void years_are_imported_one_after_another() throws IOException {
    SiteCalendar calendar = WEEKDAYS;
    for (int year : new int[] {2025, 2026, 2024})
      calendar = calendar.withYear(year, year(year).exceptions());
    for (int year : new int[] {2024, 2025, 2026})
      assertThat(calendar.exceptions()).containsAll(year(year).exceptions());
    assertThat(calendar.withYear(2026, year(2026).exceptions())).isEqualTo(calendar);
  }

  private static List<LocalDate> days(SiteCalendar calendar, boolean worked) {
    return calendar.exceptions().stream()
        .filter(it -> it.works() == worked)
        .map(CalendarException::date)
        .toList();
  }

  private static HolidayYear year(int year) throws IOException {
    Path here = Path.of("").toAbsolutePath();
    while (here.getParent() != null && !Files.isDirectory(here.resolve("domain")))
      here = here.getParent();
    Path file = here.resolveSibling("shared").resolve("calendars/cn-" + year + ".json");
    if (!Files.exists(file))
      System.out.println("HolidayYearTest is skipped: there is no ../shared/calendars");
    assumeTrue(Files.exists(file));
    return Json.mapper().readValue(Files.readString(file), HolidayYear.class);
  }
}
