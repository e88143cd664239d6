package weft.calendar;

import weft.calendar.CalendarEvent.CalendarStated;
import weft.event.StreamType;
import weft.language.Text;

/** Declares the calendars of sites as a kind of stream. */
public final class SiteCalendars {
  public static final StreamType<CalendarEvent> CALENDAR =
      StreamType.of(Calendar.TYPE, CalendarEvent.class)
          .decidedBy(CalendarCommand.class, Calendar.NEW)
          .refusing(CalendarRefusal.class)
          .event(
              "calendar-stated",
              CalendarStated.class,
              it ->
                  new Text("%s set the working calendar of its site %s.", "%s 设置了工厂 %s 的工作日历。")
                      .with(it.party(), it.site()));

  private SiteCalendars() {}
}
