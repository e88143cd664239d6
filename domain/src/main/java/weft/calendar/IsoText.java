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
 * The one grammar of days and moments in text from outside: ISO 8601, of the years {@value
 * #FIRST_YEAR} to {@value #LAST_YEAR}. Java knows days of the year +999999999, with which no sum of
 * days can be reckoned and which no database column holds.
 */
public final class IsoText {
  public static final int FIRST_YEAR = 1970;
  public static final int LAST_YEAR = 2199;

  private IsoText() {}

  /**
   * A day: {@code 2026-12-08}.
   *
   * @throws DateTimeException where it is none, or of another year
   */
  public static LocalDate day(String text) {
    return near(LocalDate.parse(text));
  }

  /**
   * A moment with its offset: {@code 2026-12-08T10:00:00Z}, {@code 2026-12-08T18:00+08:00}.
   *
   * @throws DateTimeException where it is none, or of another year
   */
  public static Instant moment(String text) {
    Instant moment = OffsetDateTime.parse(text).toInstant();
    var _ = near(moment.atOffset(ZoneOffset.UTC));
    return moment;
  }

  /**
   * A moment of a place's clock: {@code 2026-12-08T10:00}.
   *
   * @throws DateTimeException where it is none, or of another year
   */
  public static LocalDateTime clock(String text) {
    return near(LocalDateTime.parse(text));
  }

  /**
   * A week: {@code 2026-W50}.
   *
   * @throws IllegalArgumentException where it is none
   * @throws DateTimeException where it is of another year
   */
  public static Week week(String text) {
    Week week = Week.parse(text);
    var _ = near(week.monday());
    return week;
  }

  /** Whether a day that was kept before is one that can be reckoned with. */
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
