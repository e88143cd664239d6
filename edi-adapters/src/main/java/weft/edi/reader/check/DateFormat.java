package weft.edi.reader.check;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.MONTHS;
import static java.time.temporal.ChronoUnit.WEEKS;
import static java.time.temporal.ChronoUnit.YEARS;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.calendar.IsoText;

/** Reads dates, times and periods in those formats of code list 2379 that name a calendar day. */
public final class DateFormat {

  /**
   * The period that a DTM states, from its first day (or minute) on and excluding {@code until}. A
   * date is a period of one day, a week (616) one of seven; a point in time ends at itself.
   */
  public record Period(LocalDateTime from, LocalDateTime until) {
    public LocalDate day() {
      return from.toLocalDate();
    }
  }

  /**
   * Fields by letter: C century, Y year, M month, D day, W week, E day of week, J day of year, h
   * hour, m minute, s second, Z time zone.
   */
  private static final Map<String, String> FORMATS =
      Map.ofEntries(
          Map.entry("2", "DDMMYY"),
          Map.entry("3", "MMDDYY"),
          Map.entry("101", "YYMMDD"),
          Map.entry("102", "CCYYMMDD"),
          Map.entry("103", "YYWWE"),
          Map.entry("105", "YYJJJ"),
          Map.entry("201", "YYMMDDhhmm"),
          Map.entry("202", "YYMMDDhhmmss"),
          Map.entry("203", "CCYYMMDDhhmm"),
          Map.entry("204", "CCYYMMDDhhmmss"),
          Map.entry("303", "CCYYMMDDhhmmZZZ"),
          Map.entry("304", "CCYYMMDDhhmmssZZZ"),
          Map.entry("602", "CCYY"),
          Map.entry("609", "YYMM"),
          Map.entry("610", "CCYYMM"),
          Map.entry("615", "YYWW"),
          Map.entry("616", "CCYYWW"),
          Map.entry("711", "CCYYMMDD-CCYYMMDD"),
          Map.entry("713", "YYMMDDhhmm-YYMMDDhhmm"),
          Map.entry("715", "YYWW-YYWW"),
          Map.entry("717", "YYMMDD-YYMMDD"),
          Map.entry("718", "CCYYMMDD-CCYYMMDD"),
          Map.entry("719", "CCYYMMDDhhmm-CCYYMMDDhhmm"));

  private DateFormat() {}

  public static boolean isKnown(String format) {
    return FORMATS.containsKey(format);
  }

  /**
   * The period that a value means. Null if the format is unknown, if the value does not match it,
   * or if the year is neither 9999 nor one that the hub accepts ({@link IsoText}).
   */
  public static @Nullable Period read(String format, String value) {
    String pattern = FORMATS.get(format);
    if (pattern == null) return null;
    int dash = pattern.indexOf('-');
    try {
      if (dash < 0) return one(pattern, value);
      // Partners send two dates with or without a hyphen between them.
      String digits = value.replace("-", "");
      if (digits.length() != dash * 2) return null;
      String half = pattern.substring(0, dash);
      Period from = one(half, digits.substring(0, dash));
      Period until = one(half, digits.substring(dash));
      if (from == null || until == null || until.from().isBefore(from.from())) return null;
      return new Period(from.from(), until.until());
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable Period one(String pattern, String value) {
    if (value.length() != pattern.length()) return null;
    int[] fields = new int[128];
    for (int i = 0; i < value.length(); i++) {
      if (pattern.charAt(i) == 'Z') break; // the date and time are local to this zone
      char c = value.charAt(i);
      if (c < '0' || c > '9') return null;
      char field = pattern.charAt(i);
      fields[field] = fields[field] * 10 + c - '0';
    }
    boolean timed = pattern.indexOf('h') >= 0;
    LocalDate day = day(pattern, fields);
    if (!isYear(day.getYear())) return null;
    LocalDateTime from = day.atStartOfDay();
    if (!timed) return new Period(from, from.plus(1, unit(pattern)));
    // Partners send 2400 for the end of the day, although ISO 8601 no longer allows it.
    boolean endOfDay = fields['h'] == 24 && fields['m'] == 0 && fields['s'] == 0;
    LocalDateTime moment =
        endOfDay
            ? from.plusDays(1)
            : from.with(LocalTime.of(fields['h'], fields['m'], fields['s']));
    return new Period(moment, moment);
  }

  /** Whether the hub accepts this year; partners write 9999 for no end. */
  static boolean isYear(int year) {
    return IsoText.isNear(year) || year == 9999;
  }

  private static LocalDate day(String pattern, int[] fields) {
    boolean century = pattern.indexOf('C') >= 0;
    int year = century ? fields['C'] * 100 + fields['Y'] : year(fields['Y']);
    if (pattern.indexOf('W') >= 0) return week(year, fields['W'], Math.max(1, fields['E']));
    if (pattern.indexOf('J') >= 0) return LocalDate.ofYearDay(year, fields['J']);
    int month = pattern.indexOf('M') >= 0 ? fields['M'] : 1;
    int day = pattern.indexOf('D') >= 0 ? fields['D'] : 1;
    return LocalDate.of(year, month, day);
  }

  private static LocalDate week(int year, int week, int dayOfWeek) {
    LocalDate inYear = LocalDate.of(year, 1, 4);
    if (week < 1 || week > IsoFields.WEEK_OF_WEEK_BASED_YEAR.rangeRefinedBy(inYear).getMaximum())
      throw new DateTimeException("no such week");
    LocalDate monday = inYear.with(java.time.DayOfWeek.MONDAY).plusWeeks(week - 1L);
    if (dayOfWeek > 7) throw new DateTimeException("no such day of the week");
    return monday.plusDays(dayOfWeek - 1L);
  }

  private static int year(int twoDigits) {
    return twoDigits < 70 ? 2000 + twoDigits : 1900 + twoDigits;
  }

  private static ChronoUnit unit(String pattern) {
    if (pattern.indexOf('D') >= 0 || pattern.indexOf('E') >= 0 || pattern.indexOf('J') >= 0)
      return DAYS;
    if (pattern.indexOf('W') >= 0) return WEEKS;
    return pattern.indexOf('M') >= 0 ? MONTHS : YEARS;
  }
}
