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

  /** The group is and can do this from now on. It is the supplier's alone, for it names all. */
  record CapacityStated(CapacityGroupId group, Capacity capacity) implements CapacityGroupEvent {}
}
