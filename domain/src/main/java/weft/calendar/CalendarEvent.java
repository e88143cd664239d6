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
   * The site works so from now on.
   *
   * @param calendar all of it, also where one year of it was stated
   */
  record CalendarStated(PartyCode party, String site, SiteCalendar calendar)
      implements CalendarEvent {}
}
