package weft.projections.calendar;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.calendar.Calendar;
import weft.calendar.CalendarEvent.CalendarStated;
import weft.calendar.CalendarException;
import weft.calendar.SiteCalendar;
import weft.event.Recorded;
import weft.event.StreamId;
import weft.projections.rows.Board;

/**
 * The working days of a site.
 *
 * @param owner the site's party
 * @param week Monday to Sunday, true for a working day
 */
public record CalendarRow(
    @JsonIgnore String stream,
    String owner,
    String site,
    String timeZone,
    List<Boolean> week,
    List<CalendarException> exceptions,
    long version,
    @JsonIgnore long fromPosition)
    implements Board.Row<CalendarRow> {
  public static final Board<CalendarRow> BOARD =
      Board.ofOneRow(
          "calendars",
          Calendar.TYPE,
          CalendarRow.class,
          Board.Seen.BY_OWNER,
          CalendarStated.class,
          CalendarRow::after);

  @JsonProperty
  public String id() {
    return StreamId.toUrl(stream);
  }

  public SiteCalendar calendar() {
    return new SiteCalendar(timeZone, week, exceptions);
  }

  private static CalendarRow after(@Nullable CalendarRow before, Recorded recorded) {
    var it = (CalendarStated) recorded.payload();
    return new CalendarRow(
        recorded.stream(),
        it.party().value(),
        it.site(),
        it.calendar().timeZone(),
        it.calendar().week(),
        it.calendar().exceptions(),
        recorded.sequence() + 1,
        recorded.position());
  }
}
