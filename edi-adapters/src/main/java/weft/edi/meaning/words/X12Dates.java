package weft.edi.meaning.words;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.Group;
import weft.edi.reader.check.DateFormat;
import weft.edi.reader.text.Segment;

/** Reads X12 dates (six digits up to release 3070, eight from 4010 on) and times. */
public final class X12Dates {
  private static final String[] WANTED = {"002", "010", "106", "074", "064", "063", "067", "037"};

  private X12Dates() {}

  /** The requested date of a line or a whole order. */
  public static @Nullable LocalDate wanted(Group group) {
    return day(group, WANTED);
  }

  /** Null if there is no date. The reader has reported an invalid one already. */
  public static @Nullable LocalDate day(String value) {
    DateFormat.Period period = DateFormat.read(value.length() == 6 ? "101" : "102", value);
    return period == null ? null : period.day();
  }

  /**
   * The day of a schedule, with the time of a DTM 097 (transaction creation) or 102 (issue) on the
   * same day.
   */
  public static @Nullable LocalDateTime issued(Group body, @Nullable LocalDate day) {
    if (day == null) return null;
    for (Segment dtm : body.segments("DTM")) {
      if (!List.of("097", "102").contains(dtm.value(0)) || !day.equals(day(dtm.value(1)))) continue;
      LocalTime time = time(dtm.value(2));
      if (time != null) return day.atTime(time.withSecond(seconds(dtm.value(2))));
    }
    return day.atStartOfDay();
  }

  private static int seconds(String time) {
    return time.matches("[0-9]{4}[0-5][0-9].*") ? Integer.parseInt(time, 4, 6, 10) : 0;
  }

  public static @Nullable LocalTime time(String value) {
    if (!value.matches("([01][0-9]|2[0-3])[0-5][0-9].*")) return null;
    return LocalTime.of(Integer.parseInt(value, 0, 2, 10), Integer.parseInt(value, 2, 4, 10));
  }

  /** The first DTM directly in the group with one of the qualifiers, in their order. */
  public static @Nullable LocalDate day(Group group, String... qualifiers) {
    for (String qualifier : qualifiers) {
      for (Segment dtm : group.segments("DTM")) {
        if (!dtm.value(0).equals(qualifier)) continue;
        LocalDate day = day(dtm.value(1));
        if (day != null) return day;
      }
    }
    return null;
  }
}
