package weft.sharing;

import weft.party.PartyCode;

/**
 * Everything that can happen to a grant. Stored for ever: add nullable components, never rename or
 * move.
 */
public sealed interface GrantEvent {
  GrantId grant();

  /** An owner lets another party see. */
  record GrantGiven(GrantId grant, Grant given) implements GrantEvent {}

  /**
   * It does not any more.
   *
   * @param to whom it was given
   */
  record GrantWithdrawn(GrantId grant, PartyCode to) implements GrantEvent {}
}
