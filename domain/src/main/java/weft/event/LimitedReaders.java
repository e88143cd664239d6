package weft.event;

import weft.party.PartyCode;

/**
 * An event that not every party finds which sees the stream's rows through another stream. The
 * event's participants find it in any case.
 */
public interface LimitedReaders {
  /**
   * Whether the party finds the event.
   *
   * @param reader a party that sees the stream's rows and is no participant of the event
   */
  boolean isFoundBy(PartyCode reader);
}
