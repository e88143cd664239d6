package weft.sharing;

import java.util.List;
import java.util.Set;
import weft.event.Concerning;
import weft.party.PartyCode;

/**
 * Everything that can happen to a grant. Stored for ever: add nullable components, never rename or
 * move.
 */
public sealed interface GrantEvent extends Concerning {
  GrantId grant();

  /** The party that receives the grant. */
  PartyCode to();

  @Override
  default Set<PartyCode> concerns() {
    return Set.copyOf(List.of(grant().owner(), to()));
  }

  /** The owner gave the grant. */
  record GrantGiven(GrantId grant, Grant given) implements GrantEvent {
    @Override
    public PartyCode to() {
      return given.to();
    }
  }

  /**
   * The owner withdrew the grant.
   *
   * @param to the party that had received it
   */
  record GrantWithdrawn(GrantId grant, PartyCode to) implements GrantEvent {}
}
