package weft.desk;

import org.jspecify.annotations.Nullable;
import weft.party.PartyCode;

/**
 * Everything that can happen to a part between two partners. Stored for ever: add nullable
 * components, never rename or move.
 */
public sealed interface PartEvent {
  /**
   * A message that took effect named the part for the first time, or for the first time under a
   * delivery schedule.
   *
   * @param schedule the stream of the schedule; null for an order
   */
  record PartNamed(PartyCode buyer, PartyCode supplier, String part, @Nullable String schedule)
      implements PartEvent {}
}
