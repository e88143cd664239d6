package weft.capacity;

import java.util.Set;
import weft.event.Concerning;
import weft.party.PartyCode;

/**
 * Everything that can happen to a capacity group. Stored for ever: add nullable components, never
 * rename or move.
 */
public sealed interface CapacityGroupEvent extends Concerning {
  CapacityGroupId group();

  @Override
  default Set<PartyCode> concerns() {
    return Set.of(group().supplier());
  }

  /**
   * The group's complete statement from now on. Only the supplier sees it, because it names all
   * buyers.
   */
  record CapacityStated(CapacityGroupId group, Capacity capacity) implements CapacityGroupEvent {}
}
