package weft.calendar;

import weft.party.PartyCode;

/**
 * Everything that can happen to a site's calendar. Stored for ever: add nullable components, never
 * rename or move.
 */
public sealed interface CalendarEvent {
  PartyCode party();

  String site();

  /**
   * The party stated the working days of the site from now on.
   *
   * @param calendar the whole calendar, also where the command stated only one year of it
   */
  record CalendarStated(PartyCode party, String site, SiteCalendar calendar)
      implements CalendarEvent {}
}
