package weft.capacity;

import java.util.Set;
import weft.event.StreamCommand;
import weft.party.PartyCode;

/** Everything a supplier can ask of a capacity group of its own. */
public sealed interface CapacityGroupCommand extends StreamCommand {
  CapacityGroupId group();

  @Override
  default String stream() {
    return group().stream();
  }

  /** A group names all buyers and their parts, so it is its supplier's alone. */
  @Override
  default Set<PartyCode> concerns() {
    return Set.of(group().supplier());
  }

  @Override
  default Set<String> routingKeys() {
    return Set.of(stream());
  }

  /** A new group. */
  record OpenCapacityGroup(CapacityGroupId group, Capacity capacity)
      implements CapacityGroupCommand {}

  /** All of it anew; what stands already is no change. */
  record StateCapacity(CapacityGroupId group, Capacity capacity) implements CapacityGroupCommand {}
}
