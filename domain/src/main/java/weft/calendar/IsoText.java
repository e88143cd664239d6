package weft.calendar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;

/**
 * The one grammar of dates and moments in text from outside: ISO 8601, years {@value #FIRST_YEAR}
 * to {@value #LAST_YEAR}. Java itself accepts the year +999999999, which overflows date arithmetic
 * and fits no database column.
 */
public final class IsoText {
  public static final int FIRST_YEAR = 1970;
  public static final int LAST_YEAR = 2199;

  private IsoText() {}

  /**
   * Reads a day: {@code 2026-12-08}.
   *
   * @throws DateTimeException if the text is not a day, or is outside the years
   */
  public static LocalDate day(String text) {
    return near(LocalDate.parse(text));
  }

  /**
   * Reads a moment with its offset: {@code 2026-12-08T10:00:00Z}, {@code 2026-12-08T18:00+08:00}.
   *
   * @throws DateTimeException if the text is not a moment, or is outside the years
   */
  public static Instant moment(String text) {
    Instant moment = OffsetDateTime.parse(text).toInstant();
    var _ = near(moment.atOffset(ZoneOffset.UTC));
    return moment;
  }

  /**
   * Reads a local time, without offset: {@code 2026-12-08T10:00}.
   *
   * @throws DateTimeException if the text is not a local time, or is outside the years
   */
  public static LocalDateTime clock(String text) {
    return near(LocalDateTime.parse(text));
  }

  /**
   * Reads a week: {@code 2026-W50}.
   *
   * @throws IllegalArgumentException if the text is not a week
   * @throws DateTimeException if the week is outside the years
   */
  public static Week week(String text) {
    Week week = Week.parse(text);
    var _ = near(week.monday());
    return week;
  }

  /** Whether a stored day is within the years, so that date arithmetic with it is safe. */
  public static boolean isNear(LocalDate day) {
    return isNear(day.getYear());
  }

  private static <T extends TemporalAccessor> T near(T said) {
    if (isNear(said.get(ChronoField.YEAR))) return said;
    throw new DateTimeException("not of the years %d to %d".formatted(FIRST_YEAR, LAST_YEAR));
  }

  public static boolean isNear(int year) {
    return year >= FIRST_YEAR && year <= LAST_YEAR;
  }
}
