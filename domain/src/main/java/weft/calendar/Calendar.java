package weft.calendar;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.calendar.CalendarCommand.StateCalendar;
import weft.calendar.CalendarCommand.StateCalendarYear;
import weft.calendar.CalendarEvent.CalendarStated;
import weft.calendar.CalendarRefusal.ExceptionTwice;
import weft.calendar.CalendarRefusal.NoCalendarYet;
import weft.calendar.CalendarRefusal.NoSuchTimeZone;
import weft.calendar.CalendarRefusal.NotAWeek;
import weft.calendar.CalendarRefusal.NotOfThatYear;
import weft.calendar.CalendarRefusal.NothingWorked;
import weft.calendar.CalendarRefusal.TooManyExceptions;
import weft.event.Refused;
import weft.event.Rules;
import weft.event.StreamId;
import weft.party.PartyCode;

/**
 * The rules of a site's calendar, {@code Calendar:<party>:<site>}. Only its party states it.
 *
 * @param inForce null before the first statement
 */
public record Calendar(@Nullable SiteCalendar inForce)
    implements Rules<CalendarCommand, CalendarEvent, Calendar> {
  public static final String TYPE = "Calendar";
  public static final Calendar NEW = new Calendar(null);
  private static final int MOST_EXCEPTIONS = 20 * 366;

  public static String stream(PartyCode party, String site) {
    return StreamId.of(TYPE, party.value(), site);
  }

  @Override
  public List<CalendarEvent> decide(CalendarCommand command) {
    SiteCalendar next =
        switch (command) {
          case StateCalendar(var _, var _, var calendar) -> calendar;
          case StateCalendarYear asked -> withYear(asked);
        };
    check(next);
    return next.equals(inForce)
        ? List.of()
        : List.of(new CalendarStated(command.party(), command.site(), next));
  }

  private SiteCalendar withYear(StateCalendarYear asked) {
    if (inForce == null) throw new Refused(new NoCalendarYet());
    for (CalendarException it : asked.exceptions())
      if (Math.abs(it.date().getYear() - asked.year()) > 1)
        throw new Refused(new NotOfThatYear(it.date(), asked.year()));
    return inForce.withYear(asked.year(), asked.exceptions());
  }

  private static void check(SiteCalendar calendar) {
    if (!ZoneId.getAvailableZoneIds().contains(calendar.timeZone()))
      throw new Refused(new NoSuchTimeZone(calendar.timeZone()));
    if (calendar.week().size() != 7) throw new Refused(new NotAWeek(calendar.week().size()));
    if (!calendar.week().contains(true)) throw new Refused(new NothingWorked());
    if (calendar.exceptions().size() > MOST_EXCEPTIONS)
      throw new Refused(new TooManyExceptions(MOST_EXCEPTIONS));
    Set<LocalDate> dates = new HashSet<>();
    for (CalendarException it : calendar.exceptions())
      if (!dates.add(it.date())) throw new Refused(new ExceptionTwice(it.date()));
  }

  @Override
  public Calendar evolve(CalendarEvent event) {
    return switch (event) {
      case CalendarStated it -> new Calendar(it.calendar());
    };
  }
}
