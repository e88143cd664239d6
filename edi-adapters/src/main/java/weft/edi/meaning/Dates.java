package weft.edi.meaning;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.Group;
import weft.edi.reader.Segment;
import weft.scheduling.Bucket;

/**
 * Reads DTM (C507): 101, 102, 203, 204, 610 (month), 616 (week), 713 and 718 (from-to); weeks and
 * months begin on their first day.
 */
final class Dates {
  private Dates() {}

  /**
   * When, and how long it spans where the format says so.
   *
   * @param time null where only a day is given
   * @param bucket null where the format says nothing of it
   */
  record When(LocalDate day, @Nullable LocalTime time, @Nullable Bucket bucket, Segment segment) {
    LocalDateTime toDateTime() {
      return day.atTime(time == null ? LocalTime.MIDNIGHT : time);
    }
  }

  /**
   * The first date in the group with one of the qualifiers, in the order of the qualifiers; null if
   * there is none to be read.
   */
  static @Nullable When first(Group group, String... qualifiers) {
    List<Segment> all = group.segments("DTM");
    for (String qualifier : qualifiers) {
      for (Segment dtm : all) {
        if (!dtm.value(0).equals(qualifier)) continue;
        When when = read(dtm);
        if (when != null) return when;
      }
    }
    return null;
  }

  static @Nullable LocalDate day(Group group, String... qualifiers) {
    When when = first(group, qualifiers);
    return when == null ? null : when.day();
  }

  /** Null where the value does not fit its format; the reader has said so by then. */
  static @Nullable When read(Segment dtm) {
    String value = dtm.value(0, 1);
    String format = dtm.value(0, 2);
    try {
      return switch (format) {
        case "101" -> new When(day(value, TWO_DIGIT_YEAR), null, null, dtm);
        case "203" -> time(value.substring(0, 12), MINUTES, dtm);
        case "204" -> time(value.substring(0, 14), SECONDS, dtm);
        case "610" -> new When(day(value + "01", DAY), null, Bucket.MONTH, dtm);
        case "616" -> new When(week(value), null, Bucket.WEEK, dtm);
        case "718", "711" -> span(value.substring(0, 8), value.substring(value.length() - 8), dtm);
        case "713" ->
            span(
                value.substring(0, 8),
                value.substring(value.length() - 10, value.length() - 2),
                dtm);
        default -> new When(day(value.substring(0, 8), DAY), null, null, dtm);
      };
    } catch (DateTimeException | IndexOutOfBoundsException | NumberFormatException e) {
      return null;
    }
  }

  private static When time(String value, DateTimeFormatter format, Segment dtm) {
    LocalDateTime at = LocalDateTime.parse(value, format);
    return new When(at.toLocalDate(), at.toLocalTime(), null, dtm);
  }

  private static When span(String from, String to, Segment dtm) {
    LocalDate first = day(from, DAY);
    long days = first.until(day(to, DAY), java.time.temporal.ChronoUnit.DAYS) + 1;
    return new When(
        first, null, days >= 28 ? Bucket.MONTH : days >= 5 ? Bucket.WEEK : Bucket.DAY, dtm);
  }

  private static LocalDate week(String value) {
    return LocalDate.of(Integer.parseInt(value.substring(0, 4)), 1, 4)
        .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, Integer.parseInt(value.substring(4, 6)))
        .with(DayOfWeek.MONDAY);
  }

  private static LocalDate day(String value, DateTimeFormatter format) {
    return LocalDate.parse(value, format);
  }

  private static final DateTimeFormatter DAY = strict("uuuuMMdd");
  private static final DateTimeFormatter MINUTES = strict("uuuuMMddHHmm");
  private static final DateTimeFormatter SECONDS = strict("uuuuMMddHHmmss");
  private static final DateTimeFormatter TWO_DIGIT_YEAR =
      new DateTimeFormatterBuilder()
          .appendValueReduced(ChronoField.YEAR, 2, 2, 2000)
          .appendPattern("MMdd")
          .toFormatter()
          .withResolverStyle(ResolverStyle.STRICT);

  private static DateTimeFormatter strict(String pattern) {
    return DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT);
  }
}
