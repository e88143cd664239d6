package weft.event;

import java.util.Set;
import weft.party.PartyCode;

/**
 * An event that concerns other parties than its command does. Where one command sends each of
 * several partners its own event, no partner may see the others' events.
 */
public interface Concerning {
  /** The parties that may see the event. */
  Set<PartyCode> concerns();
}
