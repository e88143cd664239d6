package weft.capacity;

import java.util.Set;
import weft.calendar.Week;
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

  /**
   * The same, but weeks before the first and after the last one stay as they stand: the next
   * quarter of a plan. A new group is opened.
   *
   * @param capacity whose weeks are from the first to the last
   */
  record StateWeeks(CapacityGroupId group, Week first, Week last, Capacity capacity)
      implements CapacityGroupCommand {}
}
