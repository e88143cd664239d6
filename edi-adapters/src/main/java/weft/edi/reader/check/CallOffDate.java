package weft.edi.reader.check;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import org.jspecify.annotations.Nullable;

/**
 * A date of VDA 4905: a day (JJMMTT), a week (JJ00WW), the first and last week (JJWWWW), a month
 * (JJMM00), or a special value.
 *
 * @param from the first day; null if the value names none
 * @param weeks the number of weeks it covers; 0 if it is not a week
 */
public record CallOffDate(Kind kind, @Nullable LocalDate from, int weeks) {
  /**
   * The most weeks that a week range may have. Some partners continue with days where the standard
   * has weeks, and a longer range is more likely a day.
   */
  private static final int MOST_WEEKS = 8;

  /** The meaning of a date; the last six are special values. */
  public enum Kind {
    DAY,
    WEEKS,
    MONTH,
    /** 000000: nothing follows. */
    END,
    /** 222222: no demand for now. */
    NO_DEMAND,
    /** 333333: overdue. */
    BACKLOG,
    /** 444444: required at once. */
    IMMEDIATE,
    /** 555555: weeks or months follow. */
    SPANS,
    /** 999999: the remaining quantity, without a date. */
    REST
  }

  /** Whether the bytes can be a date at any place of a call-off. */
  static boolean isOne(byte[] bytes, int from, int to) {
    return to - from == 6
        && read(new String(bytes, from, 6, StandardCharsets.ISO_8859_1), true) != null;
  }

  /**
   * Reads a date; null if the text is none.
   *
   * @param spans whether a 555555 came before it, so that weeks are more likely than a day; without
   *     a 555555, an impossible day such as one of month 13 is not read as weeks that span most of
   *     a year
   */
  public static @Nullable CallOffDate read(String text, boolean spans) {
    if (text.length() != 6 || !text.chars().allMatch(it -> it >= '0' && it <= '9')) return null;
    Kind special = special(text);
    if (special != null) return new CallOffDate(special, null, 0);
    int year = 2000 + Integer.parseInt(text, 0, 2, 10);
    int first = Integer.parseInt(text, 2, 4, 10);
    int second = Integer.parseInt(text, 4, 6, 10);
    if (first == 0) return weeks(year, second, second);
    if (second == 0)
      return first > 12 ? null : new CallOffDate(Kind.MONTH, LocalDate.of(year, first, 1), 0);
    CallOffDate day = day(year, first, second);
    CallOffDate weeks = weeks(year, first, second);
    boolean plausible = weeks != null && weeks.weeks <= MOST_WEEKS;
    if (spans) return plausible || day == null ? weeks : day;
    return day != null || plausible ? (day == null ? weeks : day) : null;
  }

  private static @Nullable Kind special(String text) {
    return switch (text) {
      case "000000" -> Kind.END;
      case "222222" -> Kind.NO_DEMAND;
      case "333333" -> Kind.BACKLOG;
      case "444444" -> Kind.IMMEDIATE;
      case "555555" -> Kind.SPANS;
      case "999999" -> Kind.REST;
      default -> null;
    };
  }

  private static @Nullable CallOffDate day(int year, int month, int day) {
    try {
      return new CallOffDate(Kind.DAY, LocalDate.of(year, month, day), 0);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** A last week before the first week belongs to the next year. */
  private static @Nullable CallOffDate weeks(int year, int first, int last) {
    LocalDate inYear = LocalDate.of(year, 6, 1);
    long inThisYear = IsoFields.WEEK_OF_WEEK_BASED_YEAR.rangeRefinedBy(inYear).getMaximum();
    if (first < 1 || last < 1 || first > inThisYear || last > 53) return null;
    LocalDate monday = inYear.with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, first).with(DayOfWeek.MONDAY);
    int weeks = last - first + 1;
    return new CallOffDate(Kind.WEEKS, monday, weeks > 0 ? weeks : weeks + (int) inThisYear);
  }
}
