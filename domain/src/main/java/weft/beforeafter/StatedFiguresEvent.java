package weft.beforeafter;

import weft.party.PartyCode;

/**
 * Everything that can happen to a site's stated figures. Stored for ever: add nullable components,
 * never rename or move.
 */
public sealed interface StatedFiguresEvent {
  PartyCode party();

  String site();

  /** The party stated the figures of a month. */
  record MonthStated(PartyCode party, String site, StatedMonth month)
      implements StatedFiguresEvent {}
}
