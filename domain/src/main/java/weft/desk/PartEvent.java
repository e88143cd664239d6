package weft.desk;

import weft.party.PartyCode;

/**
 * What is known of a part between two partners. Stored for ever: add nullable components, never
 * rename or move.
 */
public sealed interface PartEvent {
  /** A message that took effect named it for the first time. */
  record PartNamed(PartyCode buyer, PartyCode supplier, String part) implements PartEvent {}
}
