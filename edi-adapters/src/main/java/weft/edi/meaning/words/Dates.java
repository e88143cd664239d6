package weft.edi.meaning.words;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.Group;
import weft.edi.reader.check.DateFormat;
import weft.edi.reader.text.Segment;
import weft.scheduling.release.Bucket;

/**
 * Reads DTM (C507) in any format of code list 2379 that names a day. Weeks and months begin on
 * their first day.
 */
public final class Dates {
  private Dates() {}

  /**
   * A date, and the period it covers if the format states one.
   *
   * @param time null if only a day is stated
   * @param bucket null if the format states no period
   */
  public record When(
      LocalDate day, @Nullable LocalTime time, @Nullable Bucket bucket, Segment segment) {
    public LocalDateTime toDateTime() {
      return day.atTime(time == null ? LocalTime.MIDNIGHT : time);
    }
  }

  /**
   * The first readable date with one of the qualifiers, in the order of the qualifiers; null if
   * there is none.
   */
  public static @Nullable When first(Group group, String... qualifiers) {
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

  public static @Nullable LocalDate day(Group group, String... qualifiers) {
    When when = first(group, qualifiers);
    return when == null ? null : when.day();
  }

  /** Null if the value does not match its format; the reader has reported that already. */
  public static @Nullable When read(Segment dtm) {
    String value = dtm.value(0, 1);
    String format = dtm.value(0, 2).isEmpty() ? "102" : dtm.value(0, 2);
    DateFormat.Period period = DateFormat.read(format, value);
    if (period == null) return null;
    return switch (format) {
      case "201", "202", "203", "204" -> moment(period.from(), value, dtm);
      case "609", "610" -> new When(period.day(), null, Bucket.MONTH, dtm);
      case "615", "616" -> new When(period.day(), null, Bucket.WEEK, dtm);
      case "713", "715", "717", "718", "719" -> span(period, dtm);
      default -> new When(period.day(), null, null, dtm);
    };
  }

  /** A time of 2400 belongs to the day that ends, not to the next. */
  private static When moment(LocalDateTime at, String value, Segment dtm) {
    return value.matches("(\\d{6}|\\d{8})24(00|0000)")
        ? new When(at.toLocalDate().minusDays(1), null, null, dtm)
        : new When(at.toLocalDate(), at.toLocalTime(), null, dtm);
  }

  private static When span(DateFormat.Period period, Segment dtm) {
    long days = Math.ceilDiv(ChronoUnit.HOURS.between(period.from(), period.until()), 24);
    Bucket bucket = days >= 28 ? Bucket.MONTH : days >= 5 ? Bucket.WEEK : Bucket.DAY;
    return new When(period.day(), null, bucket, dtm);
  }
}
