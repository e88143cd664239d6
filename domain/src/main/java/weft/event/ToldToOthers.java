package weft.event;

import weft.party.PartyCode;

/** An event of which one party may not read all: the rest is another party's own affair. */
public interface ToldToOthers {
  /**
   * The event as that party may read it.
   *
   * @param reader one of those whom the event concerns
   */
  Object asReadBy(PartyCode reader);
}
