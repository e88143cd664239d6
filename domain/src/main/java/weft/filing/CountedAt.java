package weft.filing;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.calendar.Calendar;
import weft.calendar.CalendarEvent;
import weft.calendar.SiteCalendar;
import weft.desk.Book;
import weft.event.StreamCommand;
import weft.stock.ReportedIn;
import weft.stock.StockCommand.ReportStock;

/**
 * The moment of which a stock report speaks: its time, or the end of its day, as the site's clocks
 * have it; never later than it came.
 */
final class CountedAt {
  private CountedAt() {}

  /**
   * The command with its moment; any other as it is.
   *
   * @param arrived when its interchange did; null where it is only tried
   */
  static StreamCommand said(StreamCommand command, Book book, @Nullable Instant arrived) {
    if (!(command instanceof ReportStock it)) return command;
    Instant at = moment(it.report(), zone(it, book));
    return it.at(arrived != null && arrived.isBefore(at) ? arrived : at);
  }

  private static Instant moment(ReportedIn report, ZoneId zone) {
    LocalTime time = report.time();
    return time == null
        ? report.day().plusDays(1).atStartOfDay(zone).toInstant()
        : report.day().atTime(time).atZone(zone).toInstant();
  }

  private static ZoneId zone(ReportStock it, Book book) {
    String stream = Calendar.stream(it.stock().holder(), it.stock().site());
    book.openMore(List.of(stream));
    SiteCalendar stated = book.past(stream).foldedFrom(Calendar.NEW, CalendarEvent.class).inForce();
    return ZoneId.of((stated == null ? SiteCalendar.UNSTATED : stated).timeZone());
  }
}
