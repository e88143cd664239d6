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
 * The moment to which a stock report refers: its time, or the end of its day, in the site's time
 * zone; never later than its arrival.
 */
final class CountedAt {
  private CountedAt() {}

  /**
   * Adds the moment to a stock report; returns any other command unchanged.
   *
   * @param arrived when its interchange arrived; null for a trial run
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
