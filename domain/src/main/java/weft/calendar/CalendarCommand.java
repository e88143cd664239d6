package weft.calendar;

import java.util.List;
import java.util.Set;
import weft.event.StreamCommand;
import weft.party.PartyCode;

/** Everything a party can ask of the calendar of one of its sites. */
public sealed interface CalendarCommand extends StreamCommand {
  PartyCode party();

  String site();

  @Override
  default String stream() {
    return Calendar.stream(party(), site());
  }

  @Override
  default Set<PartyCode> concerns() {
    return Set.of(party());
  }

  @Override
  default Set<String> routingKeys() {
    return Set.of(stream());
  }

  /** Replaces the whole calendar from now on. */
  record StateCalendar(PartyCode party, String site, SiteCalendar calendar)
      implements CalendarCommand {}

  /**
   * Replaces the exceptions of one year. Exceptions of other years stay, except on days that the
   * year's list names.
   */
  record StateCalendarYear(
      PartyCode party, String site, int year, List<CalendarException> exceptions)
      implements CalendarCommand {}
}
