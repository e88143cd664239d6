package weft.event;

import weft.party.PartyCode;

/**
 * An event that one of its parties may read only in part, because the rest is another party's own
 * data.
 */
public interface ToldToOthers {
  /**
   * Returns the event as that party may read it.
   *
   * @param reader one of the parties that the event concerns
   */
  Object asReadBy(PartyCode reader);
}
