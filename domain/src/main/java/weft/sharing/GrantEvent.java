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

  /** To whom it is given. */
  PartyCode to();

  @Override
  default Set<PartyCode> concerns() {
    return Set.copyOf(List.of(grant().owner(), to()));
  }

  /** An owner lets another party see. */
  record GrantGiven(GrantId grant, Grant given) implements GrantEvent {
    @Override
    public PartyCode to() {
      return given.to();
    }
  }

  /**
   * It does not any more.
   *
   * @param to whom it was given
   */
  record GrantWithdrawn(GrantId grant, PartyCode to) implements GrantEvent {}
}
