package weft.event;

import java.util.Set;
import weft.party.PartyCode;

/**
 * An event that concerns others than its command does: of one command that tells each of several
 * partners its own, no partner may see the others' events.
 */
public interface Concerning {
  /** Who may see it. */
  Set<PartyCode> concerns();
}
