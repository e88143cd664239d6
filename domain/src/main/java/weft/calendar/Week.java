package weft.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Comparator;
import java.util.regex.Pattern;

/** An ISO 8601 week, written {@code 2026-W50}. It belongs to the year that has its Thursday. */
public record Week(int year, int week) implements Comparable<Week> {
  private static final Pattern TEXT = Pattern.compile("(\\d{4})-W(\\d{2})");

  /**
   * Checks that the year has such a week.
   *
   * @throws IllegalArgumentException if it has not
   */
  public Week {
    if (year < 1 || year > 9999 || week < 1 || week > weeksOf(year))
      throw new IllegalArgumentException("No such week: " + text(year, week));
  }

  public static Week of(LocalDate day) {
    return new Week(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }

  /**
   * Reads {@code 2026-W50}.
   *
   * @throws IllegalArgumentException if the text does not name a week
   */
  public static Week parse(String text) {
    var found = TEXT.matcher(text);
    if (!found.matches()) throw new IllegalArgumentException("Not a week: " + text);
    return new Week(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)));
  }

  public LocalDate monday() {
    return LocalDate.of(year, 1, 4).with(DayOfWeek.MONDAY).plusWeeks(week - 1L);
  }

  public LocalDate sunday() {
    return monday().plusDays(6);
  }

  public Week plus(int weeks) {
    return of(monday().plusWeeks(weeks));
  }

  @Override
  public int compareTo(Week other) {
    return Comparator.comparingInt(Week::year).thenComparingInt(Week::week).compare(this, other);
  }

  @Override
  public String toString() {
    return text(year, week);
  }

  /** 28 December is always in the last ISO week of its year. */
  private static int weeksOf(int year) {
    return LocalDate.of(year, 12, 28).get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
  }

  private static String text(int year, int week) {
    return "%04d-W%02d".formatted(year, week);
  }
}
